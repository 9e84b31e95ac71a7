using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Figures;

/// <summary>The layout of a figure: axes, reference lines and room. There is no title inside: the page's caption has it.</summary>
internal static class HouseLayout
{
    public static Layout Of(Figure figure, Scale x, Scale y)
    {
        // The same room as in the drawing, so that nothing moves where the one takes the other's place.
        var frame = SvgFrame.Of(figure);
        var labels = SeriesLabel.Of(figure, x, y);
        var diagonal = RuleGeometry.Diagonal(figure, x, y, labels);
        var away = AwayNames(figure, x, y).ToList();
        var layout = new Layout().Set(
            ("template", HouseTemplate.Create()), ("height", figure.Height),
            ("margin", new Margin().Set(("l", Math.Round(frame.Left, 1)), ("r", frame.Right), ("t", frame.Top),
                ("b", Math.Round(frame.Bottom, 1)), ("pad", 0), ("autoexpand", false))),
            ("barmode", figure.BarLayout == BarLayout.Stacked ? "relative" : "group"),
            ("showlegend", figure.Series.Count > 1 && labels.Count == 0 && !figure.HasPanels),
            ("xaxis", Axis(figure, figure.X, x, isX: true)), ("yaxis", Axis(figure, figure.Y, y, isX: false)),
            ("shapes", figure.Rules
                .SelectMany(rule => Enumerable.Range(0, frame.Panels).Select(panel => Shape(rule, diagonal.From, diagonal.To, panel)))
                .Concat(away.Select(name => Leader(name.Mark, name.Place))).ToArray()),
            ("annotations", figure.Rules.Where(rule => !rule.Label.IsEmpty)
                .Select(rule => Annotation(figure, rule, x, diagonal.Label, diagonal.LabelAbove))
                .Concat(labels.SelectMany(label => Annotations(figure, label)))
                .Concat(away.Select(name => Away(name.Mark, name.Place)))
                .Concat(ColumnNames(figure)).Concat(ScaleNumbers(figure)).Concat(PanelNames(figure, frame)).ToArray()));
        if (figure.HasPanels) PanelAxes(layout, figure, frame);
        if (figure.Culture.Name.Length == 0) return layout;
        // Every text comes with the figure; this is for what a reader's own script has plotly write.
        var signs = ReaderNumbers.Of(figure.Culture);
        return layout.Set(("separators", signs.NumberDecimalSeparator + signs.NumberGroupSeparator));
    }

    private static LinearAxis Axis(Figure figure, Axis axis, Scale scale, bool isX)
    {
        var isNumeric = axis.Categories is null && !axis.Hidden;
        var plotly = new LinearAxis().Set(
            ("type", "linear"), ("range", new[] { scale.Start, scale.End }),
            ("tickmode", "array"), ("tickvals", scale.Ticks),
            ("ticktext", scale.TickTexts.Select(text => HouseChart.Lines(Labels.Wrap(text))).ToArray()),
            ("showgrid", isNumeric && !figure.WritesValues), ("zeroline", isNumeric && scale.Start <= 0));
        if (axis.Hidden) plotly.Set(("visible", false));
        if (figure.HasTiles && isX)
        {
            plotly.Set(("side", "top"), ("constrain", "domain"));
            // Their names are placed as in the drawing, since ticks have no rows to stand in by turns.
            if (axis.Categories is not null) plotly.Set(("showticklabels", false));
        }
        // Tiles of a map are squares.
        if (axis.Hidden && !isX) plotly.Set(("scaleanchor", "x"), ("constrain", "domain"));
        if (!isX && figure.ValueRoom.Left > 0) plotly.Set(("ticklabelstandoff", 3 + (int)figure.ValueRoom.Left));
        if (figure.AxisTitle(axis) is { Length: > 0 } title) plotly.Set(("title", new Title().Set(("text", HouseChart.Text(title)))));
        return plotly;
    }

    /// <summary>What a panel's axis across is called: "x", "x2" …, and in a layout "xaxis", "xaxis2" ….</summary>
    public static string PanelAxis(int panel, string word = "x") => panel == 0 ? word : $"{word}{panel + 1}";

    private static void PanelAxes(Layout layout, Figure figure, SvgFrame frame)
    {
        for (var index = 0; index < figure.Series.Count; index++)
        {
            var (from, to) = frame.Panel(index);
            layout.Set((PanelAxis(index, "xaxis"), Axis(figure, figure.X with { Title = "" }, frame.X, isX: true)
                .Set(("domain", new[] { Math.Round(from, 4), Math.Round(to, 4) }))));
        }
    }

    /// <summary>The name of each panel above it, and the title that all share below.</summary>
    private static IEnumerable<Annotation> PanelNames(Figure figure, SvgFrame frame) =>
        !figure.HasPanels ? [] : figure.Series.Select((series, index) => new Annotation().Set(
                ("text", HouseChart.Lines(Heads.Lines(series.Name))), ("align", "left"),
                ("xref", "paper"), ("x", index == figure.Series.Count - 1 ? 1 : Math.Round(frame.Panel(index).From, 4)),
                ("xanchor", index == figure.Series.Count - 1 ? "right" : "left"),
                ("yref", "paper"), ("y", 1), ("yanchor", "bottom"), ("yshift", Heads.Above(figure, index))))
            .Append(new Annotation().Set(
                ("text", HouseChart.Text(figure.AxisTitle(figure.X))), ("xref", "paper"), ("x", 0.5), ("xanchor", "center"),
                ("yref", "paper"), ("y", 0), ("yanchor", "top"), ("yshift", -22)));

    private static IEnumerable<Annotation> ColumnNames(Figure figure) =>
        !figure.HasTiles || figure.X.Categories is not { } columns ? [] : columns.Select((column, index) => new Annotation().Set(
            ("text", HouseChart.Lines(Heads.Lines(column))), ("xref", "x"),
            ("x", index + (index == columns.Count - 1 ? 0.5 : index == 0 ? -0.5 : 0)),
            ("xanchor", index == columns.Count - 1 ? "right" : index == 0 ? "left" : "center"),
            ("yref", "paper"), ("y", 1), ("yanchor", "bottom"), ("yshift", Heads.Above(figure, index))));

    /// <summary>The numbers of the scale of colours above a map of tiles.</summary>
    private static IEnumerable<Annotation> ScaleNumbers(Figure figure)
    {
        if (!figure.X.Hidden) return [];
        var numbers = figure.ValueNumbers();
        return new TileColors(figure).Marked.Select(mark => new Annotation().Set(
            ("text", HouseChart.Text(numbers.Format(mark.Value)
                + (mark.Share == 1 && figure.Unit.Length > 0 ? " " + figure.Unit : ""))),
            ("xref", "paper"), ("x", Math.Round(mark.Share, 4)),
            ("xanchor", mark.Share switch { 0 => "left", 1 => "right", _ => "center" }),
            ("yref", "paper"), ("y", 1), ("yanchor", "bottom")));
    }

    private static IEnumerable<(Mark Mark, LabelPlace Place)> AwayNames(Figure figure, Scale x, Scale y) =>
        figure.Series[0].Shape != MarkShape.Dot || figure.Y.Categories is not null ? []
            : figure.Series.SelectMany(series => series.Marks.Zip(LabelPlacement.Names(series.Marks, x, y)))
                .Where(name => name.Second.IsAway);

    private static Annotation Away(Mark mark, LabelPlace place) => new Annotation().Set(
        ("text", HouseChart.Text(mark.Text!.ToString()!)), ("xref", "x"), ("x", place.X), ("yref", "y"), ("y", place.Y),
        ("xanchor", place.Side == LabelSide.Right ? "left" : "right"), ("yanchor", "middle"));

    private static Shape Leader(Mark mark, LabelPlace place) => new Shape().Set(
        ("type", "line"), ("xref", "x"), ("yref", "y"), ("x0", mark.X), ("y0", mark.Y), ("x1", place.X), ("y1", place.Y),
        ("line", new Line().Set(("color", HouseChart.Ink(Palette.Line)), ("width", 0.7), ("dash", "solid"))));

    private static Shape Shape(Rule rule, double from, double to, int panel)
    {
        var (x0, x1, y0, y1) = rule.Kind switch
        {
            RuleKind.Horizontal => (0.0, 1.0, rule.At, rule.At),
            RuleKind.Vertical => (rule.At, rule.At, 0.0, 1.0),
            _ => (from, to, from, to),
        };
        return new Shape().Set(
            ("type", "line"),
            ("xref", rule.Kind == RuleKind.Horizontal ? "paper" : PanelAxis(panel)), ("yref", rule.Kind == RuleKind.Vertical ? "paper" : "y"),
            ("x0", x0), ("x1", x1), ("y0", y0), ("y1", y1));
    }

    private static Annotation Annotation(Figure figure, Rule rule, Scale x, double label, bool above)
    {
        var (xRef, atX, xAnchor) = rule.Kind switch
        {
            RuleKind.Horizontal => RuleGeometry.LabelAtLeft(figure, rule, x) ? ("paper", 0.0, "left") : ("paper", 1.0, "right"),
            RuleKind.Vertical => ("x", rule.At, RuleGeometry.Anchor(x.Share(rule.At))),
            _ => ("x", label, above ? "right" : "left"),
        };
        var (yRef, atY, yAnchor) = rule.Kind switch
        {
            RuleKind.Vertical => ("paper", 1.0, "bottom"),
            RuleKind.Horizontal => ("y", rule.At, "bottom"),
            _ => ("y", label, above ? "bottom" : "top"),
        };
        return new Annotation().Set(
            ("text", HouseChart.Text(rule.Label.ToString())), ("xref", xRef), ("x", atX), ("xanchor", xAnchor),
            ("yref", yRef), ("y", atY), ("yanchor", yAnchor));
    }

    /// <summary>A swatch in the series' colour, and its name.</summary>
    private static IEnumerable<Annotation> Annotations(Figure figure, SeriesLabel label)
    {
        var series = figure.Series[label.Index];
        var swatch = new Font().Set(("color", HouseChart.Ink(figure.ColorOf(label.Index))), ("size", HouseChart.FontSize));
        yield return Place(0).Set(("text", figure.StyleOf(label.Index).Sign(series.Shape)), ("font", swatch));
        yield return Place(label.AtRight ? -SeriesLabel.SwatchWidth : SeriesLabel.SwatchWidth).Set(("text", HouseChart.Text(series.Name)));

        Annotation Place(double shift) => new Annotation().Set(
            ("xref", "x"), ("x", label.X), ("xanchor", label.AtRight ? "right" : "left"), ("xshift", shift),
            ("yref", label.Y is null ? "paper" : "y"), ("y", label.Y ?? 1),
            ("yanchor", label.Y is null || label.AtRight ? "bottom" : "top"),
            ("yshift", label.Y is null ? FigureSize.RuleRoom(figure) + label.Row * SeriesLabel.RowHeight : 0));
    }
}
