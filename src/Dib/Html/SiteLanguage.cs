namespace Dib.Html;

/// <summary>A language that the frame of pages speaks: all that the engine itself says in them, from one file a language.</summary>
public sealed partial class SiteLanguage
{
    private readonly Dictionary<string, string> _words;

    private SiteLanguage(string code)
    {
        Code = code;
        using var words = JsonDocument.Parse(EmbeddedText.Read($"Dib.Html.Words.{code}.json"));
        _words = words.RootElement.GetProperty("page").EnumerateObject().ToDictionary(word => word.Name, word => word.Value.GetString()!);
        ScriptWords = JsonText.Write(words.RootElement.GetProperty("scripts").WriteTo).Replace("<", "\\u003c");
    }

    /// <summary>English.</summary>
    public static SiteLanguage English { get; } = new("en");

    /// <summary>Swedish.</summary>
    public static SiteLanguage Swedish { get; } = new("sv");

    /// <summary>All languages that there are words of.</summary>
    public static IReadOnlyList<SiteLanguage> All { get; } = [English, Swedish];

    /// <summary>The language as <c>lang</c> names it, such as <c>sv</c>.</summary>
    public string Code { get; }

    /// <summary>True where numbers are written with a decimal comma, so that the fields of a CSV stand between semicolons.</summary>
    public bool HasDecimalComma => _words["decimal"] == ",";

    /// <summary>The words that scripts of a page say, as JSON that can stand in a script element.</summary>
    internal string ScriptWords { get; }

    /// <summary>The language of a code, or null where there are no words of it.</summary>
    /// <param name="code">The code, as <see cref="Code"/>.</param>
    public static SiteLanguage? Find(string code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>What the engine says, as text. Where the first value is 1 and the words have a form for one, in that.</summary>
    /// <param name="key">The key of the words.</param>
    /// <param name="values">What stands for {0}, {1} … in them.</param>
    /// <exception cref="KeyNotFoundException">There are no such words.</exception>
    public string Say(string key, params object[] values) => Fill(Words(key, values), values);

    /// <summary>The same as HTML: the words are encoded, the values are HTML and stay as they are.</summary>
    /// <param name="key">The key of the words.</param>
    /// <param name="values">What stands for {0}, {1} … in them.</param>
    /// <exception cref="KeyNotFoundException">There are no such words.</exception>
    public string Html(string key, params object[] values) => Fill(HtmlText.Encode(Words(key, values)), values);

    private string Words(string key, object[] values) =>
        values is [1, ..] && _words.TryGetValue(key + ".one", out var one) ? one : _words[key];

    private static string Fill(string words, object[] values) => Place().Replace(words, place =>
        Convert.ToString(values[place.ValueSpan[1] - '0'], CultureInfo.InvariantCulture)!);

    /// <summary>A date in words: "22 December 2021", or "December 2024" where the day is not known.</summary>
    /// <param name="date">ISO date or month; anything else is given back as it is.</param>
    public string Date(string date)
    {
        var isDay = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (!isDay && !DateOnly.TryParseExact(date, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return date;
        var month = _words["months"].Split('|')[day.Month - 1];
        return string.Create(CultureInfo.InvariantCulture, $"{(isDay ? $"{day.Day} " : "")}{month} {day.Year}");
    }

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();
}
