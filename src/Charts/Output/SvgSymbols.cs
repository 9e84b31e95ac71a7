namespace Charts;

/// <summary>The dots' symbols, by their names in plotly.js, as SVG paths around a middle.</summary>
internal static class SvgSymbols
{
    private const double Radius = 4.5;

    private static readonly Dictionary<string, (double X, double Y)[]> Corners = new()
    {
        ["square"] = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        ["diamond"] = [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
        ["triangle-up"] = [(0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
        ["cross"] = [(-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4)],
        ["star"] = [(0, -1.4), (0.4, -0.4), (1.4, 0), (0.4, 0.4), (0, 1.4), (-0.4, 0.4), (-1.4, 0), (-0.4, -0.4)],
    };

    public static string Path(string symbol, double x, double y)
    {
        if (!Corners.TryGetValue(symbol.Replace("-open", ""), out var corners))
        {
            var (left, middle, round) = (SvgCanvas.Coordinate(x - Radius), SvgCanvas.Coordinate(y), SvgCanvas.Coordinate(Radius));
            return $"M{left} {middle}a{round} {round} 0 1 0 9 0a{round} {round} 0 1 0 -9 0z";
        }
        return "M" + string.Join("L", corners.Select(corner => $"{SvgCanvas.Coordinate(x + corner.X * Radius)} {SvgCanvas.Coordinate(y + corner.Y * Radius)}")) + "z";
    }

    public static string Fill(string symbol, string color) => symbol.EndsWith("-open", StringComparison.Ordinal) ? "none" : color;
}
