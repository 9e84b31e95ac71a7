namespace Tables;

/// <summary>A value written in one format.</summary>
internal readonly record struct FormattedText(string MimeType, string Value);
