using Dib.Html.Markup;

namespace Dib.Html;

/// <summary>
/// Writes a chart. Its static form stands in the page and is what a reader without scripts and a printer get;
/// the site's script draws into the space kept for it.
/// </summary>
internal static class ChartWriter
{
    /// <summary>The figure of <paramref name="output"/>, or null where its JSON is no figure.</summary>
    public static string? Write(DisplayOutput output, PageState page)
    {
        if (RichestFormat.Figure(output) is not { } value
            || ChartFigure.Read(value.Value) is not { } chart) return null;
        var fallback = RichestFormat.Find(output, RichestFormat.Html)?.Value;
        var id = page.Outline.AddFigure();
        var isDrawn = value.MimeType == RichestFormat.Drawn;
        if (!isDrawn) page.Load(chart.Scripts);

        var html = new StringBuilder($"<figure class=\"chart\" id=\"{id}\">\n");
        if (chart.Title is not null)
        {
            html.Append($"<figcaption><strong>{HtmlText.Encode(chart.Title)}</strong>");
            if (chart.Subtitle is not null) html.Append($" <span>{HtmlText.Encode(chart.Subtitle)}</span>");
            html.Append("</figcaption>\n");
        }
        if (isDrawn)
        {
            html.Append($"<div class=\"chart-static\">{Static(fallback, chart)}</div>\n");
        }
        else
        {
            html.Append($"<div class=\"chart-space\" style=\"--chart-height:{chart.Height}px\">\n");
            html.Append("<div class=\"chart-plot\" role=\"img\" ")
                .Append($"aria-label=\"{HtmlText.Encode(chart.Alternative ?? chart.Title ?? "Chart")}\"></div>\n");
            html.Append($"<div class=\"chart-static\">{Static(fallback, chart)}</div>\n</div>\n");
            html.Append($"<script type=\"application/json\">{chart.Json}</script>\n");
        }
        if (chart.Caption is not null) html.Append($"<p class=\"chart-note\">{HtmlText.Encode(chart.Caption)}</p>\n");
        html.Append($"<div class=\"chart-foot\">{Tools(chart, isDrawn)}");
        if (chart.Table is not null) html.Append(Data(chart, chart.Table, page));
        html.Append("</div>\n");
        return html.Append("</figure>").ToString();
    }

    /// <summary>The drawing of a figure whose text and data the page shows itself; all there is of another. What may be more than a
    /// drawing is left to the script that draws the chart.</summary>
    private static string Static(string? fallback, ChartFigure chart)
    {
        if (string.IsNullOrWhiteSpace(fallback)) return AlternativeText(chart);
        var drawing = HtmlText.NormalizeLines(fallback);
        if (chart.Title is not null && chart.Table is not null)
        {
            var start = drawing.IndexOf("<svg", StringComparison.Ordinal);
            var end = drawing.LastIndexOf("</svg>", StringComparison.Ordinal);
            drawing = start >= 0 && end > start ? drawing[start..(end + "</svg>".Length)] : "";
        }
        return drawing.Length > 0 && PlainMarkup.Is(drawing) ? drawing : AlternativeText(chart);
    }

    private static string AlternativeText(ChartFigure chart) =>
        chart.Scripts.Count == 0 ? ""
            : $"<p>{HtmlText.Encode(chart.Alternative ?? "This chart is drawn by a script, and scripts are off.")}</p>";

    /// <summary>Pictures are of what is drawn; the numbers are there either way.</summary>
    private static string Tools(ChartFigure chart, bool isDrawn) =>
        "<p class=\"chart-tools needs-script\" role=\"group\" aria-label=\"Save the figure\">"
        + "<span>Save as</span>"
        + (isDrawn ? "" : " <button data-picture=\"svg\" aria-label=\"Save as SVG\">SVG</button> "
            + "<button data-picture=\"png\" aria-label=\"Save as PNG\">PNG</button>")
        + (chart.Table is null ? "" : " <button data-save=\"csv\" aria-label=\"Save as CSV\">CSV</button>") + "</p>";

    private static string Data(ChartFigure chart, ChartTable table, PageState page) =>
        "<details class=\"chart-data\"><summary>Data</summary>"
        + TableFrame.Around(ChartTableWriter.Write(table, chart.Title, page.Site.Culture), "Data of a chart", page.Outline)
        + "</details>";
}
