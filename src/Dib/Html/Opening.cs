using Dib.Documents;
using Dib.Running;
using Markdig.Syntax;

namespace Dib.Html;

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
    private static IEnumerable<Block?> Blocks(NotebookRun run)
    {
        foreach (var cell in run.Cells)
        {
            if (cell.Cell.Kind == Kinds.Markdown)
            {
                foreach (var block in MarkdownReader.Read(cell.Cell.Source, trusted: true)) yield return block;
                continue;
            }
            foreach (var output in cell.Outputs)
            {
                if (output is DisplayOutput display && RichestFormat.Of(display) is { MimeType: RichestFormat.Markdown } prose)
                {
                    foreach (var block in MarkdownReader.Read(prose.Value, trusted: false)) yield return block;
                }
                else if (output is not StreamOutput)
                {
                    yield return null;
                }
            }
        }
    }
}
