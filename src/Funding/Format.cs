using Shared;

namespace Funding;

/// <summary>
/// Numbers for readers, in the signs of the current culture, as tables and charts write them; under the invariant culture narrow
/// no-break spaces (U+202F) between thousands and a decimal point. A true minus sign, and a no-break space before the unit.
/// </summary>
public static class Format
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>A number, for example 10 443 100 or −123.4.</summary>
    /// <param name="value">The number; rounded half away from zero.</param>
    /// <param name="decimals">Digits after the point.</param>
    public static string Number(double value, int decimals = 0) => Number(value, decimals, null);

    internal static string Number(double value, int decimals, IFormatProvider? provider)
    {
        var rounded = decimals <= 15 ? Math.Round(value, decimals, MidpointRounding.AwayFromZero) : value;
        var signs = provider is not CultureInfo && provider?.GetFormat(typeof(NumberFormatInfo)) is NumberFormatInfo own
            ? own : ReaderNumbers.Of(provider as CultureInfo ?? CultureInfo.CurrentCulture);
        // A small negative number must not read "−0.0".
        return (rounded == 0 ? 0.0 : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), signs);
    }

    /// <summary>Kronor, for example 58 661 631 kr or 52.2 kr.</summary>
    /// <param name="kronor">Kronor.</param>
    /// <param name="decimals">Digits after the point.</param>
    public static string Kronor(double kronor, int decimals = 0) => $"{Number(kronor, decimals)}{NoBreakSpace}kr";
}

/// <summary>How a quantity is written: a unit, a number of decimals, and whether its sign and its interval are shown.</summary>
/// <param name="Factor">What the value is multiplied by before it is written.</param>
/// <param name="Suffix">The unit, with a no-break space before it; empty for none.</param>
/// <param name="Decimals">Digits after the point; null for as few as are exact, two of a million at most.</param>
/// <param name="IsSigned">Whether a gain has a plus sign.</param>
/// <param name="IsInterval">Whether the interval is written in the value's place.</param>
internal readonly record struct QuantityFormat(double Factor, string Suffix, int? Decimals, bool IsSigned, bool IsInterval)
{
    private const string Space = "\u00A0";
    private const string Kronor = Space + "kr";
    private const string PerInhabitant = Kronor + " per inhabitant";
    private const string Millions = Space + "M" + Space + "kr";

    /// <summary>Amounts below this are read best in kronor.</summary>
    private const double LeastMillions = 1e5;

    public static QuantityFormat Parse(string format, Unit unit)
    {
        var rest = format.AsSpan();
        var isSigned = rest.StartsWith("+");
        if (isSigned) rest = rest[1..];
        var isInterval = rest.EndsWith("~");
        if (isInterval) rest = rest[..^1];
        var symbol = rest.TrimEnd("0123456789").ToString();
        var digits = rest[symbol.Length..];
        int? decimals = digits.IsEmpty ? null : int.Parse(digits, CultureInfo.InvariantCulture);
        var usual = Parse(symbol, unit, format);
        return usual with { Decimals = decimals ?? usual.Decimals, IsSigned = isSigned, IsInterval = isInterval };
    }

    public string Write(Quantity quantity, IFormatProvider? provider)
    {
        var (factor, suffix, decimals) = Decimals is { } fixedDecimals ? (Factor, Suffix, fixedDecimals) : Shortest(quantity);
        string Number(double value) => Format.Number(value * factor, decimals, provider);
        var words = Sentences.Of(provider);
        if (suffix == PerInhabitant) suffix = $"{Kronor} {words.PerInhabitant}";
        if (!IsInterval) return (IsSigned && quantity.Value > 0 ? "+" : "") + Number(quantity.Value) + suffix;
        var (low, high) = (Number(quantity.Low), Number(quantity.High));
        // A dash between negative numbers reads as another minus.
        return (low == high ? low : quantity.Low < 0 ? $"{low} {words.To} {high}" : $"{low}–{high}") + suffix;
    }

    private static QuantityFormat Parse(string symbol, Unit unit, string format) => (symbol, unit) switch
    {
        ("", Unit.Kronor) => new(1e-6, Millions, null, false, false),
        ("", Unit.KronorPerInhabitant) => new(1, PerInhabitant, 1, false, false),
        ("kr", Unit.KronorPerInhabitant) => new(1, Kronor, 1, false, false),
        ("kr", Unit.Kronor) => new(1, Kronor, 0, false, false),
        ("M", Unit.Kronor) => new(1e-6, Millions, 1, false, false),
        ("" or "%", Unit.Share) => new(100, Space + "%", 1, false, false),
        ("", Unit.Quotient) => new(1, "", 2, false, false),
        ("", Unit.Count or Unit.Number) => new(1, "", 0, false, false),
        // The number alone, for a column whose heading has the unit.
        ("n", Unit.Share) => new(100, "", 1, false, false),
        ("n", Unit.KronorPerInhabitant) => new(1, "", 1, false, false),
        ("n", _) => new(1, "", 0, false, false),
        ("Mn", Unit.Kronor) => new(1e-6, "", 1, false, false),
        _ => throw new FormatException($"The format '{format}' does not fit {unit}: "
            + "expected a unit (kr, M, %), decimals, + before and ~ behind, as in 'M1' or '+kr2'."),
    };

    /// <summary>A stated amount in its shortest exact form; a computed one with one decimal.</summary>
    private (double Factor, string Suffix, int Decimals) Shortest(Quantity quantity)
    {
        if (Math.Abs(quantity.Value) < LeastMillions) return (1, Kronor, 0);
        for (var decimals = 0; decimals <= 2; decimals++)
        {
            if (Math.Abs(Math.Round(quantity.Value * Factor, decimals) / Factor - quantity.Value) < 1) return (Factor, Suffix, decimals);
        }
        return (Factor, Suffix, 1);
    }
}
