namespace Figures;

/// <summary>How the numbers of one axis are written: the same decimals for all, in the signs of a culture.</summary>
internal sealed class NumberStyle(int decimals, CultureInfo culture)
{
    private readonly NumberFormatInfo _format = ReaderNumbers.Of(culture);

    /// <summary>The style that shows values of this size with about three significant digits, whole numbers without decimals.</summary>
    public static NumberStyle For(IEnumerable<double> values, int? decimals, CultureInfo culture)
    {
        if (decimals is { } given) return new(given, culture) { IsChosen = true };
        var sizes = values.Select(Math.Abs).ToList();
        if (sizes.All(size => size == Math.Floor(size))) return new(0, culture);
        return new(sizes.Max() switch { >= 100 => 0, >= 10 => 1, >= 1 => 2, >= 0.1 => 3, _ => 4 }, culture);
    }

    /// <summary>Whether the decimals were given, not found from the values.</summary>
    public bool IsChosen { get; init; }

    /// <summary>
    /// A value as it is drawn and kept. Where decimals were given, two more: enough for a chart, and fine enough that writing the
    /// value does not round it twice.
    /// </summary>
    public double? Drawn(double? value) =>
        value is { } number && IsChosen ? Math.Round(number, Math.Min(decimals + 2, 15), MidpointRounding.AwayFromZero) + 0.0 : value;

    public string Format(double value)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        // A negative value that rounds to zero would be written as minus zero.
        return (rounded == 0 ? 0 : rounded).ToString("N" + decimals, _format);
    }
}
