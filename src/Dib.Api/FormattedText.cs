namespace Microsoft.DotNet.Interactive;

/// <summary>A value written in one format.</summary>
/// <param name="MimeType">The format, for example <c>text/html</c>.</param>
/// <param name="Value">The value in that format.</param>
public readonly record struct FormattedText(string MimeType, string Value);
