using System.Text.Json.Nodes;

namespace Charts;

/// <summary>The traces of a figure: <c>bar</c>, <c>scatter</c> and <c>heatmap</c>.</summary>
internal static class PlotlyTraces
{
    private const int FontSize = 12;

    public static IEnumerable<JsonObject> Of(Figure figure, Scale x, Scale y) =>
        figure.Series.SelectMany((series, index) => series.Shape switch
        {
            MarkShape.Bar => [Bars(figure, series, index, x, y)],
            MarkShape.Tile => [Tiles(figure, series, x, y), TileTexts(figure, series)],
            MarkShape.Line => [Line(figure, series, index, x, y)],
            _ => Dots(figure, series, index, x, y),
        });

    private static JsonObject Common(string type, Figure figure, Series series, IReadOnlyList<Mark> marks, Scale x, Scale y)
    {
        var values = figure.ValueNumbers();
        return new()
        {
            ["type"] = type,
            ["name"] = PlotlyText.Escape(series.Name),
            ["x"] = PlotlyText.Values(marks.Select(mark => mark.X)),
            ["y"] = PlotlyText.Values(marks.Select(mark => mark.Y)),
            ["hoverinfo"] = "text",
            ["hovertext"] = PlotlyText.Texts(marks.Select(mark => PlotlyText.Escape(figure.Hover(series, mark, x.Numbers, y.Numbers, values)))),
        };
    }

    private static JsonObject Bars(Figure figure, Series series, int index, Scale x, Scale y)
    {
        var style = SeriesStyle.Of(index);
        var trace = Common("bar", figure, series, series.Marks, x, y);
        trace["orientation"] = figure.ValuesAlongX ? "h" : "v";
        trace["marker"] = new JsonObject
        {
            ["color"] = series.Marks.Any(mark => mark.Muted)
                ? PlotlyText.Texts(series.Marks.Select(mark => mark.Muted ? Palette.Muted : style.Color))
                : style.Color,
        };
        if (style.Pattern.Length > 0) trace["marker"]!["pattern"] = new JsonObject { ["shape"] = style.Pattern };
        if (!figure.WritesValues) return trace;
        var numbers = figure.ValueNumbers();
        trace["text"] = PlotlyText.Texts(series.Marks.Select(mark => figure.Value(mark) is { } value ? numbers.Format(value) : ""));
        trace["textposition"] = "outside";
        trace["textangle"] = 0;
        trace["textfont"] = PlotlyText.Font(Palette.Text, FontSize);
        trace["cliponaxis"] = false;
        return trace;
    }

    private static JsonObject Line(Figure figure, Series series, int index, Scale x, Scale y)
    {
        var style = SeriesStyle.Of(index);
        var trace = Common("scatter", figure, series, series.Marks, x, y);
        trace["mode"] = "lines";
        trace["line"] = new JsonObject { ["color"] = series.Marks[0].Muted ? Palette.Muted : style.Color, ["width"] = 2, ["dash"] = style.Dash };
        return trace;
    }

    /// <summary>Muted dots are a trace of their own, drawn first: the whiskers of one trace share one colour.</summary>
    private static IEnumerable<JsonObject> Dots(Figure figure, Series series, int index, Scale x, Scale y)
    {
        var sides = LabelPlacement.Sides(series.Marks, x, y);
        return series.Marks.Zip(sides)
            .GroupBy(pair => pair.First.Muted)
            .OrderByDescending(group => group.Key)
            .Select(group => DotTrace(figure, series, index, [.. group.Select(pair => pair.First)], [.. group.Select(pair => pair.Second)], x, y));
    }

    private static JsonObject DotTrace(Figure figure, Series series, int index, IReadOnlyList<Mark> marks, IReadOnlyList<LabelSide> sides, Scale x, Scale y)
    {
        var style = SeriesStyle.Of(index);
        var color = marks[0].Muted ? Palette.Muted : style.Color;
        var trace = Common("scatter", figure, series, marks, x, y);
        var shift = DotShift.Of(figure, index);
        if (figure.ValuesAlongX) trace["y"] = PlotlyText.Values(marks.Select(mark => mark.Y + shift));
        trace["mode"] = marks.Any(mark => mark.Text is not null) ? "markers+text" : "markers";
        trace["marker"] = new JsonObject { ["color"] = color, ["size"] = 9, ["symbol"] = style.Symbol };
        trace["cliponaxis"] = false;
        if (marks.Any(mark => mark.Text is not null))
        {
            trace["text"] = PlotlyText.Texts(marks.Select(mark => PlotlyText.Escape(mark.Text ?? "")));
            trace["textposition"] = PlotlyText.Texts(sides.Select(side => side.ToPlotly()));
            trace["textfont"] = PlotlyText.Font(Palette.Text, FontSize);
        }
        if (marks.Any(mark => mark.Low is not null))
            trace[figure.ValuesAlongX ? "error_x" : "error_y"] = Intervals(figure, marks, color);
        return trace;
    }

    private static JsonObject Intervals(Figure figure, IReadOnlyList<Mark> marks, string color) => new()
    {
        ["type"] = "data",
        ["symmetric"] = false,
        ["array"] = PlotlyText.Values(marks.Select(mark => (double?)(mark.High - figure.Value(mark) ?? 0))),
        ["arrayminus"] = PlotlyText.Values(marks.Select(mark => (double?)(figure.Value(mark) - mark.Low ?? 0))),
        ["color"] = color,
        ["thickness"] = 2,
        ["width"] = 0,
    };

    private static JsonObject Tiles(Figure figure, Series series, Scale x, Scale y)
    {
        var columns = series.Marks.Select(mark => mark.X!.Value).Distinct().Order().ToList();
        var rows = series.Marks.Select(mark => mark.Y!.Value).Distinct().Order().ToList();
        var byPlace = series.Marks.ToDictionary(mark => (mark.X!.Value, mark.Y!.Value));
        var colors = new TileColors(figure);
        var numbers = figure.ValueNumbers();

        JsonArray Grid(Func<Mark, JsonNode?> pick) =>
            new([.. rows.Select(row => new JsonArray([.. columns.Select(column => byPlace.TryGetValue((column, row), out var mark) ? pick(mark) : null)]))]);

        return new()
        {
            ["type"] = "heatmap",
            ["name"] = "",
            ["x"] = PlotlyText.Values(columns.Select(column => (double?)column)),
            ["y"] = PlotlyText.Values(rows.Select(row => (double?)row)),
            ["z"] = Grid(mark => mark.Shade),
            ["zmin"] = colors.Low,
            ["zmax"] = colors.High,
            ["colorscale"] = new JsonArray([.. colors.Stops.Select(stop => new JsonArray(stop.Share, stop.Color))]),
            ["showscale"] = false,
            ["xgap"] = 2,
            ["ygap"] = 2,
            ["hoverinfo"] = "text",
            ["hovertext"] = Grid(mark => PlotlyText.Escape(figure.Hover(series, mark, x.Numbers, y.Numbers, numbers))),
            ["hoverongaps"] = false,
        };
    }

    /// <summary>The tiles' texts are a trace of their own: a heat map has one ink for all, and picks it too faint in the middle of its scale.</summary>
    private static JsonObject TileTexts(Figure figure, Series series)
    {
        var numbers = figure.ValueNumbers();
        var colors = new TileColors(figure);
        return new()
        {
            ["type"] = "scatter",
            ["mode"] = "text",
            ["name"] = "",
            ["x"] = PlotlyText.Values(series.Marks.Select(mark => mark.X)),
            ["y"] = PlotlyText.Values(series.Marks.Select(mark => mark.Y)),
            ["text"] = PlotlyText.Texts(series.Marks.Select(mark => string.Join("<br>", TileText.Lines(figure, mark, numbers).Select(PlotlyText.Escape)))),
            ["textfont"] = new JsonObject
            {
                ["size"] = FontSize,
                ["color"] = PlotlyText.Texts(series.Marks.Select(mark => mark.Shade is { } shade ? TileColors.Ink(colors.Of(shade)) : Palette.Text)),
            },
            ["hoverinfo"] = "skip",
        };
    }
}
