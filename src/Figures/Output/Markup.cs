namespace Figures;

/// <summary>Text as it may stand in HTML and SVG, between tags and inside quoted attributes.</summary>
internal static class Markup
{
    public static string Encode(string text) => text
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");
}
