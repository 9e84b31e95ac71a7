using System.Globalization;
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
        var signs = ReaderNumbers.Of(provider as CultureInfo ?? CultureInfo.CurrentCulture);
        // A small negative number must not read "−0.0".
        return (rounded == 0 ? 0.0 : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), signs);
    }

    /// <summary>Kronor, for example 58 661 631 kr or 52.2 kr.</summary>
    /// <param name="kronor">Kronor.</param>
    /// <param name="decimals">Digits after the point.</param>
    public static string Kronor(double kronor, int decimals = 0) => $"{Number(kronor, decimals)}{NoBreakSpace}kr";

    /// <summary>Millions of kronor, for example −123.4 M kr.</summary>
    /// <param name="kronor">Kronor, not millions.</param>
    /// <param name="decimals">Digits after the point.</param>
    public static string Millions(double kronor, int decimals = 1) =>
        $"{Number(kronor / 1e6, decimals)}{NoBreakSpace}M{NoBreakSpace}kr";

    /// <summary>
    /// A stated amount in the shortest exact form: 343 M kr, 2.9 M kr, 0.5 M kr, 1 kr; with two decimals of a million at most.
    /// </summary>
    /// <param name="kronor">Kronor, not millions.</param>
    public static string Money(double kronor)
    {
        if (Math.Abs(kronor) < 1e5) return Kronor(kronor);
        var decimals = 0;
        while (decimals < 2 && Math.Abs(Math.Round(kronor / 1e6, decimals) * 1e6 - kronor) >= 1) decimals++;
        return Millions(kronor, decimals);
    }

    /// <summary>A share as a percentage, for example 61.6 %.</summary>
    /// <param name="share">The share, 1 for all.</param>
    /// <param name="decimals">Digits after the point.</param>
    public static string Percent(double share, int decimals = 1) => $"{Number(share * 100, decimals)}{NoBreakSpace}%";

    /// <summary>Two bounds with a dash, for example 41.0–57.4; one number where both print the same.</summary>
    /// <param name="interval">The bounds.</param>
    /// <param name="decimals">Digits after the point.</param>
    public static string Range(Interval interval, int decimals = 0)
    {
        var (low, high) = (Number(interval.Low, decimals), Number(interval.High, decimals));
        if (low == high) return low;
        // A dash between negative numbers reads as another minus.
        return interval.Low < 0 ? $"{low} to {high}" : $"{low}–{high}";
    }
}
