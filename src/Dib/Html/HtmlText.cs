namespace Dib.Html;

/// <summary>The one door by which text enters a page.</summary>
internal static class HtmlText
{
    /// <summary>Text as HTML, fit for elements and for attributes in double quotes alike.</summary>
    public static string Encode(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var html = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            switch (character)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\'': html.Append("&#39;"); break;
                case '\r': break;
                case < ' ' and not ('\n' or '\t'): html.Append('\uFFFD'); break;
                default: html.Append(character); break;
            }
        }
        return html.ToString();
    }

    /// <summary>A file name as a relative link.</summary>
    public static string Link(string fileName) => Encode(Uri.EscapeDataString(fileName));

    /// <summary>Line ends as browsers read them, so that hashes taken here are those taken there.</summary>
    public static string NormalizeLines(string html) => html.Replace("\r\n", "\n").Replace('\r', '\n').Replace('\0', '\uFFFD');
}
