namespace Tables;

internal static class Encode
{
    /// <summary>Escapes what HTML would read as markup, in text and in quoted attributes; letters such as å stay readable.</summary>
    public static string Html(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0)
            return text;
        return text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");
    }
}
