namespace Figures;

/// <summary>The dots' symbols, by their names in plotly.js, drawn around a middle.</summary>
internal static class SvgSymbols
{
    private const double Radius = 4.5;
    private const double Stroke = 1.5;

    private static readonly Dictionary<string, (double X, double Y)[]> Corners = new()
    {
        ["square"] = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        ["diamond"] = [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
        ["triangle-up"] = [(0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
        ["cross"] = [(-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4)],
        ["star"] = [(0, -1.4), (0.4, -0.4), (1.4, 0), (0.4, 0.4), (0, 1.4), (-0.4, 0.4), (-1.4, 0), (-0.4, -0.4)],
    };

    /// <summary>Draws a symbol.</summary>
    public static void Draw(SvgCanvas canvas, string symbol, double x, double y, string color, string attributes = "", string hover = "")
    {
        var isOpen = symbol.EndsWith("-open", StringComparison.Ordinal);
        if (Corners.TryGetValue(symbol.Replace("-open", ""), out var corners))
            canvas.Path(Path(corners, x, y), isOpen ? "none" : color, color, Stroke, attributes, hover);
        else if (isOpen)
            canvas.Path(Ring(x, y), "none", color, Stroke, attributes, hover);
        else
            canvas.Circle(x, y, Radius + Stroke / 2, color, attributes, hover);
    }

    private static string Path((double X, double Y)[] corners, double x, double y) =>
        "M" + string.Join("L", corners.Select(corner => $"{SvgCanvas.Coordinate(x + corner.X * Radius)} {SvgCanvas.Coordinate(y + corner.Y * Radius)}")) + "z";

    private static string Ring(double x, double y)
    {
        var (left, middle, round) = (SvgCanvas.Coordinate(x - Radius), SvgCanvas.Coordinate(y), SvgCanvas.Coordinate(Radius));
        return $"M{left} {middle}a{round} {round} 0 1 0 9 0a{round} {round} 0 1 0 -9 0z";
    }
}
