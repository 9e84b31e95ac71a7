namespace Figures;

/// <summary>Texts of categories, broken into lines so that a long name takes height instead of the plot's width.</summary>
internal static class Labels
{
    /// <summary>About the width of a character at the charts' font size, in CSS pixels.</summary>
    public const double CharacterWidth = 6.6;

    /// <summary>Height of a line at the charts' font size, in CSS pixels.</summary>
    public const int LineHeight = 15;

    private const int LineLength = 18;

    /// <summary>Breaks a text between its words; a single word is never cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, int length = LineLength)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= length) lines[^1] += " " + word;
            else lines.Add(word);
        }
        return lines;
    }

    /// <summary>
    /// Breaks a text between its words, and a word that is too long with a hyphen between two consonants near its middle:
    /// there, words are mostly put together.
    /// </summary>
    public static IReadOnlyList<string> WrapAndBreak(string text, int length) =>
        [.. Wrap(text, length)
            .SelectMany(line => line.Length > length && Joint(line) is { } joint ? new[] { line[..joint] + "-", line[joint..] } : [line])];

    private static int? Joint(string word)
    {
        const int ShortestPart = 4;
        var joints = Enumerable.Range(0, word.Length)
            .Where(i => i >= ShortestPart && word.Length - i >= ShortestPart && IsConsonant(word[i - 1]) && IsConsonant(word[i]))
            .OrderBy(i => Math.Abs(2 * i - word.Length)).ThenByDescending(i => i).ToList();
        return joints.Count > 0 ? joints[0] : null;
    }

    private static bool IsConsonant(char character) =>
        char.IsLetter(character) && !"aeiouyåäöæøéü".Contains(char.ToLowerInvariant(character));

    /// <summary>Width of the widest line of texts at the charts' font size, in CSS pixels: as wide as the widest of the fonts that a
    /// page may be shown in, so that none is cut.</summary>
    public static double Width(IEnumerable<string> texts) => texts.SelectMany(text => Wrap(text)).Max(line => line.Sum(WidthOf));

    private static double WidthOf(char character) => character switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ' ' or '\'' or '|' or ':' or ';' => 3.8,
        'c' or 'k' or 's' or 'z' => 6.6,
        'f' or 't' or 'r' or '(' or ')' or '-' or '/' => 4.9,
        'm' or 'w' or 'M' or 'W' or '%' or '—' => 11.7,
        _ => char.IsUpper(character) ? 8.6 : 7.5,
    };

    public static int LongestLine(IEnumerable<string> texts) => texts.SelectMany(text => Wrap(text)).Max(line => line.Length);

    public static int MostLines(IEnumerable<string> texts) => texts.Max(text => Wrap(text).Count);
}

/// <summary>What stands in a tile: its own text or its value, under its label when no axis names it.</summary>
internal static class TileText
{
    /// <summary>What fits into a tile on a phone, in characters.</summary>
    private const int LineLength = 10;

    public static IReadOnlyList<string> Lines(Figure figure, Mark mark, NumberStyle numbers)
    {
        var value = mark.Text?.ToString() ?? (mark.Shade is { } shade ? numbers.Format(shade) : "–");
        return figure.X.Hidden ? [.. Labels.WrapAndBreak(mark.Name, LineLength), value] : [value];
    }
}
