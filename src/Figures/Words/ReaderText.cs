using System.Numerics;
using System.Runtime.CompilerServices;

namespace Figures;

/// <summary>
/// An interpolated string that keeps its values: they are written when the text is shown, in the culture of who reads it, while
/// cells run under the invariant one. Words and values apart, a text can be said in another language later.
/// </summary>
/// <remarks>
/// A value writes itself, by the format behind its colon. A sequence reads as a list ("A, B and C"; <c>{regions:or}</c> for "A, B
/// or C"), and a format goes to each of its items. A count reads as words below ten, with what is counted:
/// <c>{n:grant was|grants were}</c>, <c>{n:words}</c>. A function that gives a text is called when it is shown. A value that opens
/// a sentence gets a capital letter.
/// </remarks>
[InterpolatedStringHandler]
public sealed class ReaderText
{
    private readonly List<Part> _parts;

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

    /// <summary>The text in the current culture.</summary>
    public override string ToString() => Write(opensSentence: true);

    private string Write(bool opensSentence)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part.Literal is not null) text.Append(part.Literal);
            else
                text.Append((opensSentence || text.Length > 0) && English.EndsSentence(text.ToString())
                    ? English.Capital(Write(part.Value, part.Format)) : Write(part.Value, part.Format));
        }
        return text.ToString();
    }

    private static string Write(object? value, string? format) => value switch
    {
        null => "",
        string text => text,
        ReaderText text => text.Write(opensSentence: false),
        Func<string> text => text(),
        int or long when Words(Convert.ToInt64(value, CultureInfo.InvariantCulture), format) is { } words => words,
        IEnumerable items => English.List(items.Cast<object?>().Select(item => Write(item, format is "or" ? null : format)),
            last: format is "or" ? "or" : "and"),
        IFormattable number when IsNumber(number) => number.ToString(format, ReaderNumbers.Of(CultureInfo.CurrentCulture)),
        IFormattable formattable => formattable.ToString(format, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };

    private static string? Words(long count, string? format) => format?.Split('|') switch
    {
        ["words"] => English.Number(count, Figures(count)),
        [var one, var many] => $"{English.Number(count, Figures(count))} {(count == 1 ? one : many)}",
        _ => null,
    };

    private static string Figures(long count) => count.ToString("N0", ReaderNumbers.Of(CultureInfo.CurrentCulture));

    private static bool IsNumber(object value) =>
        value is double or float or decimal or Half or BigInteger || (value.GetType().IsPrimitive && value is not (bool or char));

    /// <summary>Words, or a value with its format.</summary>
    private sealed record Part(string? Literal, object? Value, string? Format);
}
