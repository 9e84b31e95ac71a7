namespace Figures;

/// <summary>A few numbers that answer a question at a glance, each large above the words that say what it is.</summary>
/// <example>
/// <code>
/// KeyNumbers.Of(new($"{total:M0}", $"paid in four grants"), new($"{mean:kr0}", Words($"per inhabitant", sv: $"per invånare")))
/// </code>
/// </example>
[TypeFormatterSource(typeof(KeyNumbersFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class KeyNumbers
{
    private KeyNumbers(IReadOnlyList<KeyNumber> numbers) => Numbers = numbers;

    /// <summary>The numbers in reading order.</summary>
    public IReadOnlyList<KeyNumber> Numbers { get; }

    /// <summary>Puts numbers side by side.</summary>
    /// <param name="numbers">Each number and what it is; at least one.</param>
    public static KeyNumbers Of(params IEnumerable<KeyNumber> numbers) => new([.. numbers]);

    /// <summary>The numbers as HTML that needs no script and finds its own width.</summary>
    public string ToHtml() => "<dl class=\"key-numbers\" style=\"display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));"
        + "gap:1rem 1.5rem;margin:1.5rem 0\">"
        + string.Concat(Numbers.Select(number =>
            "<div style=\"display:grid;grid-template-rows:2.3rem auto\">"
            + "<dt style=\"grid-row:2;margin:0;font-size:.9rem;line-height:1.35;font-weight:400\">"
            + $"{Tables.Encode.Html(number.Label.ToString())}</dt>"
            + "<dd style=\"margin:0;font-size:1.9rem;line-height:1.2;font-weight:650;white-space:nowrap\">"
            + $"{Tables.Encode.Html(number.Value.ToString())}</dd></div>")) + "</dl>";

    /// <summary>A line for each number.</summary>
    public string ToText() => string.Join('\n', Numbers.Select(number => $"{number.Value}  {number.Label}"));
}

/// <summary>A number and what it is.</summary>
/// <param name="Value">The number with its unit, short.</param>
/// <param name="Label">What it is, as it goes on behind the number.</param>
public sealed record KeyNumber(ReaderText Value, ReaderText Label);
