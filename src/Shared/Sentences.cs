using System.Globalization;

namespace Shared;

/// <summary>
/// Pieces of sentences in one language: lists, counts and dates in words. Compiled into each library that writes some, since none
/// of them knows another.
/// </summary>
internal sealed class Sentences
{
    /// <summary>The language that everything is written in.</summary>
    public static readonly Sentences English = new(CultureInfo.InvariantCulture)
    {
        And = "and",
        Or = "or",
        None = "none",
        To = "to",
        In = "in",
        PerInhabitant = "per inhabitant",
        SmallNumbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    };

    /// <summary>The language that some texts are written in too.</summary>
    public static readonly Sentences Swedish = new(CultureInfo.GetCultureInfo("sv-SE"))
    {
        And = "och",
        Or = "eller",
        None = "ingen",
        To = "till",
        In = "i",
        PerInhabitant = "per invånare",
        SmallNumbers = ["inga", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"],
    };

    private readonly CultureInfo _culture;

    private Sentences(CultureInfo culture) => _culture = culture;

    /// <summary>The word before the last of several.</summary>
    public required string And { get; init; }

    /// <summary>The same where one of them is meant.</summary>
    public required string Or { get; init; }

    /// <summary>What an empty list is called.</summary>
    public required string None { get; init; }

    /// <summary>The word between the ends of an interval.</summary>
    public required string To { get; init; }

    /// <summary>The word before the name of a place.</summary>
    public required string In { get; init; }

    /// <summary>Divided by people.</summary>
    public required string PerInhabitant { get; init; }

    private IReadOnlyList<string> SmallNumbers { get; init; } = [];

    /// <summary>The language of a culture's readers; English for those whose own none is written in.</summary>
    /// <param name="culture">The culture.</param>
    public static Sentences Of(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == Swedish._culture.TwoLetterISOLanguageName ? Swedish : English;

    /// <summary>The language that a provider of formats asks for; English where it says nothing of it. A culture says how numbers
    /// are written, not in which language the sentence is that they stand in.</summary>
    /// <param name="provider">The provider.</param>
    public static Sentences Of(IFormatProvider? provider) =>
        provider?.GetFormat(typeof(CultureInfo)) is CultureInfo words ? Of(words) : English;

    /// <summary>What values are written by within a sentence of this language.</summary>
    /// <param name="signs">Whose decimal and group signs they get.</param>
    public IFormatProvider Formats(CultureInfo signs) => new WordsAndSigns(_culture, signs);

    /// <summary>A list as it is read aloud: "A", "A and B", "A, B and C".</summary>
    /// <param name="items">What to name.</param>
    /// <param name="none">What to say of an empty list; null for "none".</param>
    /// <param name="last">The word before the last of several; null for "and".</param>
    public string List(IEnumerable<string> items, string? none = null, string? last = null)
    {
        var names = items.ToList();
        return names.Count switch
        {
            0 => none ?? None,
            1 => names[0],
            _ => $"{string.Join(", ", names.Take(names.Count - 1))} {last ?? And} {names[^1]}",
        };
    }

    /// <summary>A count in letters below ten, otherwise as it is.</summary>
    /// <param name="count">How many.</param>
    /// <param name="figures">What it reads like from ten on.</param>
    public string Number(long count, string figures) => count >= 0 && count < SmallNumbers.Count ? SmallNumbers[(int)count] : figures;

    /// <summary>A date in words: "22 December 2021", or "December 2024" where the day is not known.</summary>
    /// <param name="date">ISO date or month; anything else is given back as it is.</param>
    public string Date(string date)
    {
        var iso = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", iso, DateTimeStyles.None, out var day)) return day.ToString("d MMMM yyyy", _culture);
        return DateOnly.TryParseExact(date, "yyyy-MM", iso, DateTimeStyles.None, out var month)
            ? month.ToString("MMMM yyyy", _culture) : date;
    }

    /// <summary>The text with a capital first letter, to open a sentence.</summary>
    /// <param name="text">Any text.</param>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Whether a sentence, a paragraph or a heading begins behind a text.</summary>
    /// <param name="before">The text.</param>
    public static bool EndsSentence(ReadOnlySpan<char> before)
    {
        var ended = before.TrimEnd(" \t\r\n*#>");
        var between = before[ended.Length..];
        return ended.Length == 0 || between.Contains("\n\n", StringComparison.Ordinal) || between.Contains("\n*", StringComparison.Ordinal)
            || between.Contains("\n#", StringComparison.Ordinal) || (between.Length > 0 && ended[^1] is '.' or '!' or '?');
    }

    /// <summary>The words of one culture with the numbers of another; asked for by types that every library knows.</summary>
    private sealed class WordsAndSigns(CultureInfo words, CultureInfo signs) : IFormatProvider
    {
        public object? GetFormat(Type? formatType) =>
            formatType == typeof(CultureInfo) ? words
            : formatType == typeof(NumberFormatInfo) ? ReaderNumbers.Of(signs)
            : signs.GetFormat(formatType);
    }
}
