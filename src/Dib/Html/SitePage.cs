using System.Text.Json.Serialization;
using Dib.Html.Markup;
using Markdig.Syntax;

namespace Dib.Html;

/// <summary>What the rest of a site says about one of its pages: enough for navigation and the index, without the page itself.</summary>
/// <param name="Path">The notebook's path, as in <see cref="NotebookRun.Path"/>.</param>
/// <param name="Title">The notebook's first heading, or a title made from its file name where it has none.</param>
/// <param name="Opening">The paragraphs under the title as plain text: the question and its answer.</param>
/// <param name="Succeeded">False where the notebook failed; its page then shows only what came before.</param>
public sealed record SitePage(string Path, string Title, IReadOnlyList<string> Opening, bool Succeeded)
{
    /// <summary>Which of its notebook's pages it is; null for the only one.</summary>
    public Edition? Edition { get; init; }

    /// <summary>The page's file name within the site: the notebook's own, with <c>.html</c>, unless it has several.</summary>
    [JsonIgnore]
    public string FileName => FileNameOf(Path, Edition);

    /// <summary>A short name for navigation, made from the file name: <c>3-bup-earmarks.dib</c> is “BUP earmarks” where the title writes
    /// BUP so.</summary>
    [JsonIgnore]
    public string Label { get; } = PageLabel.Of(Path, Title);

    /// <summary>The absolute path of the notebook; empty for one that was read from no file.</summary>
    [JsonIgnore]
    public string Notebook { get; init; } = "";

    /// <summary>How many claims of the page no longer hold.</summary>
    public int BrokenClaims { get; init; }

    /// <summary>A drawing without words for the page's card, as SVG; null where the notebook shows no chart.</summary>
    public string? Figure { get; init; }

    /// <summary>The page that a run will get.</summary>
    public static SitePage Of(NotebookRun run)
    {
        var opening = Html.Opening.Of(run);
        return new SitePage(run.Path, opening.Title ?? PageLabel.Of(run.Path), opening.Paragraphs, run.Succeeded)
        { Edition = run.Edition, Figure = CardFigure.Of(run), BrokenClaims = BrokenClaim.Of(run).Count, Notebook = NotebookOf(run) };
    }

    private static string NotebookOf(NotebookRun run) =>
        run.Folder.Length == 0 ? "" : System.IO.Path.Combine(run.Folder, System.IO.Path.GetFileName(run.Path));

    /// <summary>The file name of a page of the notebook at <paramref name="path"/>.</summary>
    public static string FileNameOf(string path, Edition? edition = null) =>
        edition?.FileName ?? System.IO.Path.GetFileNameWithoutExtension(path) + ".html";

    /// <summary>Where the site keeps the notebook itself, to be taken away: beside the assets,
    /// since the pages' own folder may be that of the notebooks.</summary>
    public static string NotebookPathOf(string path) => $"{SiteAssets.Folder}/{System.IO.Path.GetFileName(path)}";
}

/// <summary>Short page names made from file names.</summary>
internal static class PageLabel
{
    /// <summary>
    /// The file name as words: without extension and leading number, hyphens as blanks, first letter large.
    /// A word that <paramref name="title"/> spells with other capitals (an abbreviation, a name) takes its spelling from there.
    /// </summary>
    public static string Of(string path, string title = "")
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var words = name.TrimStart("0123456789".ToCharArray()).Split(['-', '_', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return name;
        var spellings = title.Split([' ', '-', ',', ':', '?', '.', '!', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var label = string.Join(' ', words.Select(word => SpellingIn(spellings, word)));
        return char.ToUpperInvariant(label[0]) + label[1..];
    }

    private static string SpellingIn(string[] spellings, string word) =>
        spellings.FirstOrDefault(spelling => spelling.Equals(word, StringComparison.OrdinalIgnoreCase)) is { Length: > 1 } spelling
        && spelling.Skip(1).Any(char.IsUpper)
            ? spelling
            : word;
}

/// <summary>How a notebook opens: its title and the paragraphs right under it, whether written or displayed.</summary>
/// <param name="Title">The heading of level 1 that the prose begins with, or null.</param>
/// <param name="Paragraphs">The paragraphs up to the next heading or other block, at most three, as plain text.</param>
internal sealed record Opening(string? Title, IReadOnlyList<string> Paragraphs)
{
    private const int MostParagraphs = 3;

    public static Opening Of(NotebookRun run)
    {
        string? title = null;
        var paragraphs = new List<string>();
        foreach (var block in Blocks(run))
        {
            switch (block)
            {
                case HeadingBlock { Level: 1 } heading when title is null && paragraphs.Count == 0:
                    title = MarkdownReader.PlainText(heading);
                    break;
                case ParagraphBlock paragraph when paragraphs.Count < MostParagraphs:
                    if (MarkdownReader.PlainText(paragraph) is { Length: > 0 } text) paragraphs.Add(text);
                    break;
                case HtmlBlock:
                    break;
                default:
                    return new Opening(title, paragraphs);
            }
        }
        return new Opening(title, paragraphs);
    }

    /// <summary>The prose from the top; a null where something else is shown, since that ends the opening.</summary>
    private static IEnumerable<Block?> Blocks(NotebookRun run) => run.Cells.SelectMany(cell => cell.Cell.Kind == Kinds.Markdown
        ? MarkdownReader.Read(Notes.Complete(HtmlText.NormalizeLines(cell.Cell.Source), run), trusted: true)
        : cell.Outputs.Where(output => output is not StreamOutput).SelectMany(Blocks));

    private static IEnumerable<Block?> Blocks(Output output) =>
        output is DisplayOutput display && RichestFormat.Of(display) is { MimeType: RichestFormat.Markdown } prose
            ? MarkdownReader.Read(prose.Value, trusted: false)
            : new Block?[] { null };
}

/// <summary>The small figure by which a reader knows a page again: its first chart, without the words.</summary>
internal static partial class CardFigure
{
    /// <summary>The width, in the drawing's units, that a drawing for any width is given.</summary>
    private const int FluidWidth = 400;

    /// <summary>The drawing of a run's first chart that has one, or null.</summary>
    public static string? Of(NotebookRun run)
    {
        foreach (var display in run.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>())
        {
            if (RichestFormat.Figure(display) is null
                || RichestFormat.Find(display, RichestFormat.Html)?.Value is not { } html) continue;
            var start = html.IndexOf("<svg", StringComparison.Ordinal);
            var end = html.LastIndexOf("</svg>", StringComparison.Ordinal);
            if (start < 0 || end < start) continue;
            var drawing = Dots().Replace(Texts().Replace(HtmlText.NormalizeLines(html[start..end]), ""),
                "<line x1=\"$1\" x2=\"$1\" y1=\"$2\" y2=\"$2\" stroke=\"$3\" stroke-width=\"6\" stroke-linecap=\"round\"");
            // The page's own words say what the figure does; here it is an ornament. All of it: a part would show other proportions.
            var (height, box) = (Height().Match(drawing), ViewBox().Match(drawing));
            var (shown, fit) = height.Success ? ($"0 0 {FluidWidth} {height.Groups[1].Value}", "none")
                : (box.Groups[1].Value, "xMidYMid meet");
            var figure = $"<svg viewBox=\"{shown}\" preserveAspectRatio=\"{fit}\" aria-hidden=\"true\" "
                + $"focusable=\"false\">{drawing[(drawing.IndexOf('>') + 1)..]}</svg>";
            // A foreign one may be more than a drawing.
            if (PlainMarkup.Is(figure)) return figure;
        }
        return null;
    }

    /// <summary>The height of the plot of a drawing that fills any width.</summary>
    [GeneratedRegex("^<svg[^>]*\\sdata-height=\"([0-9.]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Height();

    [GeneratedRegex("^<svg[^>]*\\sviewBox=\"([0-9. ]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex ViewBox();

    /// <summary>A dot would be stretched with the drawing; the end of a line is not.</summary>
    [GeneratedRegex("<circle cx=\"([^\"]*)\" cy=\"([^\"]*)\" r=\"[^\"]*\" fill=\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Dots();

    [GeneratedRegex("<(text|title|desc)[ >].*?</\\1>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Texts();
}
