using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Figures;

/// <summary>The traces of a figure: <c>bar</c>, <c>scatter</c> and <c>heatmap</c>.</summary>
internal static class HouseTraces
{
    public static IEnumerable<Trace> Of(Figure figure, Scale x, Scale y) =>
        figure.Series.SelectMany((series, index) => series.Shape switch
        {
            MarkShape.Bar => [Bars(figure, series, index, x, y)],
            MarkShape.Tile => [Tiles(figure, series, x, y), TileTexts(figure, series)],
            MarkShape.Line => [Line(figure, series, index, x, y)],
            _ => Dots(figure, series, index, x, y),
        });

    private static Trace2D Common(string type, Figure figure, Series series, IReadOnlyList<Mark> marks, Scale x, Scale y)
    {
        var values = figure.ValueNumbers();
        return new Trace2D(type).Set(
            ("name", HouseChart.Text(series.Name)),
            ("x", marks.Select(mark => x.Numbers.Drawn(mark.X)).ToArray()), ("y", marks.Select(mark => y.Numbers.Drawn(mark.Y)).ToArray()),
            ("hoverinfo", "text"),
            ("hovertext", marks.Select(mark => HouseChart.Text(figure.Hover(series, mark, x.Numbers, y.Numbers, values))).ToArray()));
    }

    private static Trace Bars(Figure figure, Series series, int index, Scale x, Scale y)
    {
        var style = figure.StyleOf(index);
        var color = series.Marks.Any(mark => mark.Muted)
            ? HouseChart.Inks(series.Marks.Select(mark => mark.Muted ? Palette.Muted : style.Color))
            : HouseChart.Ink(style.Color);
        var marker = new Marker().Set(("color", color));
        if (style.Pattern.Length > 0) marker.Set(("pattern", new Pattern().Set(("shape", style.Pattern))));

        var trace = Common("bar", figure, series, series.Marks, x, y)
            .Set(("orientation", figure.ValuesAlongX ? "h" : "v"), ("marker", marker));
        if (!figure.WritesValues) return trace;
        var numbers = figure.ValueNumbers();
        return trace.Set(
            ("text", series.Marks.Select(mark => figure.Value(mark) is { } value ? numbers.Format(value) : "").ToArray()),
            ("textposition", "outside"), ("textangle", 0), ("textfont", HouseChart.Font()), ("cliponaxis", false));
    }

    private static Trace Line(Figure figure, Series series, int index, Scale x, Scale y)
    {
        var style = figure.StyleOf(index);
        var color = HouseChart.Ink(series.Marks[0].Muted ? Palette.Muted : style.Color);
        var line = new Line().Set(("color", color), ("width", 2), ("dash", style.Dash.Plotly));
        return Common("scatter", figure, series, series.Marks, x, y).Set(("mode", "lines"), ("line", line));
    }

    /// <summary>Muted dots are a trace of their own, drawn first: the whiskers of one trace share one colour.</summary>
    private static IEnumerable<Trace> Dots(Figure figure, Series series, int index, Scale x, Scale y)
    {
        var places = figure.Y.Categories is null ? LabelPlacement.Names(series.Marks, x, y) : new LabelPlace[series.Marks.Count];
        return series.Marks.Zip(places)
            .GroupBy(pair => pair.First.Muted)
            .OrderByDescending(group => group.Key)
            .Select(group => DotTrace(figure, series, index, [.. group.Select(pair => pair.First)], [.. group.Select(pair => pair.Second)],
                x, y));
    }

    private static Trace DotTrace(Figure figure, Series series, int index, IReadOnlyList<Mark> marks, IReadOnlyList<LabelPlace> places,
        Scale x, Scale y)
    {
        var style = figure.StyleOf(index);
        var color = HouseChart.Ink(marks[0].Muted ? Palette.Muted : style.Color);
        // A name away from its dot is an annotation of the layout.
        string?[] names = [.. marks.Zip(places, (mark, place) => place.IsAway ? null : mark.Text?.ToString())];
        var hasText = names.Any(name => name is not null);
        var shift = figure.DotShift(index);

        var trace = Common("scatter", figure, series, marks, x, y);
        if (figure.ValuesAlongX) trace.Set(("y", marks.Select(mark => mark.Y + shift).ToArray()));
        if (figure.HasPanels && index > 0) trace.Set(("xaxis", HouseLayout.PanelAxis(index)));
        trace.Set(
            ("mode", hasText ? "markers+text" : "markers"),
            ("marker", new Marker().Set(("color", color), ("size", 9), ("symbol", style.Symbol))), ("cliponaxis", false));
        if (hasText)
        {
            trace.Set(
                ("text", names.Select(name => HouseChart.Text(name ?? "")).ToArray()),
                ("textposition", places.Select(place => Position(place.Side)).ToArray()), ("textfont", HouseChart.Font()));
        }
        if (marks.Any(mark => mark.Low is not null)) trace.Set((figure.ValuesAlongX ? "error_x" : "error_y",
            Intervals(figure, marks, color, figure.ValuesAlongX ? x.Numbers : y.Numbers)));
        return trace;
    }

    private static string Position(LabelSide side) => side switch
    {
        LabelSide.Right => "middle right",
        LabelSide.Left => "middle left",
        LabelSide.Above => "top center",
        _ => "bottom center",
    };

    private static Error Intervals(Figure figure, IReadOnlyList<Mark> marks, Color color, NumberStyle numbers) => new Error().Set(
        ("type", "data"), ("symmetric", false),
        ("array", marks.Select(mark => numbers.Drawn(mark.High - figure.Value(mark)) ?? 0).ToArray()),
        ("arrayminus", marks.Select(mark => numbers.Drawn(figure.Value(mark) - mark.Low) ?? 0).ToArray()),
        ("color", color), ("thickness", 2), ("width", 0));

    private static Trace Tiles(Figure figure, Series series, Scale x, Scale y)
    {
        var columns = series.Marks.Select(mark => mark.X!.Value).Distinct().Order().ToArray();
        var rows = series.Marks.Select(mark => mark.Y!.Value).Distinct().Order().ToArray();
        var byPlace = series.Marks.ToDictionary(mark => (mark.X!.Value, mark.Y!.Value));
        var colors = new TileColors(figure);
        var numbers = figure.ValueNumbers();

        object?[][] Grid(Func<Mark, object?> pick) =>
            [.. rows.Select(row => columns.Select(column => byPlace.TryGetValue((column, row), out var mark) ? pick(mark) : null)
                .ToArray())];

        var trace = new Trace2D("heatmap").Set(
            ("name", ""), ("x", columns), ("y", rows), ("z", Grid(mark => numbers.Drawn(mark.Shade))),
            ("zmin", colors.Low), ("zmax", colors.High),
            ("colorscale", colors.Stops.Select(stop => new object[] { stop.Share, HouseChart.Ink(stop.Color) }).ToArray()),
            ("showscale", false), ("xgap", 2), ("ygap", 2),
            ("hoverinfo", "text"), ("hovertext", Grid(mark => HouseChart.Text(figure.Hover(series, mark, x.Numbers, y.Numbers, numbers)))),
            ("hoverongaps", false));
        if (!figure.X.Hidden) return trace;
        // The scale of colours above a map, as in its drawing.
        return trace.Set(("showscale", true), ("colorbar", new ColorBar().Set(
            ("orientation", "h"), ("thickness", 10), ("len", 1), ("x", 0), ("xanchor", "left"), ("xpad", 0),
            ("ypad", FigureSize.TileLegend - 14), ("y", 1), ("yanchor", "bottom"), ("outlinewidth", 0),
            ("showticklabels", false), ("ticks", ""))));
    }

    /// <summary>The tiles' texts are a trace of their own: a heat map has one ink for all, and picks it too faint in the middle of its
    /// scale.</summary>
    private static Trace TileTexts(Figure figure, Series series)
    {
        var numbers = figure.ValueNumbers();
        var colors = new TileColors(figure);
        var inks = series.Marks.Select(mark => mark.Shade is { } shade ? colors.ThemedInk(shade) : Palette.Text);
        return new Trace2D("scatter").Set(
            ("mode", "text"), ("name", ""),
            ("x", series.Marks.Select(mark => mark.X).ToArray()), ("y", series.Marks.Select(mark => mark.Y).ToArray()),
            ("text", series.Marks.Select(mark => HouseChart.Lines(TileText.Lines(figure, mark, numbers))).ToArray()),
            ("textfont", new Font().Set(("size", HouseChart.FontSize), ("color", HouseChart.Inks(inks)))), ("hoverinfo", "skip"));
    }
}
