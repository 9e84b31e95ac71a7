using Dib.Html.Markup;

namespace Dib.Html;

/// <summary>Writes one cell of a notebook.</summary>
internal static class CellWriter
{
    /// <summary>
    /// Whether folded code has room beside an output's first line. Said by a class and not found out by the style sheet: a
    /// browser that paints while it reads would move what it has painted.
    /// </summary>
    private static bool LeavesRoomAside(string output) =>
        IsProse(output)
        || output.StartsWith("<figure class=\"chart\"", StringComparison.Ordinal)
        // A table's caption makes room; without one, its head may fill the line.
        || (output.StartsWith("<div class=\"output html\"", StringComparison.Ordinal)
            && output.Contains("<caption", StringComparison.OrdinalIgnoreCase));

    private static bool IsProse(string output) => output.StartsWith("<div class=\"prose\"", StringComparison.Ordinal);

    public static string Write(CellRun cell, PageState page)
    {
        var shown = cell.Outputs.Select(output => OutputWriter.Write(output, cell, page)).Where(output => output.Length > 0).ToList();
        var content = cell.Cell.Kind switch
        {
            Kinds.Markdown => $"<div class=\"prose\">\n{MarkdownWriter.Write(cell.Cell.Source, trusted: true, cell, page)}\n</div>\n",
            Kinds.Html => Html(cell, page),
            Kinds.JavaScript => Code(cell, [], page) + Script(cell.Cell.Source, page.Scripts),
            Kinds.Mermaid => Mermaid(cell, page),
            _ => Code(cell, shown, page),
        };
        var html = new StringBuilder($"<div class=\"cell {Kind(cell)}\" id=\"{Outline.CellId(cell.Number)}\">\n").Append(content);
        foreach (var output in shown) html.Append(output).Append('\n');
        if (cell.Status == CellStatus.Skipped) html.Append(Skipped(cell, page));
        return html.Append("</div>\n").ToString();
    }

    private static string Html(CellRun cell, PageState page)
    {
        var html = MarkupCleaner.Clean(cell.Cell.Source, page, cell, MarkupOrigin.Cell);
        return $"<div class=\"output html\">{TableFrame.Around(html, page.Language.Say("output.html", cell.Number), page)}</div>\n";
    }

    private static string Mermaid(CellRun cell, PageState page)
    {
        page.WarnOfDiagram(cell);
        return $"<div class=\"output\">{CodeHtml.Write(Kinds.Mermaid, cell.Cell.Source)}</div>\n";
    }

    /// <summary>The code, folded. Where a cell only says a sentence, its switch waits for the reader's pointer or keyboard.</summary>
    private static string Code(CellRun cell, IReadOnlyList<string> shown, PageState page)
    {
        if (string.IsNullOrWhiteSpace(cell.Cell.Source)) return "";
        var lines = cell.Cell.Source.Split('\n').Length;
        var place = (shown is [var first, ..] && LeavesRoomAside(first) ? " aside" : "")
            + (shown.Count > 0 && shown.All(IsProse) ? " quiet" : "");
        var size = page.Language.Html("code.size", cell.Number, page.Language.Html("code.lines", lines));
        return $"<details class=\"code{place}\"{page.Site.FrameLang}><summary><span>{page.Language.Html("code")}</span> "
            + $"<span class=\"code-size\">{size}</span></summary>"
            + $"{CodeHtml.Write(cell.Cell.Kind, HtmlText.NormalizeLines(cell.Cell.Source))}</details>\n";
    }

    /// <summary>The author's script, in a scope of its own as in a notebook, where cells may declare the same names.</summary>
    private static string Script(string source, InlineScripts scripts) => scripts.Element($"(async () => {{\n{source}\n}})();");

    private static string Skipped(CellRun cell, PageState page)
    {
        var text = page.Run.Failure is { Number: var failed } && failed < cell.Number
            ? page.Language.Html("skipped", cell.Number,
                $"<a href=\"#{Outline.CellId(failed)}\">{page.Language.Html("skipped.cell", failed)}</a>")
            : page.Language.Html("skipped.before", cell.Number);
        return $"<p class=\"skipped\"{page.Site.FrameLang}>{text}</p>\n";
    }

    /// <summary>How the cell reads: as an article's part, or as code that leaves hardly a trace.</summary>
    private static string Kind(CellRun cell) => cell.Cell.Kind switch
    {
        Kinds.Markdown or Kinds.Html => "shown",
        _ when cell.Outputs.Count > 0 || cell.Status is CellStatus.Skipped or CellStatus.Failed => "code-cell",
        _ when cell.Cell.Source.Split('\n').All(line => line.StartsWith('#') || string.IsNullOrWhiteSpace(line)) =>
            "code-cell silent directives",
        _ => "code-cell silent",
    };
}
