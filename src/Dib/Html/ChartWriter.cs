using Dib.Html.Markup;

namespace Dib.Html;

/// <summary>
/// Writes a chart. Its drawing stands in the page and is what readers see; where one turns to it, the site's script draws a chart that
/// answers the pointer in its place.
/// </summary>
internal static class ChartWriter
{
    /// <summary>The figure of <paramref name="output"/>, or null where its JSON is no figure.</summary>
    public static string? Write(DisplayOutput output, PageState page)
    {
        if (RichestFormat.Figure(output) is not { } value
            || ChartFigure.Read(value.Value, page.Language) is not { } chart) return null;
        var fallback = RichestFormat.Find(output, RichestFormat.Html)?.Value;
        var id = page.Outline.AddFigure();
        var isDrawn = value.MimeType == RichestFormat.Drawn;
        if (!isDrawn) page.AddChart(id, chart);

        var drawing = Static(fallback, chart, page.Language);
        var html = new StringBuilder($"<figure class=\"chart\" id=\"{id}\">\n");
        if (chart.Title is not null)
        {
            html.Append($"<figcaption><strong>{HtmlText.Encode(chart.Title)}</strong>");
            if (chart.Subtitle is not null) html.Append($" <span>{HtmlText.Encode(chart.Subtitle)}</span>");
            html.Append("</figcaption>\n");
        }
        if (isDrawn)
        {
            html.Append($"<div class=\"chart-static\">{drawing}</div>\n");
        }
        else
        {
            html.Append($"<div class=\"chart-space\" style=\"--chart-height:{chart.Height}px")
                .Append(chart.Width is { } width ? $";max-width:{width}px" : "").Append("\">\n");
            html.Append("<div class=\"chart-plot\" role=\"img\" ")
                .Append($"aria-label=\"{HtmlText.Encode(chart.Alternative ?? chart.Title ?? page.Language.Say("chart"))}\"></div>\n");
            html.Append($"<div class=\"chart-static\">{drawing}</div>\n</div>\n");
        }
        if (chart.Caption is not null) html.Append($"<p class=\"chart-note\">{HtmlText.Encode(chart.Caption)}</p>\n");
        html.Append($"<div class=\"chart-foot\">{Tools(chart, page, !isDrawn || drawing.Contains("<svg", StringComparison.Ordinal))}");
        if (chart.Table is not null) html.Append(Data(chart, chart.Table, page));
        html.Append("</div>\n");
        return html.Append("</figure>").ToString();
    }

    /// <summary>The drawing of a figure whose text and data the page shows itself; all there is of another. What may be more than a
    /// drawing is left to the script that draws the chart.</summary>
    private static string Static(string? fallback, ChartFigure chart, SiteLanguage language)
    {
        if (string.IsNullOrWhiteSpace(fallback)) return AlternativeText(chart, language);
        var drawing = HtmlText.NormalizeLines(fallback);
        if (chart.Title is not null && chart.Table is not null)
        {
            var start = drawing.IndexOf("<svg", StringComparison.Ordinal);
            var end = drawing.LastIndexOf("</svg>", StringComparison.Ordinal);
            drawing = start >= 0 && end > start ? drawing[start..(end + "</svg>".Length)] : "";
        }
        return drawing.Length > 0 && PlainMarkup.Is(drawing) ? drawing : AlternativeText(chart, language);
    }

    private static string AlternativeText(ChartFigure chart, SiteLanguage language) =>
        chart.Scripts.Count == 0 ? ""
            : $"<p>{HtmlText.Encode(chart.Alternative ?? language.Say("chart.static"))}</p>";

    /// <summary>Pictures are of what is drawn; the numbers are there either way.</summary>
    private static string Tools(ChartFigure chart, PageState page, bool hasPicture)
    {
        var language = page.Language;
        return $"<p class=\"chart-tools needs-script\" role=\"group\" aria-label=\"{language.Html("chart.save")}\"{page.Site.FrameLang}>"
            + $"<span>{language.Html("chart.save.as")}</span>"
            + (hasPicture ? $" {Button("picture", "SVG")} {Button("picture", "PNG")}" : "")
            + (chart.Table is null ? "" : " " + Button("save", "CSV")) + "</p>";

        string Button(string what, string format) => $"<button data-{what}=\"{format.ToLowerInvariant()}\" "
            + $"aria-label=\"{language.Html("chart.save.format", format)}\">{format}</button>";
    }

    private static string Data(ChartFigure chart, ChartTable table, PageState page) =>
        $"<details class=\"chart-data\"><summary{page.Site.FrameLang}>{page.Language.Html("chart.data")}</summary>"
        + TableFrame.Around(ChartTableWriter.Write(table, chart.Title, page.Site.Culture), page.Language.Say("chart.data.label"), page)
        + "</details>";
}
