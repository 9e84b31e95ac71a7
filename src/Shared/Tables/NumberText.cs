using System.Globalization;
using System.Numerics;
using Shared;

namespace Tables;

/// <summary>
/// How the numbers of one column are written: the same count of decimals in every row, enough for four significant
/// digits of the largest value and no more than the values have; thousands grouped where any value has five digits or more, so
/// that a column of years stays one of years. The signs are those of the current culture.
/// </summary>
internal sealed class NumberText
{
    private const int SignificantDigits = 4;
    private const int MostDecimals = 6;

    // Beyond these, positional digits are noise or all zero.
    private const double LargestPositional = 1e15;
    private const double SmallestPositional = 1e-4;

    private readonly int _decimals;
    private readonly double _largest;
    private readonly NumberFormatInfo _signs = ReaderNumbers.Of(CultureInfo.CurrentCulture);

    private NumberText(int decimals, double largest) => (_decimals, _largest) = (decimals, largest);

    /// <summary>How to write the numbers of a column, or null where its values are not all numbers.</summary>
    public static NumberText? ForColumn(IEnumerable<object?> values)
    {
        var any = false;
        var largest = 0.0;
        var decimals = 0;
        foreach (var value in values)
        {
            if (value is null)
                continue;
            if (!IsNumber(value))
                return null;
            any = true;
            var number = ToDouble(value);
            if (!double.IsFinite(number))
                continue;
            largest = Math.Max(largest, Math.Abs(number));
            decimals = Math.Max(decimals, DecimalsOf(number));
        }
        if (!any)
            return null;
        var integerDigits = largest == 0 ? 0 : (int)Math.Floor(Math.Log10(largest)) + 1;
        if (largest < 1) integerDigits = Math.Min(0, integerDigits);
        var useful = Math.Clamp(SignificantDigits - integerDigits, 0, MostDecimals);
        return new NumberText(Math.Min(decimals, useful), largest);
    }

    /// <summary>The signs that numbers are written with: minus, decimal and, where thousands are grouped,
    /// what stands between them.</summary>
    public string Signs => _signs.NegativeSign + _signs.NumberDecimalSeparator + (IsGrouped ? _signs.NumberGroupSeparator : "");

    private bool IsGrouped => _largest >= 10_000;

    private bool IsPositional => _largest is < LargestPositional and (0 or >= SmallestPositional);

    /// <summary>With how many decimals a number is written; null where that is by its exponent.</summary>
    public int? DecimalsFor(object value) => !HasFraction(value) ? 0 : IsPositional ? _decimals : null;

    public string Write(object value)
    {
        if (!HasFraction(value))
            return Group(Convert.ToString(value, CultureInfo.InvariantCulture)!);
        var number = ToDouble(value);
        if (!double.IsFinite(number))
            return double.IsNaN(number) ? "NaN" : number > 0 ? "∞" : "−∞";
        if (!IsPositional)
            return number == 0 ? "0" : number.ToString("G" + SignificantDigits, _signs);
        var text = value is decimal exact
            ? decimal.Round(exact, _decimals, MidpointRounding.AwayFromZero).ToString("F" + _decimals, CultureInfo.InvariantCulture)
            : number.ToString("F" + _decimals, CultureInfo.InvariantCulture);
        return Group(text);
    }

    /// <summary>A count with its thousands grouped.</summary>
    public static string Grouped(long value) => new NumberText(0, Math.Abs((double)value)).Write(value);

    public static bool IsNumber(object value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or Int128 or UInt128 or BigInteger
            or float or double or Half or decimal;

    /// <summary>The value as data files hold it: shortest text that reads back the same.</summary>
    public static string Raw(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static bool HasFraction(object value) => value is float or double or Half or decimal;

    private string Group(string text)
    {
        var digits = text.TrimStart('-');
        // What rounds to zero has no sign.
        var negative = text.StartsWith('-') && digits.AsSpan().IndexOfAnyExcept('0', '.') >= 0;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        if (IsGrouped)
            whole = BigInteger.Parse(whole, CultureInfo.InvariantCulture).ToString("N0", _signs);
        return (negative ? _signs.NegativeSign : "") + whole + (point < 0 ? "" : _signs.NumberDecimalSeparator + digits[(point + 1)..]);
    }

    private static double ToDouble(object value) => value switch
    {
        BigInteger big => (double)big,
        Int128 wide => (double)wide,
        UInt128 wide => (double)wide,
        Half half => (double)half,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static int DecimalsOf(double number)
    {
        for (var decimals = 0; decimals < MostDecimals; decimals++)
        {
            if (Math.Abs(Math.Round(number, decimals) - number) <= Math.Abs(number) * 1e-12)
                return decimals;
        }
        return MostDecimals;
    }
}
