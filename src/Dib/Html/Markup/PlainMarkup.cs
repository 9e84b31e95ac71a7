namespace Dib.Html.Markup;

/// <summary>
/// Recognises HTML that can stand in any page as it is: known elements, each closed where it should be, with attributes that
/// lead nowhere. So are the tables and drawings of the engine and its libraries. Nothing is believed of where it comes from, and
/// what is not recognised may be harmless all the same.
/// </summary>
internal static class PlainMarkup
{
    /// <summary>Deeper, browsers do not nest elements any more.</summary>
    public const int Deepest = 200;

    private const string Data = "<script type=\"application/json\">";
    private const string DataEnd = "</script>";

    public static bool Is(string html)
    {
        var open = new Stack<string>();
        for (var position = html.IndexOf('<'); position >= 0; position = html.IndexOf('<', position))
        {
            if (string.CompareOrdinal(html, position, Data, 0, Data.Length) == 0)
            {
                position = EndOfData(html, position + Data.Length);
                if (position < 0 || !open.Contains("table")) return false;
                continue;
            }
            var isEnd = position + 1 < html.Length && html[position + 1] == '/';
            var start = position + (isEnd ? 2 : 1);
            var end = start;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end])) end++;
            var name = html[start..end];
            if (!SafeNames.Elements.Contains(name)) return false;
            if (isEnd)
            {
                if (end == html.Length || html[end] != '>' || !open.TryPop(out var opened) || opened != name) return false;
                position = end + 1;
                continue;
            }
            position = EndOfTag(html, end, out var closesItself);
            // Within a title, browsers read text alone.
            if (position < 0 || (open.TryPeek(out var around) && around == "title")) return false;
            if (SafeNames.Void.Contains(name)) continue;
            if (closesItself ? !open.Contains("svg") : open.Count >= Deepest) return false;
            if (!closesItself) open.Push(name);
        }
        return open.Count == 0;
    }

    /// <summary>The place behind a tag whose name ends here; negative where an attribute is none of those that are known.</summary>
    private static int EndOfTag(string html, int position, out bool closesItself)
    {
        closesItself = false;
        while (position < html.Length)
        {
            var start = position;
            while (position < html.Length && html[position] is ' ' or '\n') position++;
            if (position == html.Length) return -1;
            if (html[position] == '>') return position + 1;
            if (html[position] == '/')
            {
                closesItself = true;
                return position + 1 < html.Length && html[position + 1] == '>' ? position + 2 : -1;
            }
            var equals = html.IndexOf("=\"", position, StringComparison.Ordinal);
            var end = equals < 0 ? -1 : html.IndexOf('"', equals + 2);
            if (start == position || end < 0) return -1;
            var (name, value) = (html[position..equals], html[(equals + 2)..end]);
            if (!IsName(name) || value.AsSpan().IndexOfAny('<', '>') >= 0) return -1;
            if (name == "style" ? !SafeNames.IsStyle(value) || value.Contains('&') : !SafeNames.IsValue(name, value)) return -1;
            position = end + 1;
        }
        return -1;
    }

    private static bool IsName(string name) =>
        SafeNames.IsAttribute(name) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or ':');

    /// <summary>The rows that a table keeps for its reader's filter; cells of HTML among them are for the cleaner.</summary>
    private static int EndOfData(string html, int start)
    {
        var end = html.IndexOf('<', start);
        return end >= 0 && string.CompareOrdinal(html, end, DataEnd, 0, DataEnd.Length) == 0
            && !html.AsSpan(start, end - start).Contains("{\"html\":", StringComparison.Ordinal) ? end + DataEnd.Length : -1;
    }
}
