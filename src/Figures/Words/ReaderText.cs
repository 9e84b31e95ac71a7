using System.Numerics;
using System.Runtime.CompilerServices;

namespace Figures;

/// <summary>
/// An interpolated string that keeps its values: they are written when the text is shown, in the culture of who reads it, while
/// cells run under the invariant one. A text may have a second one in Swedish, which readers of that culture get in its place.
/// </summary>
/// <remarks>
/// A value writes itself, by the format behind its colon. A sequence reads as a list ("A, B and C"; <c>{regions:or}</c> for "A, B
/// or C"), and a format goes to each of its items. A count reads as words below ten, with what is counted:
/// <c>{n:grant was|grants were}</c>, <c>{n:words}</c>; in Swedish one is written with its article, <c>{n:ett bidrag|bidrag}</c>.
/// A function that gives a text is called when it is shown. A value that opens a sentence gets a capital letter.
/// <para>
/// The language goes with the text: an English sentence is English throughout, whoever reads it, and takes from its reader the
/// signs of numbers only; a text within a text follows the one around it, where it can.
/// </para>
/// </remarks>
[InterpolatedStringHandler]
public sealed class ReaderText
{
    private readonly List<Part> _parts;
    private ReaderText? _swedish;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">How long its words are.</param>
    /// <param name="formattedCount">How many values it has.</param>
    public ReaderText(int literalLength, int formattedCount) => _parts = new(formattedCount * 2 + Math.Min(literalLength, 1));

    /// <summary>Takes a text without values.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator ReaderText(string text)
    {
        var words = new ReaderText(text.Length, 0);
        words.AppendLiteral(text);
        return words;
    }

    /// <summary>The same text with another in its place for readers of Swedish.</summary>
    /// <param name="sv">The text in Swedish; null for none.</param>
    public ReaderText InSwedish(ReaderText? sv)
    {
        if (sv is null) return this;
        var both = new ReaderText(0, _parts.Count) { _swedish = sv };
        both._parts.AddRange(_parts);
        return both;
    }

    /// <summary>Whether readers of Swedish get a text of their own.</summary>
    public bool IsInSwedish => _swedish is not null;

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>The words, with {0}, {1} … where the values stand.</summary>
    public string Template => string.Concat(
        _parts.Select(part => part.Literal ?? $"{{{Values.Index().First(value => ReferenceEquals(value.Item, part)).Index}}}"));

    private IEnumerable<Part> Values => _parts.Where(part => part.Literal is null);

    /// <summary>Called by the compiler for the words between values.</summary>
    /// <param name="words">The words.</param>
    public void AppendLiteral(string words)
    {
        if (words.Length > 0) _parts.Add(new(words, null, null));
    }

    /// <summary>Called by the compiler for a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">How to write it; null for its usual form.</param>
    public void AppendFormatted(object? value, string? format = null) => _parts.Add(new(null, value, format));

    /// <summary>The text in the current culture, and in its language where the text has it.</summary>
    public override string ToString() => Write(Sentences.Of(CultureInfo.CurrentCulture), opensSentence: true);

    private string Write(Sentences language, bool opensSentence)
    {
        if (language == Sentences.Swedish && _swedish is not null) return _swedish.WriteParts(language, opensSentence);
        return WriteParts(Sentences.English, opensSentence);
    }

    private string WriteParts(Sentences language, bool opensSentence)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part.Literal is not null)
            {
                text.Append(part.Literal);
                continue;
            }
            var written = Write(part.Value, part.Format, language);
            text.Append((opensSentence || text.Length > 0) && Sentences.EndsSentence(text.ToString())
                ? Sentences.Capital(written) : written);
        }
        return text.ToString();
    }

    private static string Write(object? value, string? format, Sentences language) => value switch
    {
        null => "",
        string text => text,
        ReaderText text => text.Write(language, opensSentence: false),
        Func<string> text => text(),
        int or long when Words(Convert.ToInt64(value, CultureInfo.InvariantCulture), format, language) is { } words => words,
        IEnumerable items => language.List(items.Cast<object?>().Select(item => Write(item, format is "or" ? null : format, language)),
            last: format is "or" ? language.Or : null),
        IFormattable number when IsNumber(number) => number.ToString(format, ReaderNumbers.Of(CultureInfo.CurrentCulture)),
        IFormattable formattable => formattable.ToString(format, language.Formats(CultureInfo.CurrentCulture)),
        _ => value.ToString() ?? "",
    };

    private static string? Words(long count, string? format, Sentences language) => format?.Split('|') switch
    {
        ["words"] => language.Number(count, Figures(count)),
        // A Swedish article is of the gender of its noun.
        [var one, _] when count == 1 && language == Sentences.Swedish => one,
        [var one, var many] => $"{language.Number(count, Figures(count))} {(count == 1 ? one : many)}",
        _ => null,
    };

    private static string Figures(long count) => count.ToString("N0", ReaderNumbers.Of(CultureInfo.CurrentCulture));

    private static bool IsNumber(object value) =>
        value is double or float or decimal or Half or BigInteger || (value.GetType().IsPrimitive && value is not (bool or char));

    /// <summary>Words, or a value with its format.</summary>
    private sealed record Part(string? Literal, object? Value, string? Format);
}
