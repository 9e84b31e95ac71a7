using System.Globalization;

namespace Shared;

/// <summary>
/// How readers see the numbers of a culture. Compiled into each library that writes numbers, since none of them knows another.
/// </summary>
internal static class ReaderNumbers
{
    // The narrow no-break space: a thin space that a line never ends at.
    private const string ThinSpace = "\u202F";

    private const double FirstYear = 1700;
    private const double LastYear = 2199;

    /// <summary>Whether a number may be a year, whose thousands are not set apart where all numbers beside it may be years too.</summary>
    /// <param name="number">The number.</param>
    public static bool MayBeYear(double number) => double.IsInteger(number) && number is >= FirstYear and <= LastYear;

    /// <summary>
    /// The culture's decimal and group signs, a thin space for any other space, and a true minus sign before the number. The
    /// invariant culture, which has no readers of its own, groups with thin spaces.
    /// </summary>
    /// <param name="culture">The culture.</param>
    public static NumberFormatInfo Of(CultureInfo culture)
    {
        var numbers = (NumberFormatInfo)culture.NumberFormat.Clone();
        if (culture.Name.Length == 0 || string.IsNullOrWhiteSpace(numbers.NumberGroupSeparator))
            numbers.NumberGroupSeparator = ThinSpace;
        numbers.NegativeSign = "\u2212";
        numbers.NumberNegativePattern = 1;
        return numbers;
    }
}
