namespace Figures;

/// <summary>Draws a figure as one SVG element of any width: what a page shows until a reader turns to it, paper and thumbnails.</summary>
internal static class SvgWriter
{
    public static SvgCanvas Draw(Figure figure)
    {
        var frame = SvgFrame.Of(figure);
        var canvas = new SvgCanvas(frame, figure.Alt.ToString());
        var marks = new SvgMarks(canvas, figure, frame);
        var labels = SeriesLabel.Of(figure, frame.X, frame.Y);
        var diagonal = RuleGeometry.Diagonal(figure, frame.X, frame.Y, labels);
        if (figure.HasPanels) PanelNames(canvas, figure, frame);
        else if (labels.Count == 0) Legend(canvas, marks, figure, frame);
        if (figure.X.Hidden) TileLegend(canvas, figure, frame);
        Axes(canvas, figure, frame);
        foreach (var rule in figure.Rules)
            for (var panel = 0; panel < frame.Panels; panel++) RuleLine(canvas, rule, diagonal.From, diagonal.To, frame, panel);
        if (figure.Series[0].Shape == MarkShape.Line) Lines(canvas, marks, figure, frame);
        else Marks(canvas, marks, figure, frame);
        foreach (var rule in figure.Rules.Where(rule => !rule.Label.IsEmpty)) RuleLabel(canvas, rule, figure, diagonal.Label,
            diagonal.LabelAbove, frame);
        foreach (var label in labels) Name(canvas, marks, label, figure, frame);
        return canvas;
    }

    /// <summary>The marks of each category together, with its name where an axis has it; those in the background first.</summary>
    private static void Marks(SvgCanvas canvas, SvgMarks marks, Figure figure, SvgFrame frame)
    {
        var places = figure.Series.Select(series => figure.Y.Categories is null && series.Shape == MarkShape.Dot
            ? LabelPlacement.Names(series.Marks, frame.X, frame.Y) : null).ToList();
        var nameShift = -6 - figure.ValueRoom.Left;
        foreach (var category in figure.Series.SelectMany((series, index) => series.Marks.Select((mark, number) => (index, number, mark)))
            .GroupBy(item => figure.Category(item.mark))
            .OrderByDescending(group => figure.Y.Categories is null && group.All(item => item.mark.Muted)))
            canvas.Of(category.Key, () =>
            {
                var (_, _, first) = category.First();
                if (figure.Y.Categories is not null)
                    canvas.Text(Labels.Wrap(category.Key), 0, frame.Down(first.Y!.Value), "end", shift: nameShift);
                else if (figure.X.Categories is not null) ColumnName(canvas, category.Key, frame.Across(first.X!.Value), figure, frame);
                foreach (var (index, number, mark) in category)
                {
                    marks.Draw(index, mark);
                    if (places[index] is { } names) marks.Name(mark, names[number]);
                }
            });
    }

    private static void Lines(SvgCanvas canvas, SvgMarks marks, Figure figure, SvgFrame frame) => canvas.Stretched(frame.Height, () =>
    {
        for (var index = 0; index < figure.Series.Count; index++) marks.Line(index);
    });

    private static void PanelNames(SvgCanvas canvas, Figure figure, SvgFrame frame)
    {
        for (var index = 0; index < figure.Series.Count; index++)
        {
            var lines = Heads.Lines(figure.Series[index].Name);
            var (from, to) = frame.Panel(index);
            var isLast = index == figure.Series.Count - 1;
            canvas.Text(lines, 100 * (isLast ? to : from), -Heads.Above(figure, index) - lines.Count * Labels.LineHeight / 2.0,
                isLast ? "end" : "start");
        }
    }

    private static void Legend(SvgCanvas canvas, SvgMarks marks, Figure figure, SvgFrame frame)
    {
        var rows = FigureSize.LegendRows(figure, FigureSize.NarrowWidth - 20);
        if (rows.Count > 0) canvas.At(0, 0, legend =>
        {
            foreach (var (row, entries) in rows.Index())
                foreach (var (column, index) in entries.Index())
                {
                    var x = 4 - frame.Left + column * FigureSize.LegendEntryWidth(figure);
                    var y = 14 - frame.Top + row * FigureSize.LegendRow;
                    marks.Swatch(index, x, y, 26);
                    legend.Text([figure.Series[index].Name], x + 32, y, "start");
                }
        });
    }

    /// <summary>The scale of a tile map's colours, above it.</summary>
    private static void TileLegend(SvgCanvas canvas, Figure figure, SvgFrame frame)
    {
        var (colors, numbers) = (new TileColors(figure), figure.ValueNumbers());
        const int Steps = 20;
        const double Top = 4 - FigureSize.TileLegend;
        for (var step = 0; step < Steps; step++)
            canvas.Rectangle(step * 100.0 / Steps, Top, 100.0 / Steps + 0.2, 10,
                colors.Themed(colors.Least + (step + 0.5) / Steps * (colors.High - colors.Least)));
        foreach (var (share, value) in colors.Marked)
        {
            var unit = share == 1 && figure.Unit.Length > 0 ? " " + figure.Unit : "";
            canvas.Text([numbers.Format(value) + unit], 100 * share, Top + 19, share switch { 0 => "start", 1 => "end", _ => "middle" });
        }
    }

    private static void Name(SvgCanvas canvas, SvgMarks marks, SeriesLabel label, Figure figure, SvgFrame frame)
    {
        var (side, anchor) = label.AtRight ? (-1, "end") : (1, "start");
        var down = label.Y is { } y
            ? frame.Down(y) + (label.AtRight ? -8 : 8)
            : -10 - FigureSize.RuleRoom(figure) - label.Row * SeriesLabel.RowHeight;
        const double Sample = SeriesLabel.SwatchWidth - 4;
        canvas.At(frame.Across(label.X), down, beside =>
        {
            marks.Swatch(label.Index, label.AtRight ? -Sample : 0, 0, Sample);
            beside.Text([figure.Series[label.Index].Name], side * SeriesLabel.SwatchWidth, 0, anchor);
        });
    }

    /// <summary>Grid and titles, numbers of axes that have numbers, and names of columns above tiles.</summary>
    private static void Axes(SvgCanvas canvas, Figure figure, SvgFrame frame)
    {
        if (figure.X is { Categories: null, Hidden: false })
            for (var panel = 0; panel < frame.Panels; panel++)
                foreach (var (tick, text) in frame.X.Ticks.Zip(frame.X.TickTexts))
                {
                    var across = frame.Across(tick, panel);
                    if (tick == 0 || !figure.WritesValues)
                        canvas.Line(across, 0, across, frame.Height, tick == 0 ? Palette.Line : Palette.Grid);
                    // Numbers of neighbouring panels keep apart.
                    var anchor = frame.Panels == 1 ? "middle"
                        : tick == frame.X.Ticks[0] ? "start" : tick == frame.X.Ticks[^1] ? "end" : "middle";
                    canvas.Text([text], across, frame.Height + 11, anchor);
                }
        else if (figure.HasTiles && figure.X.Categories is { } columns)
            foreach (var (index, column) in columns.Index())
            {
                var lines = Heads.Lines(column);
                var isLast = index == columns.Count - 1;
                canvas.Text(lines, frame.Across(index + (isLast ? 0.5 : index == 0 ? -0.5 : 0)),
                    -Heads.Above(figure, index) - lines.Count * Labels.LineHeight / 2.0, isLast ? "end" : index == 0 ? "start" : "middle");
            }
        if (figure.Y is { Categories: null, Hidden: false })
            foreach (var (tick, text) in frame.Y.Ticks.Zip(frame.Y.TickTexts))
            {
                var down = frame.Down(tick);
                if (tick == 0 || !figure.WritesValues) canvas.Line(0, down, 100, down, tick == 0 ? Palette.Line : Palette.Grid);
                canvas.Text([text], 0, down, "end", shift: -6);
            }
        if (figure.AxisTitle(figure.X) is { Length: > 0 } x) canvas.Text([x], 50, frame.Height + frame.Bottom - 10, "middle");
        if (figure.AxisTitle(figure.Y) is { Length: > 0 } y) canvas.At(0, frame.Height / 2,
            title => title.Turned(y, 10 - frame.Left, 0, "middle", -90));
    }

    private static void ColumnName(SvgCanvas canvas, string name, double across, Figure figure, SvgFrame frame)
    {
        var lines = Labels.Wrap(name);
        var half = lines.Count * Labels.LineHeight / 2.0;
        if (frame.LabelAngle == 0) canvas.Text(lines, across, frame.Height + half + 4, "middle");
        else canvas.Turned(name, across, frame.Height + 12, "end", frame.LabelAngle);
    }

    private static void RuleLine(SvgCanvas canvas, Rule rule, double from, double to, SvgFrame frame, int panel)
    {
        var (x1, y1, x2, y2) = rule.Kind switch
        {
            RuleKind.Horizontal => (0, frame.Down(rule.At), 100, frame.Down(rule.At)),
            RuleKind.Vertical => (frame.Across(rule.At, panel), 0, frame.Across(rule.At, panel), frame.Height),
            _ => (frame.Across(from), frame.Down(from), frame.Across(to), frame.Down(to)),
        };
        canvas.Line(x1, y1, x2, y2, Palette.Line, 1.5, " stroke-dasharray=\"6 4\"");
    }

    private static void RuleLabel(SvgCanvas canvas, Rule rule, Figure figure, double at, bool above, SvgFrame frame)
    {
        var isLeft = RuleGeometry.LabelAtLeft(figure, rule, frame.X);
        var (x, shift, y, anchor) = rule.Kind switch
        {
            RuleKind.Horizontal => (isLeft ? 0 : 100, isLeft ? 2 : 0, frame.Down(rule.At) - 8, isLeft ? "left" : "right"),
            RuleKind.Vertical => (frame.Across(rule.At), 0, -8, RuleGeometry.Anchor(frame.X.Share(rule.At))),
            _ => (frame.Across(at), above ? -4 : 4, frame.Down(at) + (above ? -8 : 8), above ? "right" : "left"),
        };
        canvas.Text([rule.Label.ToString()], x, y, anchor switch { "left" => "start", "right" => "end", _ => "middle" }, shift: shift);
    }
}
