namespace Dib.Protocol;

/// <summary>A value written in one format.</summary>
/// <param name="MimeType">For example <c>text/html</c>, <c>text/markdown</c>, <c>text/plain</c>, <c>application/vnd.plotly.v1+json</c>.</param>
/// <param name="Value">The value in that format.</param>
/// <param name="SuppressDisplay">True where a front end should keep the value without showing it.</param>
public sealed record FormattedValue(string MimeType, string Value, bool SuppressDisplay = false)
{
    /// <summary>Markdown text.</summary>
    public static FormattedValue Markdown(string text) => new("text/markdown", text);
}
