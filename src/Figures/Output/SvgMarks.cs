namespace Figures;

/// <summary>Draws the marks of one series.</summary>
internal static class SvgMarks
{
    private const double Gap = 0.25;

    public static void Draw(SvgCanvas canvas, Figure figure, int index, SvgFrame frame)
    {
        switch (figure.Series[index].Shape)
        {
            case MarkShape.Bar: Bars(canvas, figure, index, frame); break;
            case MarkShape.Dot: Dots(canvas, figure, index, frame); break;
            case MarkShape.Line: Line(canvas, figure, index, frame); break;
            default: Tiles(canvas, figure, frame); break;
        }
    }

    /// <summary>A sample of a series' marks, beside its name.</summary>
    public static void Swatch(SvgCanvas canvas, Series series, int index, double x, double y, double width)
    {
        var style = SeriesStyle.Of(index);
        var color = SeriesStyle.ColorOf(series, index);
        var side = Math.Min(width, 16);
        switch (series.Shape)
        {
            case MarkShape.Line: canvas.Line(x, y, x + width, y, color, 2, Dash(style)); break;
            case MarkShape.Dot: SvgSymbols.Draw(canvas, style.Symbol, x + width / 2, y, color); break;
            default: canvas.Rectangle(x + (width - side) / 2, y - side / 2, side, side, color, Filling(style, color)); break;
        }
    }

    private static void Bars(SvgCanvas canvas, Figure figure, int index, SvgFrame frame)
    {
        var series = figure.Series[index];
        var style = SeriesStyle.Of(index);
        var numbers = figure.ValueNumbers();
        for (var place = 0; place < series.Marks.Count; place++)
        {
            var mark = series.Marks[place];
            if (figure.Value(mark) is not { } value) continue;
            var color = mark.Muted ? Palette.Muted : style.Color;
            // What stands beside the bar need not be said again.
            var hover = figure.WritesValues ? "" : figure.Hover(series, mark, frame.X.Numbers, frame.Y.Numbers, numbers);
            var (start, side) = Slot(figure, index, place, value);
            var thick = (1 - Gap) / (figure.BarLayout == BarLayout.Stacked ? 1 : figure.Series.Count);
            if (figure.ValuesAlongX)
                Box(canvas, frame.Across(start), frame.Down(place + side), frame.Across(start + value), frame.Down(place + side + thick),
                    color, style, hover);
            else
                Box(canvas, frame.Across(place + side), frame.Down(start), frame.Across(place + side + thick), frame.Down(start + value),
                    color, style, hover);
            if (!figure.WritesValues) continue;
            string[] text = [numbers.Format(value)];
            if (figure.ValuesAlongX) canvas.Text(text, frame.Across(value) + (value < 0 ? -4 : 4), frame.Down(place),
                value < 0 ? "end" : "start");
            else canvas.Text(text, frame.Across(place), frame.Down(value) + (value < 0 ? 9 : -9), "middle");
        }
    }

    /// <summary>Where a bar begins along its value axis, and across its category from the category's middle.</summary>
    private static (double Start, double Side) Slot(Figure figure, int index, int place, double value)
    {
        if (figure.BarLayout != BarLayout.Stacked) return (0, (1 - Gap) * ((double)index / figure.Series.Count - 0.5));
        var below = figure.Series.Take(index).Select(series => figure.Value(series.Marks[place]) ?? 0)
            .Where(other => other < 0 == value < 0).Sum();
        return (below, (Gap - 1) / 2);
    }

    private static void Box(SvgCanvas canvas, double x1, double y1, double x2, double y2, string color, SeriesStyle style, string hover) =>
        canvas.Rectangle(Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1), color,
            " class=\"mark\"" + Filling(style, color), hover);

    // The colours come round again after the third series: paler with an outline, then outlined by dashes.
    private static string Filling(SeriesStyle style, string color) => style.Round switch
    {
        0 => "",
        1 => $" fill-opacity=\"0.35\" stroke=\"{color}\" stroke-width=\"1.5\"",
        2 => $" fill-opacity=\"0\" stroke=\"{color}\" stroke-width=\"1.5\"",
        _ => $" fill-opacity=\"0\" stroke=\"{color}\" stroke-width=\"1.5\" stroke-dasharray=\"3 2\"",
    };

    private static void Dots(SvgCanvas canvas, Figure figure, int index, SvgFrame frame)
    {
        var series = figure.Series[index];
        var style = SeriesStyle.Of(index);
        var numbers = figure.ValueNumbers();
        var shift = figure.DotShift(index);
        foreach (var (mark, side) in series.Marks.Zip(LabelPlacement.Sides(series.Marks, frame.X, frame.Y))
            .OrderByDescending(pair => pair.First.Muted))
        {
            if (mark is not { X: { } x, Y: { } y }) continue;
            var color = mark.Muted ? Palette.Muted : style.Color;
            var (across, down) = (frame.Across(x), frame.Down(y + shift));
            if (mark is { Low: { } low, High: { } high }) canvas.Line(frame.Across(low), down, frame.Across(high), down, color, 2,
                " class=\"interval\"");
            SvgSymbols.Draw(canvas, style.Symbol, across, down, color, " class=\"mark\"",
                figure.Hover(series, mark, frame.X.Numbers, frame.Y.Numbers, numbers));
            if (mark.Text is { } text) Name(canvas, text.ToString(), across, down, side);
        }
    }

    private static void Name(SvgCanvas canvas, string text, double across, double down, LabelSide side)
    {
        var (x, y, anchor) = side switch
        {
            LabelSide.Right => (across + 8, down, "start"),
            LabelSide.Left => (across - 8, down, "end"),
            LabelSide.Above => (across, down - 12, "middle"),
            _ => (across, down + 12, "middle"),
        };
        canvas.Text([text], x, y, anchor);
    }

    private static void Line(SvgCanvas canvas, Figure figure, int index, SvgFrame frame)
    {
        var series = figure.Series[index];
        var style = SeriesStyle.Of(index);
        var path = new List<string>();
        var isBroken = true;
        foreach (var mark in series.Marks)
        {
            if (mark is { X: { } x, Y: { } y })
                path.Add($"{(isBroken ? "M" : "L")}{SvgCanvas.Coordinate(frame.Across(x))} {SvgCanvas.Coordinate(frame.Down(y))}");
            isBroken = mark is not { X: not null, Y: not null };
        }
        canvas.Path(string.Join(" ", path), "none", series.Marks[0].Muted ? Palette.Muted : style.Color, 2,
            " class=\"mark\"" + Dash(style), series.Name);
    }

    private static string Dash(SeriesStyle style) => style.Dash.Svg.Length > 0 ? $" stroke-dasharray=\"{style.Dash.Svg}\"" : "";

    private static void Tiles(SvgCanvas canvas, Figure figure, SvgFrame frame)
    {
        var series = figure.Series[0];
        var colors = new TileColors(figure);
        var numbers = figure.ValueNumbers();
        foreach (var mark in series.Marks)
        {
            var (left, top) = (frame.Across(mark.X!.Value - 0.5), frame.Down(mark.Y!.Value - 0.5));
            var (width, height) = (frame.Across(mark.X.Value + 0.5) - left - 2, frame.Down(mark.Y.Value + 0.5) - top - 2);
            var hover = figure.Hover(series, mark, frame.X.Numbers, frame.Y.Numbers, numbers);
            var color = mark.Shade is { } shade ? colors.Of(shade) : "none";
            canvas.Rectangle(left, top, width, height, color, " class=\"mark\"", hover);
            canvas.Text(TileText.Lines(figure, mark, numbers), left + width / 2, top + height / 2, "middle",
                mark.Shade is null ? Palette.Text : TileColors.Ink(color));
        }
    }
}

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
        ["cross"] = [(-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4),
            (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4)],
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
        "M" + string.Join("L",
            corners.Select(corner => $"{SvgCanvas.Coordinate(x + corner.X * Radius)} {SvgCanvas.Coordinate(y + corner.Y * Radius)}")) + "z";

    private static string Ring(double x, double y)
    {
        var (left, middle, round) = (SvgCanvas.Coordinate(x - Radius), SvgCanvas.Coordinate(y), SvgCanvas.Coordinate(Radius));
        return $"M{left} {middle}a{round} {round} 0 1 0 9 0a{round} {round} 0 1 0 -9 0z";
    }
}
