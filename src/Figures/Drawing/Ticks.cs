using System.Globalization;

namespace Figures;

/// <summary>Round positions along a numeric axis: steps of 1, 2 or 5 times a power of ten.</summary>
internal static class Ticks
{
    /// <summary>The ticks that cover a range, first at or below its minimum and last at or above its maximum.</summary>
    /// <param name="minimum">Lower end; finite.</param>
    /// <param name="maximum">Upper end; finite, not below <paramref name="minimum"/>.</param>
    /// <param name="most">Most intervals between ticks, at least 1; a range across zero may take one more.</param>
    public static IReadOnlyList<double> Cover(double minimum, double maximum, int most)
    {
        if (minimum == maximum) (minimum, maximum) = minimum == 0 ? (0, 1) : (Math.Min(0, minimum), Math.Max(0, maximum));
        var step = Step((maximum - minimum) / most);
        var first = Math.Floor(minimum / step + 1e-9);
        var last = Math.Ceiling(maximum / step - 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => Clean((first + index) * step))];
    }

    /// <summary>Decimals that the ticks need so that no two read the same.</summary>
    public static int Decimals(IReadOnlyList<double> ticks) =>
        Math.Clamp((int)Math.Ceiling(-Math.Log10(ticks[1] - ticks[0]) - 1e-9), 0, 10);

    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var factor = new[] { 1, 2, 5, 10 }.First(candidate => candidate * power >= least * (1 - 1e-9));
        return factor * power;
    }

    // 3 * 0.1 is 0.30000000000000004; what a reader sees and a file keeps is 0.3.
    private static double Clean(double tick) =>
        tick == 0 ? 0 : double.Parse(tick.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
