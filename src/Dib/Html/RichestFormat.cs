using Dib.Protocol;
using Dib.Running;

namespace Dib.Html;

/// <summary>Chooses the format in which a page shows a value.</summary>
internal static class RichestFormat
{
    public const string Plotly = "application/vnd.plotly.v1+json";
    public const string Html = "text/html";
    public const string Markdown = "text/markdown";
    public const string Svg = "image/svg+xml";
    public const string Json = "application/json";
    public const string Text = "text/plain";

    private static readonly string[] RichestFirst =
        [Plotly, Html, Markdown, Svg, "image/png", "image/jpeg", "image/gif", "image/webp", Json, Text];

    /// <summary>The richest format that a page can show, or the first one where it knows none.</summary>
    public static FormattedValue? Of(DisplayOutput output) =>
        RichestFirst.Select(type => Find(output, type)).FirstOrDefault(value => value is not null) ?? output.Values.FirstOrDefault();

    /// <summary>The value in one format, or null. Parameters such as <c>;charset=utf-8</c> are no part of the type.</summary>
    public static FormattedValue? Find(DisplayOutput output, string mimeType) =>
        output.Values.Select(value => value with { MimeType = value.MimeType.Split(';')[0].Trim().ToLowerInvariant() })
            .FirstOrDefault(value => value.MimeType == mimeType);
}
