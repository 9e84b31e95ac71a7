namespace Funding.Import.Reading;

/// <summary>Finds amounts in sentences: "drygt 60 miljoner kronor", "1,99 miljarder", "739 250 000 kronor".</summary>
internal static partial class ProseReader
{
    public static IEnumerable<ProseFigure> Read(PageLine line)
    {
        foreach (var sentence in SentenceEnd().Split(line.Text))
            foreach (Match match in Figure().Matches(sentence))
                if (Total(match) is { } total)
                    yield return new(line.Number, match.Value.Trim(), total, sentence[..match.Index],
                        sentence[(match.Index + match.Length)..]);
    }

    /// <summary>A text that is one amount, for example an option's value.</summary>
    public static PublishedTotal? One(string text) =>
        Read(new(0, text.Trim())).ToList() is [{ Before: "", After: "" } figure] ? figure.Stated : null;

    private static PublishedTotal? Total(Match match)
    {
        var whole = match.Groups["number"].Value.Replace(" ", "");
        var decimals = match.Groups["decimals"].Value;
        if (whole.Length + decimals.Length > 15 || MoneyUnit.Factor(match.Groups["unit"].Value) is not { } factor) return null;
        var number = decimal.Parse($"{whole}.{(decimals.Length == 0 ? "0" : decimals)}", CultureInfo.InvariantCulture) * factor;
        if (number != decimal.Truncate(number) || number > TableCell.Largest) return null;
        var unit = factor;
        foreach (var _ in decimals) unit /= 10;
        var hedge = match.Groups["hedge"].Value.TrimEnd(' ', '.').ToLowerInvariant();
        // A hedged figure is meant to its last digit above zero: "drygt 300" says hundreds, "drygt 310" says tens.
        if (hedge.Length > 0 && decimals.Length == 0)
            for (var i = whole.Length - 1; i > 0 && whole[i] == '0'; i--) unit *= 10;
        return new((long)number, Math.Max(unit, 1), hedge switch
        {
            "drygt" or "över" or "minst" or "mer än" => Qualifier.JustOver,
            "nära" or "närmare" or "nästan" or "knappt" or "upp till" => Qualifier.Nearly,
            "" when factor == 1 => Qualifier.Exact,
            _ => Qualifier.Rounded,
        });
    }

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-ZÅÄÖ–])", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:\b(?<hedge>drygt|över|minst|mer\ än|nära|närmare|nästan|knappt|upp\ till|ca\.?|cirka|omkring"
        + @"|ungefär|runt)\s+)?(?<![\d,.]|\d\ )(?<number>\d{1,3}(?:\ \d{3})+|\d+)(?:,(?<decimals>\d+))?\s?(?<unit>" + MoneyWords.Pattern
        + @")(?![\p{L}\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}

/// <summary>An amount within a sentence.</summary>
/// <param name="Line">The line of the page.</param>
/// <param name="Text">The words as printed, hedge and unit included.</param>
/// <param name="Stated">The figure with its hedge and the unit of its last digit that counts.</param>
/// <param name="Before">The sentence up to the figure.</param>
/// <param name="After">The sentence after it.</param>
internal sealed record ProseFigure(int Line, string Text, PublishedTotal Stated, string Before, string After);
