namespace Figures;

/// <summary>The colour of a tile or an area by its value, and the ink that is readable on it.</summary>
internal sealed class TileColors
{
    private readonly IReadOnlyList<string> _stops;

    public TileColors(Figure figure, bool isDark = false)
    {
        var values = figure.Marks.Select(mark => mark.Shade).OfType<double>().ToList();
        (Low, High) = (values.Min(), Math.Min(values.Max(), figure.ColorsEnd ?? double.MaxValue));
        _stops = isDark ? Palette.DarkLowToHigh : Palette.LowToHigh;
        if (figure.Midpoint is { } middle)
        {
            _stops = isDark ? Palette.DarkAroundMidpoint : Palette.AroundMidpoint;
            var reach = Math.Max(High - middle, middle - Low);
            if (reach == 0) reach = 1;
            (Low, High) = (middle - reach, middle + reach);
        }
        if (Low == High) High = Low + 1;
    }

    public double Low { get; }

    public double High { get; }

    public IEnumerable<(double Share, string Color)> Stops => _stops.Select((color, index) => (index / (_stops.Count - 1.0), color));

    public string Of(double value)
    {
        var place = Math.Clamp((value - Low) / (High - Low), 0, 1) * (_stops.Count - 1);
        var below = Math.Min((int)place, _stops.Count - 2);
        var (from, to) = (Channels(_stops[below]), Channels(_stops[below + 1]));
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
