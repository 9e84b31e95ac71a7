namespace Figures;

/// <summary>Draws the marks of a figure.</summary>
internal static class SvgMarks
{
    private const double Gap = 0.25;
    // Between tiles, in per cent of the plot's width and in pixels.
    private const double TileGap = 0.4;
    private const double TileGapDown = 2;

    /// <summary>Draws a mark of any shape but a line.</summary>
    public static void Draw(SvgCanvas canvas, Figure figure, int index, Mark mark, SvgFrame frame)
    {
        switch (figure.Series[index].Shape)
        {
            case MarkShape.Bar: Bar(canvas, figure, index, mark, frame); break;
            case MarkShape.Dot: Dot(canvas, figure, index, mark, frame); break;
            default: Tile(canvas, figure, mark, frame); break;
        }
    }

    /// <summary>A sample of a series' marks, beside its name.</summary>
    public static void Swatch(SvgCanvas canvas, Figure figure, int index, double x, double y, double width)
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

    private static void Bar(SvgCanvas canvas, Figure figure, int index, Mark mark, SvgFrame frame)
    {
        if (figure.Value(mark) is not { } value) return;
        var (style, numbers) = (figure.StyleOf(index), figure.ValueNumbers());
        var place = (int)(figure.ValuesAlongX ? mark.Y : mark.X)!.Value;
        var color = mark.Muted ? Palette.Muted : style.Color;
        var (start, side) = Slot(figure, index, place, value);
        var thick = (1 - Gap) / (figure.BarLayout == BarLayout.Stacked ? 1 : figure.Series.Count);
        if (figure.ValuesAlongX)
            Box(canvas, frame.Across(start), frame.Down(place + side), frame.Across(start + value), frame.Down(place + side + thick),
                color, style);
        else
            Box(canvas, frame.Across(place + side), frame.Down(start), frame.Across(place + side + thick), frame.Down(start + value),
                color, style);
        if (!figure.WritesValues) return;
        string[] text = [numbers.Format(value)];
        if (figure.ValuesAlongX) canvas.Text(text, frame.Across(value), frame.Down(place), value < 0 ? "end" : "start",
            shift: value < 0 ? -4 : 4);
        else canvas.Text(text, frame.Across(place), frame.Down(value) + (value < 0 ? 9 : -9), "middle");
    }

    /// <summary>Where a bar begins along its value axis, and across its category from the category's middle.</summary>
    private static (double Start, double Side) Slot(Figure figure, int index, int place, double value)
    {
        if (figure.BarLayout != BarLayout.Stacked) return (0, (1 - Gap) * ((double)index / figure.Series.Count - 0.5));
        var below = figure.Series.Take(index).Select(series => figure.Value(series.Marks[place]) ?? 0)
            .Where(other => other < 0 == value < 0).Sum();
        return (below, (Gap - 1) / 2);
    }

    private static void Box(SvgCanvas canvas, double x1, double y1, double x2, double y2, string color, SeriesStyle style) =>
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

    private static void Dot(SvgCanvas canvas, Figure figure, int index, Mark mark, SvgFrame frame)
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
    public static void Name(SvgCanvas canvas, Mark mark, LabelPlace place, SvgFrame frame)
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

    public static void Line(SvgCanvas canvas, Figure figure, int index, SvgFrame frame)
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

    private static void Tile(SvgCanvas canvas, Figure figure, Mark mark, SvgFrame frame)
    {
        var colors = new TileColors(figure);
        var (left, top) = (frame.Across(mark.X!.Value - 0.5), frame.Down(mark.Y!.Value - 0.5));
        var (width, height) = (frame.Across(mark.X.Value + 0.5) - left, frame.Down(mark.Y.Value + 0.5) - top);
        canvas.Rectangle(left + TileGap / 2, top, width - TileGap, height - TileGapDown,
            mark.Shade is { } shade ? colors.Themed(shade) : "none", " class=\"mark\"");
        canvas.Text(TileText.Lines(figure, mark, figure.ValueNumbers()), left + width / 2, top + height / 2 - 1, "middle",
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
