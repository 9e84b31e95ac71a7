using Dib.Html.Markup;

namespace Dib.Html;

/// <summary>Writes what a cell showed.</summary>
internal static class OutputWriter
{
    /// <summary>One output as HTML; empty where there is nothing to see.</summary>
    public static string Write(Output output, CellRun cell, PageState page) => output switch
    {
        StreamOutput stream => Stream(stream, page),
        DisplayOutput display => Display(display, cell, page),
        ErrorOutput error => Error(error, cell, page),
        _ => throw new ArgumentException($"Cell {cell.Number} has an output of the unknown kind {output.GetType().Name}.", nameof(output)),
    };

    private static string Stream(StreamOutput stream, PageState page)
    {
        var text = TerminalText.Shown(stream.Text).TrimEnd();
        if (text.Length == 0) return "";
        return stream.IsError
            ? $"<div class=\"output stderr\"><p class=\"output-label\"{page.Site.FrameLang}>"
                + $"{page.Language.Html("output.error")}</p>{Preformatted(text)}</div>"
            : $"<div class=\"output stdout\">{Preformatted(text)}</div>";
    }

    private static string Display(DisplayOutput display, CellRun cell, PageState page)
    {
        if (ChartWriter.Write(display, page) is { } chart) return chart;
        if (BrokenClaim.ConditionOf(display) is { } condition) return Broken(condition, page);
        static bool IsDrawn(FormattedValue value) => value.MimeType.StartsWith(RichestFormat.Plotly, StringComparison.OrdinalIgnoreCase);
        var notDrawn = display with { Values = [.. display.Values.Where(value => !IsDrawn(value))] };
        if (RichestFormat.Of(notDrawn.Values.Count > 0 ? notDrawn : display) is not { } value
            || string.IsNullOrWhiteSpace(value.Value)) return "";
        return value.MimeType switch
        {
            RichestFormat.Html => Shown(value.Value, cell, page),
            RichestFormat.Markdown => $"<div class=\"prose\">\n{MarkdownWriter.Write(value.Value, trusted: false, cell, page)}\n</div>",
            RichestFormat.Svg => Image(value.MimeType, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(value.Value)), cell, page),
            RichestFormat.Json => $"<div class=\"output json\">{Preformatted(IndentJson(value.Value))}</div>",
            ['i', 'm', 'a', 'g', 'e', '/', ..] when IsBase64(value.Value) =>
                Image(value.MimeType, string.Concat(value.Value.Where(c => !char.IsWhiteSpace(c))), cell, page),
            _ => $"<div class=\"output text\">{Preformatted(value.Value.TrimEnd())}</div>",
        };
    }

    /// <summary>HTML of a value. What is none of the plain kind keeps within its own place on the page, however it is styled.</summary>
    private static string Shown(string html, CellRun cell, PageState page)
    {
        var clean = MarkupCleaner.Clean(html, page, cell, MarkupOrigin.Value);
        return $"<div class=\"output html{(PlainMarkup.Is(clean) ? "" : " foreign")}\">"
            + $"{TableFrame.Around(clean, page.Language.Say("output.of", cell.Number), page)}</div>";
    }

    private static string Broken(string condition, PageState page) =>
        $"<div class=\"broken-claim prose\" role=\"note\"{page.Site.FrameLang}>\n"
        + $"<p>{page.Language.Html("claim.broken", $"<code>{HtmlText.Encode(condition)}</code>")}</p>\n</div>";

    private static string Error(ErrorOutput error, CellRun cell, PageState page)
    {
        var fileName = Path.GetFileName(page.Run.Path);
        var place = error.Line is { } line
            ? page.Language.Say("error.line", cell.Number, line, fileName, cell.Cell.Line + line - 1)
            : page.Language.Say("error.cell", cell.Number, fileName, cell.Cell.Line);
        var details = string.IsNullOrWhiteSpace(error.Details)
            ? ""
            : $"<details><summary{page.Site.FrameLang}>{page.Language.Html("error.details")}</summary>"
                + $"{Preformatted(TerminalText.Shown(error.Details).TrimEnd())}</details>";
        return $"<div class=\"error\" role=\"alert\"><p class=\"error-place\"{page.Site.FrameLang}>{HtmlText.Encode(place)}</p>"
            + $"<p class=\"error-message\">{HtmlText.Encode(TerminalText.Shown(error.Message).Trim())}</p>{details}</div>";
    }

    // An image element runs no script that an SVG may hold.
    private static string Image(string mimeType, string base64, CellRun cell, PageState page) =>
        $"<div class=\"output image\"><img src=\"data:{HtmlText.Encode(mimeType)};base64,{base64}\" "
        + $"alt=\"{page.Language.Html("output.image", cell.Number)}\"{page.Site.FrameLang}></div>";

    private static string Preformatted(string text) => $"<pre tabindex=\"0\">{HtmlText.Encode(text)}</pre>";

    private static bool IsBase64(string text) => System.Buffers.Text.Base64.IsValid(text);

    private static string IndentJson(string json) => Reading.OrNull(() =>
    {
        using var document = JsonDocument.Parse(json);
        return JsonText.Write(document.RootElement.WriteTo, new() { Indented = true, NewLine = "\n" });
    }) ?? json;
}

/// <summary>Chooses the format in which a page shows a value.</summary>
internal static class RichestFormat
{
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>A figure whose drawing is all there is: its words and data, in the form of a plotly figure without traces.</summary>
    public const string Drawn = "application/vnd.dib.drawn+json";
    public const string Html = "text/html";
    public const string Markdown = "text/markdown";
    public const string Svg = "image/svg+xml";
    public const string Json = "application/json";

    // A format that says whether a claim holds is none to show.
    private static readonly string[] RichestFirst =
        [Plotly, Html, Markdown, Svg, "image/png", "image/jpeg", "image/gif", "image/webp", Json, "text/plain"];

    /// <summary>The richest format that a page can show, or the first one where it knows none.</summary>
    public static FormattedValue? Of(DisplayOutput output) =>
        RichestFirst.Select(type => Find(output, type)).FirstOrDefault(value => value is not null) ?? output.Values.FirstOrDefault();

    /// <summary>The JSON of a figure, drawn by a script or without one, or null.</summary>
    public static FormattedValue? Figure(DisplayOutput output) => Find(output, Plotly) ?? Find(output, Drawn);

    /// <summary>The value in one format, or null.</summary>
    public static FormattedValue? Find(DisplayOutput output, string mimeType) =>
        output.Values.Select(value => value with { MimeType = TypeOf(value) }).FirstOrDefault(value => value.MimeType == mimeType);

    /// <summary>The type of a format. Parameters such as <c>;charset=utf-8</c> are no part of it.</summary>
    public static string TypeOf(FormattedValue value) => value.MimeType.Split(';')[0].Trim().ToLowerInvariant();
}
