namespace Figures;

/// <summary>Draws a figure as one SVG element: for print, for thumbnails and where scripts are off.</summary>
internal static class SvgWriter
{
    public static string Write(Figure figure)
    {
        var frame = SvgFrame.Of(figure);
        var canvas = new SvgCanvas(SvgFrame.Width, figure.Height, figure.Alt.ToString(),
            (frame.Left, frame.Top, frame.Right - frame.Left, frame.Bottom - frame.Top));
        var labels = SeriesLabel.Of(figure, frame.X, frame.Y);
        var diagonal = RuleGeometry.Diagonal(figure, frame.X, frame.Y, labels);
        if (labels.Count == 0) Legend(canvas, figure);
        XAxis(canvas, figure, frame);
        YAxis(canvas, figure, frame);
        foreach (var rule in figure.Rules) RuleLine(canvas, rule, diagonal.From, diagonal.To, frame);
        for (var index = 0; index < figure.Series.Count; index++) SvgMarks.Draw(canvas, figure, index, frame);
        foreach (var rule in figure.Rules.Where(rule => !rule.Label.IsEmpty)) RuleLabel(canvas, rule, figure, diagonal.Label,
            diagonal.LabelAbove, frame);
        foreach (var label in labels) Name(canvas, label, figure, frame);
        return canvas.ToString();
    }

    private static void Legend(SvgCanvas canvas, Figure figure)
    {
        var y = 14.0;
        foreach (var row in FigureSize.LegendRows(figure, FigureSize.NarrowWidth - 20))
        {
            var x = 4.0;
            foreach (var index in row)
            {
                SvgMarks.Swatch(canvas, figure.Series[index], index, x, y, 26);
                canvas.Text([figure.Series[index].Name], x + 32, y, "start");
                x += FigureSize.LegendEntryWidth(figure);
            }
            y += 22;
        }
    }

    private static void Name(SvgCanvas canvas, SeriesLabel label, Figure figure, SvgFrame frame)
    {
        var series = figure.Series[label.Index];
        var (across, side, anchor) = (frame.Across(label.X), label.AtRight ? -1 : 1, label.AtRight ? "end" : "start");
        var down = label.Y is { } y
            ? frame.Down(y) + (label.AtRight ? -8 : 8)
            : frame.Top - 10 - FigureSize.RuleRoom(figure) - label.Row * SeriesLabel.RowHeight;
        const double Sample = SeriesLabel.SwatchWidth - 4;
        SvgMarks.Swatch(canvas, series, label.Index, label.AtRight ? across - Sample : across, down, Sample);
        canvas.Text([series.Name], across + side * SeriesLabel.SwatchWidth, down, anchor);
    }

    private static void XAxis(SvgCanvas canvas, Figure figure, SvgFrame frame)
    {
        var isNumeric = figure.X is { Categories: null, Hidden: false };
        foreach (var (tick, text) in frame.X.Ticks.Zip(frame.X.TickTexts))
        {
            var across = frame.Across(tick);
            if (isNumeric && (tick == 0 || !figure.WritesValues)) canvas.Line(across, frame.Top, across, frame.Bottom,
                tick == 0 ? Palette.Line : Palette.Grid);
            var lines = Labels.Wrap(text);
            var half = lines.Count * Labels.LineHeight / 2.0;
            if (figure.HasTiles) canvas.Text(lines, across, frame.Top - half - 4, "middle");
            else if (frame.LabelAngle == 0) canvas.Text(lines, across, frame.Bottom + half + 4, "middle");
            else canvas.Text([text], across + 4, frame.Bottom + 12, "end", angle: frame.LabelAngle);
        }
        if (figure.AxisTitle(figure.X) is { Length: > 0 } title) canvas.Text([title], (frame.Left + frame.Right) / 2, figure.Height - 10,
            "middle");
    }

    private static void YAxis(SvgCanvas canvas, Figure figure, SvgFrame frame)
    {
        var isNumeric = figure.Y is { Categories: null, Hidden: false };
        foreach (var (tick, text) in frame.Y.Ticks.Zip(frame.Y.TickTexts))
        {
            var down = frame.Down(tick);
            if (isNumeric && (tick == 0 || !figure.WritesValues)) canvas.Line(frame.Left, down, frame.Right, down,
                tick == 0 ? Palette.Line : Palette.Grid);
            canvas.Text(Labels.Wrap(text), frame.Left - 6, down, "end");
        }
        if (figure.AxisTitle(figure.Y) is { Length: > 0 } title) canvas.Text([title], 10, (frame.Top + frame.Bottom) / 2, "middle",
            angle: -90);
    }

    private static void RuleLine(SvgCanvas canvas, Rule rule, double from, double to, SvgFrame frame)
    {
        var (x1, y1, x2, y2) = rule.Kind switch
        {
            RuleKind.Horizontal => (frame.Left, frame.Down(rule.At), frame.Right, frame.Down(rule.At)),
            RuleKind.Vertical => (frame.Across(rule.At), frame.Top, frame.Across(rule.At), frame.Bottom),
            _ => (frame.Across(from), frame.Down(from), frame.Across(to), frame.Down(to)),
        };
        canvas.Line(x1, y1, x2, y2, Palette.Line, 1.5, " stroke-dasharray=\"6 4\"");
    }

    private static void RuleLabel(SvgCanvas canvas, Rule rule, Figure figure, double at, bool above, SvgFrame frame)
    {
        var isLeft = RuleGeometry.LabelAtLeft(figure, rule, frame.X);
        var (x, y, anchor) = rule.Kind switch
        {
            RuleKind.Horizontal => (isLeft ? frame.Left + 2 : frame.Right, frame.Down(rule.At) - 8, isLeft ? "left" : "right"),
            RuleKind.Vertical => (frame.Across(rule.At), frame.Top - 8, RuleGeometry.Anchor(frame.X.Share(rule.At))),
            _ => (frame.Across(at) + (above ? -4 : 4), frame.Down(at) + (above ? -8 : 8), above ? "right" : "left"),
        };
        canvas.Text([rule.Label.ToString()], x, y, anchor switch { "left" => "start", "right" => "end", _ => "middle" });
    }
}
