namespace Dib.Html;

/// <summary>
/// The headings of a page in the making: gives each an id used nowhere else on the page and a level that
/// skips none, and remembers them for the contents. Regions get labels of their own likewise.
/// </summary>
internal sealed class Outline
{
    private static readonly string[] IdsOfTheShell = ["content", "contents", "top", "failure"];

    private readonly HashSet<string> _ids = new(IdsOfTheShell, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Heading> _headings = [];
    private int _level;
    private int _figures;

    /// <summary>How many notes the page has so far.</summary>
    public int NotesBefore { get; set; }

    public IReadOnlyList<Heading> Headings => _headings;

    /// <summary>Takes up a heading. Only the first of a page is of level 1; later ones go at least to 2.</summary>
    public Heading Add(string text, int level)
    {
        _level = _level == 0 ? 1 : Math.Clamp(level, 2, Math.Max(2, _level + 1));
        var heading = new Heading(UniqueId(SlugOf(text)), text, _level);
        _headings.Add(heading);
        return heading;
    }

    /// <summary>The next figure's id.</summary>
    public string AddFigure() => UniqueId($"figure-{++_figures}");

    /// <summary>A label that tells a region of the page from all others.</summary>
    public string AddLabel(string text) => Unique(_labels, text, count => $"{text} ({count})");

    /// <summary>The id of a cell, by the number that errors name.</summary>
    public static string CellId(int number) => $"cell-{number}";

    /// <summary>Takes an id for something else on the page; false where it has an owner.</summary>
    public bool Takes(string id) => !IsOwned(id) && _ids.Add(id);

    /// <summary>True for the id of a part around the page's content, or of a cell.</summary>
    public static bool IsOfFrame(string id) =>
        IdsOfTheShell.Contains(id, StringComparer.OrdinalIgnoreCase) || id.StartsWith("cell-", StringComparison.OrdinalIgnoreCase);

    // Notes have "footnote-7": a heading of that name must not take its place.
    private static bool IsOwned(string id) => IsOfFrame(id) || id.StartsWith("footnote-", StringComparison.OrdinalIgnoreCase);

    private string UniqueId(string id) => Unique(_ids, id, count => $"{id}-{count}");

    private static string Unique(HashSet<string> taken, string first, Func<int, string> further) =>
        taken.Add(first) ? first : Enumerable.Range(2, int.MaxValue - 2).Select(further).First(taken.Add);

    private static string SlugOf(string text)
    {
        var id = Slug.Of(text);
        return id.Length == 0 || IsOwned(id) ? $"section-{id}".TrimEnd('-') : id;
    }
}

/// <summary>A heading of a page.</summary>
/// <param name="Id">Its anchor, unique on the page.</param>
/// <param name="Text">Its text, not encoded.</param>
/// <param name="Level">1 to 6.</param>
internal sealed record Heading(string Id, string Text, int Level);

/// <summary>Writes a page's contents from its headings of levels 2 and 3.</summary>
internal static class ContentsWriter
{
    private const int LeastHeadings = 2;

    // Open beside the text where there is room, one closed line above it on a phone; decided before it is painted.
    private const string OpenWhereWide =
        "document.currentScript.previousElementSibling.firstElementChild.open=matchMedia('(min-width:72rem)').matches";

    /// <summary>The contents, or null where a page is too short to need them.</summary>
    public static string? Write(IReadOnlyList<Heading> headings, InlineScripts scripts, SiteContext site)
    {
        var sections = headings.Where(heading => heading.Level is 2 or 3).ToList();
        if (sections.Count < LeastHeadings) return null;
        var html = new StringBuilder($"<nav class=\"contents\" aria-label=\"{site.Language.Html("contents")}\"><details>"
            + $"<summary>{site.Language.Html("contents")}</summary>\n<ul{site.ProseLang}>\n");
        foreach (var section in sections)
            html.Append($"<li class=\"level-{section.Level}\">"
                + $"<a href=\"#{HtmlText.Encode(section.Id)}\">{HtmlText.Encode(section.Text)}</a></li>\n");
        return html.Append($"</ul></details></nav>{scripts.Element(OpenWhereWide)}").ToString();
    }
}
