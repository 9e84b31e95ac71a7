namespace Funding.Import.Reading;

/// <summary>A saved page as lines with one kind of space. Double spaces and tabs stay: they separate columns.</summary>
internal sealed class Page
{
    /// <summary>Longer than any press page; what is longer was not meant.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>Longer than any paragraph, also one that holds a whole table.</summary>
    public const int LongestLine = 20_000;

    /// <summary>More than any page and its menus have.</summary>
    public const int MostLines = 20_000;

    private Page(IReadOnlyList<PageLine> lines) => Lines = lines;

    /// <summary>The lines that hold something, trimmed.</summary>
    public IReadOnlyList<PageLine> Lines { get; }

    /// <summary>The text with one kind of line end, whatever program wrote it.</summary>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n').Replace('\u2028', '\n');

    /// <param name="text">What was saved, with line feeds.</param>
    public static Page Parse(string text)
    {
        var lines = new List<PageLine>();
        var number = 0;
        var spaces = text.Replace("&nbsp;", " ").Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2009', ' ');
        foreach (var raw in PrintedForms.Unify(spaces).Split('\n'))
        {
            number++;
            var line = OneKindOfSpace(raw).Trim();
            if (line.Length > 0) lines.Add(new(number, line));
        }

        return new(lines);
    }

    private static string OneKindOfSpace(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '\t') result.Append('\t');
            else if (char.IsWhiteSpace(character)) result.Append(' ');
            else if (character is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD') continue;
            else if (char.IsControl(character)) result.Append(' ');
            else result.Append(character);
        }

        return result.ToString();
    }
}

/// <summary>A line of a page that holds something.</summary>
internal sealed record PageLine(int Number, string Text);
