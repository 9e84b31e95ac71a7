using System.Globalization;

namespace Dib.Rendering;

/// <summary>Numbers as a reader of a change wants them: no more digits than tell the old from the new.</summary>
internal static class ShortNumbers
{
    private const int UsualDigits = 4;
    private const int MostDecimals = 28;

    /// <summary>Below this, digits are not grouped, as in the tables of the pages.</summary>
    private const decimal LeastGrouped = 10_000;

    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = "\u202F", NegativeSign = "−" };

    /// <summary>A cell: shortened where it is a number, any other text as it is.</summary>
    public static string Of(string cell) => Number(cell) is { } number ? Text(number, Decimals(number)) : cell;

    /// <summary>Two different cells: numbers get as many decimals as it takes to see that they differ.</summary>
    public static (string Before, string After) Of(string before, string after)
    {
        if (Number(before) is not { } old || Number(after) is not { } now || old == now)
            return (Of(before), Of(after));
        var decimals = Math.Min(Decimals(old), Decimals(now));
        while (decimals < MostDecimals && Math.Round(old, decimals) == Math.Round(now, decimals))
            decimals++;
        return (Text(old, decimals), Text(now, decimals));
    }

    private static decimal? Number(string cell) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The decimals that leave the usual digits; those before the point are never rounded away.</summary>
    private static int Decimals(decimal number) =>
        number == 0 ? UsualDigits : Math.Clamp(UsualDigits - 1 - (int)Math.Floor(Math.Log10((double)Math.Abs(number))), 0, MostDecimals);

    private static string Text(decimal number, int decimals)
    {
        var rounded = Math.Round(number, decimals);
        return rounded.ToString((Math.Abs(rounded) < LeastGrouped ? "0." : "#,##0.") + new string('#', decimals), Format);
    }
}
