namespace Charts;

/// <summary>Texts of categories, broken into lines so that a long name takes height instead of the plot's width.</summary>
internal static class Labels
{
    /// <summary>About the width of a character at the charts' font size, in CSS pixels.</summary>
    public const double CharacterWidth = 6.6;

    /// <summary>Height of a line at the charts' font size, in CSS pixels.</summary>
    public const int LineHeight = 15;

    private const int LineLength = 20;

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

    public static int LongestLine(IEnumerable<string> texts) => texts.SelectMany(text => Wrap(text)).Max(line => line.Length);

    public static int MostLines(IEnumerable<string> texts) => texts.Max(text => Wrap(text).Count);
}
