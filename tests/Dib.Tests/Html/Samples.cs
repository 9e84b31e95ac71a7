using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dib.Documents;
using Dib.Html;
using Dib.Protocol;
using Dib.Running;

namespace Dib.Tests.Html;

/// <summary>Runs made by hand, and pages read back as a browser reads them.</summary>
internal static class Samples
{
    public static NotebookRun Run(params CellRun[] cells) => Run("notebooks/sample.dib", cells);

    public static NotebookRun Run(string path, CellRun[] cells)
    {
        var numbered = cells.Select((cell, i) => cell with { Number = i + 1 }).ToList();
        return new NotebookRun(path, new Notebook([.. numbered.Select(cell => cell.Cell)]), numbered);
    }

    public static CellRun Markdown(string source) => new(0, new Cell("markdown", source), CellStatus.Shown, []);

    public static CellRun Shown(string kind, string source) => new(0, new Cell(kind, source), CellStatus.Shown, []);

    public static CellRun Code(string source, params Output[] outputs) => new(0, new Cell("csharp", source), CellStatus.Succeeded, outputs);

    public static CellRun Failed(string source, ErrorOutput error, int line = 1) =>
        new(0, new Cell("csharp", source, line), CellStatus.Failed, [error]);

    public static CellRun Skipped(string source) => new(0, new Cell("csharp", source), CellStatus.Skipped, []);

    public static DisplayOutput Display(params (string MimeType, string Value)[] values) =>
        new([.. values.Select(value => new FormattedValue(value.MimeType, value.Value))]);

    public static SiteContext Site(params NotebookRun[] runs) =>
        new("Grants", [.. runs.Select(SitePage.Of)], CultureInfo.InvariantCulture);

    public static string Html(params CellRun[] cells)
    {
        var run = Run(cells);
        return PageRenderer.Render(new(run, Site(run)));
    }

    public static IHtmlDocument Page(params CellRun[] cells) => Parse(Html(cells));

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
