namespace Dib.Documents;

/// <summary>Lines as notebooks have them: only <c>\n</c> and <c>\r\n</c> end one; a lone <c>\r</c> or U+2028 is text.</summary>
internal static class TextLines
{
    /// <summary>Splits a file's text. Text that ends with a line end has an empty last line.</summary>
    public static List<string> OfFile(string text)
    {
        var lines = new List<string>();
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            var isCrLf = end > start && text[end - 1] == '\r';
            lines.Add(text[start..(isCrLf ? end - 1 : end)]);
            start = end + 1;
        }

        lines.Add(text[start..]);
        return lines;
    }

    /// <summary>What ends a file's lines: <c>\r\n</c> where all of them end so, else <c>\n</c>.</summary>
    public static string EndOf(ReadOnlySpan<char> text)
    {
        var count = text.Count('\n');
        return count > 0 && text.Count("\r\n") == count ? "\r\n" : "\n";
    }

    /// <summary>The range without the empty lines at both ends. Lines of blanks are not empty.</summary>
    public static Range Trim(IReadOnlyList<string> lines)
    {
        var (start, end) = (0, lines.Count);
        while (start < end && lines[start].Length == 0)
            start++;
        while (end > start && lines[end - 1].Length == 0)
            end--;
        return start..end;
    }
}
