namespace Figures;

/// <summary>The colour of a tile or an area by its value, and the ink that is readable on it.</summary>
internal sealed class TileColors
{
    private readonly (string Light, string Dark)[] _stops;
    private readonly double? _middle;

    public TileColors(Figure figure)
    {
        var values = figure.Marks.Select(mark => mark.Shade).OfType<double>().ToList();
        (Low, High) = (values.Min(), Math.Min(values.Max(), figure.ColorsEnd ?? double.MaxValue));
        (_stops, _middle, Least) = (Palette.LowToHighSteps, figure.Midpoint, Low);
        if (figure.Midpoint is { } middle)
        {
            _stops = Palette.AroundMidpointSteps;
            var reach = Math.Max(High - middle, middle - Low);
            if (reach == 0) reach = 1;
            (Low, High) = (middle - reach, middle + reach);
        }
        if (Low == High) High = Low + 1;
    }

    /// <summary>The lowest value that there is: where a scale around a midpoint begins for its readers.</summary>
    public double Least { get; }

    /// <summary>What the scale names, by its share of the scale from <see cref="Least"/>: its ends and its midpoint.</summary>
    public IEnumerable<(double Share, double Value)> Marked => new[] { Least, _middle, High }.OfType<double>().Distinct()
        .Select(value => ((value - Least) / (High - Least), value));

    public double Low { get; }

    public double High { get; }

    public IEnumerable<(double Share, string Color)> Stops => _stops.Select((step, index) => (index / (_stops.Length - 1.0), step.Light));

    /// <summary>The colour of a value on a pale page and on a dark one, as CSS says both.</summary>
    public string Themed(double value) => $"light-dark({Of(value)},{Of(value, onDark: true)})";

    /// <summary>The ink on it, by the name that the palette has for what it is in each theme.</summary>
    public string ThemedInk(double value) => (Ink(Of(value)), Ink(Of(value, onDark: true))) switch
    {
        ("#000000", "#ffffff") => Palette.DarkThenLight,
        ("#ffffff", "#000000") => Palette.LightThenDark,
        var (both, _) => both,
    };

    public string Of(double value, bool onDark = false)
    {
        var place = Math.Clamp((value - Low) / (High - Low), 0, 1) * (_stops.Length - 1);
        var below = Math.Min((int)place, _stops.Length - 2);
        string Stop(int index) => onDark ? _stops[index].Dark : _stops[index].Light;
        var (from, to) = (Channels(Stop(below)), Channels(Stop(below + 1)));
        var mixed = from.Zip(to, (a, b) => (int)Math.Round(a + (b - a) * (place - below)));
        return "#" + string.Concat(mixed.Select(channel => channel.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>Black or white, whichever stands out more.</summary>
    public static string Ink(string color)
    {
        var luminance = Luminance(color);
        return (1.05 / (luminance + 0.05)) > ((luminance + 0.05) / 0.05) ? "#ffffff" : "#000000";
    }

    /// <summary>Relative luminance by WCAG 2.2.</summary>
    public static double Luminance(string color)
    {
        double[] linear = [.. Channels(color).Select(channel => channel / 255.0)
            .Select(share => share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4))];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static int[] Channels(string color) =>
        [.. new[] { 1, 3, 5 }.Select(start => int.Parse(color.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
