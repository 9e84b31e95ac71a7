using System.Text;
using Dib.Documents;
using Dib.Running;

namespace Dib.Html;

/// <summary>Writes one cell of a notebook.</summary>
internal static class CellWriter
{
    public static string Write(CellRun cell, PageState page)
    {
        var content = cell.Cell.Kind switch
        {
            Kinds.Markdown => $"<div class=\"prose\">\n{MarkdownWriter.Write(cell.Cell.Source, trusted: true, page.Outline)}\n</div>\n",
            Kinds.Html => $"<div class=\"output html\">{TableFrame.Around(HtmlText.NormalizeLines(cell.Cell.Source), $"Cell {cell.Number}")}</div>\n",
            Kinds.JavaScript => Code(cell) + Script(cell.Cell.Source),
            Kinds.Mermaid => $"<div class=\"output\">{CodeHtml.Write(Kinds.Mermaid, cell.Cell.Source)}</div>\n",
            _ => Code(cell),
        };
        var html = new StringBuilder($"<div class=\"cell {Kind(cell)}\" id=\"{Outline.CellId(cell.Number)}\">\n").Append(content);
        foreach (var output in cell.Outputs)
        {
            if (OutputWriter.Write(output, cell, page) is { Length: > 0 } shown) html.Append(shown).Append('\n');
        }
        if (cell.Status == CellStatus.Skipped) html.Append(Skipped(cell, page));
        return html.Append("</div>\n").ToString();
    }

    private static string Code(CellRun cell)
    {
        if (string.IsNullOrWhiteSpace(cell.Cell.Source)) return "";
        var lines = cell.Cell.Source.Split('\n').Length;
        return $"<details class=\"code\"><summary><span>Code</span> <span class=\"code-size\">cell {cell.Number}, {lines} {(lines == 1 ? "line" : "lines")}</span></summary>" +
            $"{CodeHtml.Write(cell.Cell.Kind, HtmlText.NormalizeLines(cell.Cell.Source))}</details>\n";
    }

    /// <summary>The author's script, in a scope of its own as in a notebook, where cells may declare the same names.</summary>
    private static string Script(string source) =>
        $"<script>(async () => {{\n{HtmlText.NormalizeLines(source).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--")}\n}})();</script>\n";

    private static string Skipped(CellRun cell, PageState page)
    {
        var cause = page.Run.Failure is { } failure && failure.Number < cell.Number
            ? $"because <a href=\"#{Outline.CellId(failure.Number)}\">cell {failure.Number}</a> failed"
            : "because the notebook had failed before";
        return $"<p class=\"skipped\">Cell {cell.Number} was not run {cause}.</p>\n";
    }

    /// <summary>How the cell reads: as an article's part, or as code that leaves hardly a trace.</summary>
    private static string Kind(CellRun cell) => cell.Cell.Kind switch
    {
        Kinds.Markdown or Kinds.Html => "shown",
        _ when cell.Outputs.Count > 0 || cell.Status is CellStatus.Skipped or CellStatus.Failed => "code-cell",
        _ when cell.Cell.Source.Split('\n').All(line => line.StartsWith('#') || string.IsNullOrWhiteSpace(line)) => "code-cell silent directives",
        _ => "code-cell silent",
    };
}
