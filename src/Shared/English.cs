using System.Globalization;

namespace Shared;

/// <summary>Pieces of English sentences. Compiled into each library that writes some, since none of them knows another.</summary>
internal static class English
{
    private static readonly string[] SmallNumbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>A list as it is read aloud: "A", "A and B", "A, B and C".</summary>
    /// <param name="items">What to name.</param>
    /// <param name="none">What to say of an empty list.</param>
    /// <param name="last">The word before the last of several.</param>
    public static string List(IEnumerable<string> items, string none = "none", string last = "and")
    {
        var names = items.ToList();
        return names.Count switch
        {
            0 => none,
            1 => names[0],
            _ => $"{string.Join(", ", names.Take(names.Count - 1))} {last} {names[^1]}",
        };
    }

    /// <summary>A count in letters below ten, otherwise as it is.</summary>
    /// <param name="count">How many.</param>
    /// <param name="figures">What it reads like from ten on.</param>
    public static string Number(long count, string figures) => count >= 0 && count < SmallNumbers.Length ? SmallNumbers[count] : figures;

    /// <summary>A date in words: "22 December 2021", or "December 2024" where the day is not known.</summary>
    /// <param name="date">ISO date or month; anything else is given back as it is.</param>
    public static string Date(string date)
    {
        var english = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", english, DateTimeStyles.None, out var day))
            return day.ToString("d MMMM yyyy", english);
        return DateOnly.TryParseExact(date, "yyyy-MM", english, DateTimeStyles.None, out var month)
            ? month.ToString("MMMM yyyy", english) : date;
    }

    /// <summary>The text with a capital first letter, to open a sentence.</summary>
    /// <param name="text">Any text.</param>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Whether a sentence, a paragraph or a heading begins behind a text.</summary>
    /// <param name="before">The text.</param>
    public static bool EndsSentence(ReadOnlySpan<char> before)
    {
        var ended = before.TrimEnd(" \t\r\n*#");
        var between = before[ended.Length..];
        return ended.Length == 0 || between.Contains("\n\n", StringComparison.Ordinal) || between.Contains("\n*", StringComparison.Ordinal)
            || between.Contains("\n#", StringComparison.Ordinal) || (between.Length > 0 && ended[^1] is '.' or '!' or '?');
    }
}
