namespace Figures;

/// <summary>Draws the marks of a figure.</summary>
internal sealed class SvgMarks(SvgCanvas canvas, Figure figure, SvgFrame frame)
{
    private const double Gap = 0.25;
    // Between tiles, in per cent of the plot's width and in pixels.
    private const double TileGap = 0.4;
    private const double TileGapDown = 2;

    private readonly NumberStyle _numbers = figure.ValueNumbers();
    private readonly TileColors? _colors = figure.HasTiles ? new(figure) : null;

    /// <summary>Draws a mark of any shape but a line.</summary>
    public void Draw(int index, Mark mark)
    {
        switch (figure.Series[index].Shape)
        {
            case MarkShape.Bar: Bar(index, mark); break;
            case MarkShape.Dot: Dot(index, mark); break;
            default: Tile(mark, _colors!); break;
        }
    }

    /// <summary>A sample of a series' marks, beside its name.</summary>
    public void Swatch(int index, double x, double y, double width)
    {
        var (style, color) = (figure.StyleOf(index), figure.ColorOf(index));
        var side = Math.Min(width, 16);
        switch (figure.Series[index].Shape)
        {
            case MarkShape.Line: canvas.Line(x, y, x + width, y, color, 2, Dash(style)); break;
            case MarkShape.Dot: canvas.At(x + width / 2, y, dot => SvgSymbols.Draw(dot, style.Symbol, color)); break;
            default: canvas.Rectangle(x + (width - side) / 2, y - side / 2, side, side, color, Filling(style, color)); break;
        }
    }

    private void Bar(int index, Mark mark)
    {
        if (figure.Value(mark) is not { } value) return;
        var style = figure.StyleOf(index);
        var place = (int)(figure.ValuesAlongX ? mark.Y : mark.X)!.Value;
        var color = mark.Muted ? Palette.Muted : style.Color;
        var (start, side) = Slot(index, place, value);
        var thick = (1 - Gap) / (figure.BarLayout == BarLayout.Stacked ? 1 : figure.Series.Count);
        if (figure.ValuesAlongX)
            Box(frame.Across(start), frame.Down(place + side), frame.Across(start + value), frame.Down(place + side + thick),
                color, style);
        else
            Box(frame.Across(place + side), frame.Down(start), frame.Across(place + side + thick), frame.Down(start + value),
                color, style);
        if (!figure.WritesValues) return;
        string[] text = [_numbers.Format(value)];
        if (figure.ValuesAlongX) canvas.Text(text, frame.Across(value), frame.Down(place), value < 0 ? "end" : "start",
            shift: value < 0 ? -4 : 4);
        else canvas.Text(text, frame.Across(place), frame.Down(value) + (value < 0 ? 9 : -9), "middle");
    }

    /// <summary>Where a bar begins along its value axis, and across its category from the category's middle.</summary>
    private (double Start, double Side) Slot(int index, int place, double value)
    {
        if (figure.BarLayout != BarLayout.Stacked) return (0, (1 - Gap) * ((double)index / figure.Series.Count - 0.5));
        var below = figure.Series.Take(index).Select(series => figure.Value(series.Marks[place]) ?? 0)
            .Where(other => other < 0 == value < 0).Sum();
        return (below, (Gap - 1) / 2);
    }

    private void Box(double x1, double y1, double x2, double y2, string color, SeriesStyle style) =>
        canvas.Rectangle(Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1), color,
            " class=\"mark\"" + Filling(style, color));

    // The colours come round again after the third series: paler with an outline, then outlined by dashes.
    private static string Filling(SeriesStyle style, string color) => style.Round switch
    {
        0 => "",
        1 => $" fill-opacity=\"0.35\" stroke=\"{color}\" stroke-width=\"1.5\"",
        2 => $" fill-opacity=\"0\" stroke=\"{color}\" stroke-width=\"1.5\"",
        _ => $" fill-opacity=\"0\" stroke=\"{color}\" stroke-width=\"1.5\" stroke-dasharray=\"3 2\"",
    };

    private void Dot(int index, Mark mark)
    {
        if (mark is not { X: { } x, Y: { } y }) return;
        var style = figure.StyleOf(index);
        var color = mark.Muted ? Palette.Muted : style.Color;
        var panel = figure.HasPanels ? index : 0;
        var (across, down) = (frame.Across(x, panel), frame.Down(y + figure.DotShift(index)));
        if (mark is { Low: { } low, High: { } high } && low < high)
            canvas.Line(frame.Across(low, panel), down, frame.Across(high, panel), down, color, 2, " class=\"interval\"");
        if (style.Symbol == "circle") canvas.Circle(across, down, SvgSymbols.CircleRadius, color, " class=\"mark\"");
        else canvas.At(across, down, dot => SvgSymbols.Draw(dot, style.Symbol, color, " class=\"mark\""));
    }

    /// <summary>A dot's name beside it, or further away at the end of a thin line.</summary>
    public void Name(Mark mark, LabelPlace place)
    {
        if (mark is not { Text: { } text, X: { } x, Y: { } y }) return;
        var (across, down) = (frame.Across(place.X), frame.Down(place.Y));
        if (place.IsAway) canvas.Line(frame.Across(x), frame.Down(y), across, down, Palette.Line, 0.7);
        var (aside, below, anchor) = (place.Side, place.IsAway) switch
        {
            (LabelSide.Right, true) => (2, 0, "start"),
            (LabelSide.Left, true) => (-2, 0, "end"),
            (LabelSide.Right, false) => (8, 0, "start"),
            (LabelSide.Left, false) => (-8, 0, "end"),
            (LabelSide.Above, _) => (0, -12, "middle"),
            _ => (0, 12, "middle"),
        };
        canvas.Text([text.ToString()], across, down + below, anchor, shift: aside);
    }

    public void Line(int index)
    {
        var series = figure.Series[index];
        var path = new List<string>();
        var isBroken = true;
        foreach (var mark in series.Marks)
        {
            if (mark is { X: { } x, Y: { } y })
                path.Add($"{(isBroken ? "M" : "L")}{SvgCanvas.Coordinate(frame.Across(x) * 10)} "
                    + SvgCanvas.Coordinate(frame.Down(y) / frame.Height * 1000));
            isBroken = mark is not { X: not null, Y: not null };
        }
        canvas.Path(string.Join(" ", path), "none", series.Marks[0].Muted ? Palette.Muted : figure.StyleOf(index).Color, 2,
            " class=\"mark\" vector-effect=\"non-scaling-stroke\"" + Dash(figure.StyleOf(index)));
    }

    private static string Dash(SeriesStyle style) => style.Dash.Svg.Length > 0 ? $" stroke-dasharray=\"{style.Dash.Svg}\"" : "";

    private void Tile(Mark mark, TileColors colors)
    {
        var (left, top) = (frame.Across(mark.X!.Value - 0.5), frame.Down(mark.Y!.Value - 0.5));
        var (width, height) = (frame.Across(mark.X.Value + 0.5) - left, frame.Down(mark.Y.Value + 0.5) - top);
        canvas.Rectangle(left + TileGap / 2, top, width - TileGap, height - TileGapDown,
            mark.Shade is { } shade ? colors.Themed(shade) : "none", " class=\"mark\"");
        canvas.Text(TileText.Lines(figure, mark, _numbers), left + width / 2, top + height / 2 - 1, "middle",
            mark.Shade is { } value ? colors.ThemedInk(value) : Palette.Text);
    }
}

/// <summary>The dots' symbols, by their names in plotly.js.</summary>
internal static class SvgSymbols
{
    /// <summary>Radius of a filled circle.</summary>
    public const double CircleRadius = Radius + Stroke / 2;

    private const double Radius = 4.5;
    private const double Stroke = 1.5;

    private static readonly Dictionary<string, (double X, double Y)[]> Corners = new()
    {
        ["square"] = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        ["diamond"] = [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
        ["triangle-up"] = [(0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
        ["cross"] = [(-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4),
            (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4)],
        ["star"] = [(0, -1.4), (0.4, -0.4), (1.4, 0), (0.4, 0.4), (0, 1.4), (-0.4, 0.4), (-1.4, 0), (-0.4, -0.4)],
    };

    /// <summary>Draws a symbol around the canvas' place.</summary>
    public static void Draw(SvgCanvas canvas, string symbol, string color, string attributes = "")
    {
        var isOpen = symbol.EndsWith("-open", StringComparison.Ordinal);
        if (Corners.TryGetValue(symbol.Replace("-open", ""), out var corners))
            canvas.Path(Path(corners), isOpen ? "none" : color, color, Stroke, attributes);
        else if (isOpen)
            canvas.Path("M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z", "none", color, Stroke, attributes);
        else
            canvas.Circle(0, 0, CircleRadius, color, attributes);
    }

    private static string Path((double X, double Y)[] corners) =>
        "M" + string.Join("L",
            corners.Select(corner => $"{SvgCanvas.Coordinate(corner.X * Radius)} {SvgCanvas.Coordinate(corner.Y * Radius)}")) + "z";
}
