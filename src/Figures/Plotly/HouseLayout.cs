using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Figures;

/// <summary>The layout of a figure: axes, reference lines and room. There is no title inside: the page's caption has it.</summary>
internal static class HouseLayout
{
    private const int Top = 10;

    public static Layout Of(Figure figure, Scale x, Scale y)
    {
        var top = Top + FigureSize.RuleRoom(figure) + FigureSize.NamesHeight(figure);
        var labels = SeriesLabel.Of(figure, x, y);
        var diagonal = RuleGeometry.Diagonal(figure, x, y, labels);
        var layout = new Layout().Set(
            ("template", HouseTemplate.Create()), ("height", figure.Height),
            ("margin", new Margin().Set(("l", 10), ("r", 18), ("t", top), ("b", 10))),
            ("barmode", figure.BarLayout == BarLayout.Stacked ? "relative" : "group"),
            ("showlegend", figure.Series.Count > 1 && labels.Count == 0),
            ("xaxis", Axis(figure, figure.X, x, isX: true)), ("yaxis", Axis(figure, figure.Y, y, isX: false)),
            ("shapes", figure.Rules.Select(rule => Shape(rule, diagonal.From, diagonal.To)).ToArray()),
            ("annotations", figure.Rules.Where(rule => !rule.Label.IsEmpty)
                .Select(rule => Annotation(figure, rule, x, diagonal.Label, diagonal.LabelAbove))
                .Concat(labels.SelectMany(label => Annotations(figure, label))).ToArray()));
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
        if (figure.HasTiles && isX) plotly.Set(("side", "top"));
        if (figure.AxisTitle(axis) is { Length: > 0 } title) plotly.Set(("title", new Title().Set(("text", HouseChart.Text(title)))));
        return plotly;
    }

    private static Shape Shape(Rule rule, double from, double to)
    {
        var (x0, x1, y0, y1) = rule.Kind switch
        {
            RuleKind.Horizontal => (0.0, 1.0, rule.At, rule.At),
            RuleKind.Vertical => (rule.At, rule.At, 0.0, 1.0),
            _ => (from, to, from, to),
        };
        return new Shape().Set(
            ("type", "line"),
            ("xref", rule.Kind == RuleKind.Horizontal ? "paper" : "x"), ("yref", rule.Kind == RuleKind.Vertical ? "paper" : "y"),
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
        var swatch = new Font().Set(("color", HouseChart.Ink(SeriesStyle.ColorOf(series, label.Index))), ("size", HouseChart.FontSize));
        yield return Place(0).Set(("text", SeriesStyle.Of(label.Index).Sign(series.Shape)), ("font", swatch));
        yield return Place(label.AtRight ? -SeriesLabel.SwatchWidth : SeriesLabel.SwatchWidth).Set(("text", HouseChart.Text(series.Name)));

        Annotation Place(double shift) => new Annotation().Set(
            ("xref", "x"), ("x", label.X), ("xanchor", label.AtRight ? "right" : "left"), ("xshift", shift),
            ("yref", label.Y is null ? "paper" : "y"), ("y", label.Y ?? 1),
            ("yanchor", label.Y is null || label.AtRight ? "bottom" : "top"),
            ("yshift", label.Y is null ? FigureSize.RuleRoom(figure) + label.Row * SeriesLabel.RowHeight : 0));
    }
}
