using System.Globalization;
using System.Numerics;
using Shared;

namespace Tables;

/// <summary>
/// How the numbers of one column are written. All have the same count of decimals: those that they were given with, or, where a
/// computation left more or amounts are large, enough for four significant digits of the largest. A small number that would lose
/// its own digits by that has decimals of its own: none is shown as 0 that is not. Thousands are grouped, but for columns that read as
/// years. The signs are those of the current culture.
/// </summary>
internal sealed class NumberText
{
    // What people write down, prices and measures, has no more decimals and digits than these.
    private const int GivenDecimals = 4;
    private const int GivenDigits = 10;

    // Of what has more: the digits of the largest value, and what is left of any other; a short one keeps all of its own.
    private const int SignificantDigits = 4;
    private const int LeastDigits = 3;
    private const int ShortDigits = 6;
    private const int MostDecimals = 6;

    // Beyond these, positional digits are noise or all zero.
    private const double LargestPositional = 1e17;
    private const double SmallestPositional = 1e-4;

    private readonly int _decimals;
    private readonly bool _isGrouped;
    private readonly NumberFormatInfo _signs = ReaderNumbers.Of(CultureInfo.CurrentCulture);

    private NumberText(int decimals, bool isGrouped) => (_decimals, _isGrouped) = (decimals, isGrouped);

    /// <summary>How to write the numbers of a column, or null where its values are not all numbers.</summary>
    public static NumberText? ForColumn(IReadOnlyCollection<object?> values)
    {
        var any = false;
        var areYears = true;
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
            areYears &= ReaderNumbers.MayBeYear(number);
            if (decimals <= MostDecimals && HasFraction(value) && Positional(value) is { } exact)
                decimals = Math.Max(decimals, DecimalsOf(exact));
        }
        if (!any)
            return null;
        var digits = IntegerDigits(largest);
        if (decimals > GivenDecimals || digits + decimals > GivenDigits)
            decimals = Math.Min(decimals, largest < SmallestPositional ? 0 : Math.Clamp(SignificantDigits - digits, 0, MostDecimals));
        var numbers = new NumberText(decimals, !areYears);
        numbers.IsRounded = values.Any(value => value is not null && numbers.Rounds(value));
        return numbers;
    }

    /// <summary>True where a number of the column has more digits than are written.</summary>
    public bool IsRounded { get; private set; }

    /// <summary>The signs that numbers are written with: minus, decimal and, where thousands are grouped,
    /// what stands between them.</summary>
    public string Signs => _signs.NegativeSign + _signs.NumberDecimalSeparator + (_isGrouped ? _signs.NumberGroupSeparator : "");

    /// <summary>With how many decimals the column writes a number, as long as that leaves enough of its digits.</summary>
    public int DecimalsFor(object value) => HasFraction(value) ? _decimals : 0;

    public string Write(object value)
    {
        if (!HasFraction(value))
            return Group(Raw(value));
        // Binary fractions too are rounded as the decimals that people know them by: 2.675 is no 2.67499999.
        if (Positional(value) is { } exact && OwnDecimals(exact) is { } decimals)
            return Group(decimal.Round(exact, decimals, MidpointRounding.AwayFromZero)
                .ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        return ByExponent(ToDouble(value), "G4");
    }

    /// <summary>One number that stands by itself, with every digit that it has.</summary>
    public static string WriteExact(object value)
    {
        var numbers = new NumberText(0, !ReaderNumbers.MayBeYear(ToDouble(value)));
        if (!HasFraction(value))
            return numbers.Group(Raw(value));
        return Positional(value) is { } exact && (exact == 0 || Math.Abs(exact) >= (decimal)SmallestPositional)
            ? numbers.Group(exact.ToString(CultureInfo.InvariantCulture)) : numbers.ByExponent(ToDouble(value), "R");
    }

    /// <summary>A count with its thousands grouped.</summary>
    public static string Grouped(long value) => new NumberText(0, isGrouped: true).Write(value);

    public static bool IsNumber(object value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or Int128 or UInt128 or BigInteger
            or float or double or Half or decimal;

    /// <summary>The value as data files hold it: shortest text that reads back the same.</summary>
    public static string Raw(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static bool HasFraction(object value) => value is float or double or Half or decimal;

    private string ByExponent(double number, string format) =>
        double.IsFinite(number) ? number.ToString(format, _signs) : double.IsNaN(number) ? "NaN" : number > 0 ? "∞" : "−∞";

    /// <summary>The decimals that a number is written with: the column's, more where those would leave too little of it,
    /// or null where only an exponent says how small it is.</summary>
    private int? OwnDecimals(decimal number)
    {
        var needed = DecimalsOf(number);
        if (needed <= _decimals)
            return _decimals;
        var digits = IntegerDigits((double)number);
        var own = needed <= Math.Min(ShortDigits - digits, MostDecimals) ? needed : LeastDigits - digits;
        return own <= _decimals ? _decimals : Math.Abs(number) < (decimal)SmallestPositional ? null : own;
    }

    private bool Rounds(object value)
    {
        if (!HasFraction(value) || !double.IsFinite(ToDouble(value)))
            return false;
        return Positional(value) is { } exact && OwnDecimals(exact) is { } decimals
            ? DecimalsOf(exact) > decimals
            : double.Parse(ToDouble(value).ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) != ToDouble(value);
    }

    private string Group(string text)
    {
        var digits = text.TrimStart('-');
        // What is zero has no sign.
        var negative = text.StartsWith('-') && digits.AsSpan().IndexOfAnyExcept('0', '.') >= 0;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        if (_isGrouped && whole.Length > 3)
            whole = BigInteger.Parse(whole, CultureInfo.InvariantCulture).ToString("N0", _signs);
        return (negative ? _signs.NegativeSign : "") + whole + (point < 0 ? "" : _signs.NumberDecimalSeparator + digits[(point + 1)..]);
    }

    /// <summary>The decimal that a number's shortest text says, or null for what is too large or too small to be written in full.
    /// A whole number of few bits is what its bits say.</summary>
    private static decimal? Positional(object value)
    {
        if (value is decimal exact)
            return exact;
        var number = ToDouble(value);
        return number == 0 || Math.Abs(number) is >= 1e-20 and < LargestPositional
            ? decimal.Parse(Raw(double.IsInteger(number) ? number : value), NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }

    private static double ToDouble(object value) => value switch
    {
        BigInteger big => (double)big,
        Int128 wide => (double)wide,
        UInt128 wide => (double)wide,
        Half half => (double)half,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The count of digits before the decimal sign; as much below 0 as zeros follow it.</summary>
    private static int IntegerDigits(double number) => number == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(number))) + 1;

    /// <summary>How many decimals a number has, leaving aside the noise of computing with binary fractions; one more than are
    /// ever written where it has more.</summary>
    private static int DecimalsOf(decimal number)
    {
        var noise = Math.Min(Math.Abs(number) * 1e-12m, 0.00005m);
        for (var decimals = 0; decimals <= MostDecimals; decimals++)
        {
            if (Math.Abs(decimal.Round(number, decimals) - number) <= noise)
                return decimals;
        }
        return MostDecimals + 1;
    }
}
