using Microsoft.FSharp.Core;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;
using PlotlyChart = Plotly.NET.CSharp.Chart;

namespace Figures.Tests.Plotly;

/// <summary>Charts of the kinds that Plotly.NET makes, as its users make them.</summary>
internal static class PlotlyCharts
{
    private static readonly double[] X = [1, 2, 3.5, 4];
    private static readonly double[] Y = [2.25, -1, 1e-7, 1997500000];
    private static readonly int[] Sizes = [5, 10, 15, 20];
    private static readonly string[] Names = ["Skåne", "<b>", "\"quoted\"", "Öland & Gotland"];
    private static readonly DateTime[] Days =
    [
        new(2024, 1, 1), new(2024, 2, 3, 4, 5, 6), new(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc), new(2024, 4, 1, 1, 2, 3, 456),
    ];
    private static readonly double[][] Grid = [[1, 2, 3], [4, 5.5, 6]];
    private static readonly StyleParam.Mode LinesAndMarkers = StyleParam.Mode.Lines_Markers;

    public static TheoryData<string> Kinds => [.. All.Keys];

    public static IReadOnlyDictionary<string, GenericChart> All { get; } = WithoutLooks(new()
    {
        ["bar"] = PlotlyChart.Bar<double, string, string>(
            Y, Keys: Names, Name: "Amount", MultiText: Names, MarkerColor: Color.fromHex("#0068a8"), UseDefaults: false),
        ["column"] = PlotlyChart.Column<int, string, string>(Sizes, Keys: Names, MarkerColor: Color.fromColors(
            [Color.fromRGB(1, 2, 3), Color.fromKeyword(ColorKeyword.Red), Color.fromString("blue"), Color.fromARGB(128, 4, 5, 6)])),
        ["columns by decimals"] = PlotlyChart.Column<decimal, string, string>(
            [1.10m, 2m, 79228162514264m], Keys: Names.Take(3).ToArray(), UseDefaults: false),
        ["stacked"] = PlotlyChart.Combine([
            PlotlyChart.StackedColumn<double, string, string>(Y, Keys: Names),
            PlotlyChart.StackedColumn<double, string, string>(X, Keys: Names),
        ]),
        ["scatter"] = PlotlyChart.Scatter<double, double, string>(
            X, Y, LinesAndMarkers, Opacity: 0.5, MarkerSymbol: StyleParam.MarkerSymbol.Diamond, LineDash: StyleParam.DrawingStyle.Dash),
        ["colour scale"] = PlotlyChart.Point<double, double, string>(X, Y, MarkerColor: Color.fromColorScaleValues(X), UseDefaults: false),
        ["dates"] = PlotlyChart.Line<DateTime, double, string>(Days, Y, UseDefaults: false),
        ["bubble"] = PlotlyChart.Bubble<double, double, string>(X, Y, Sizes),
        ["area"] = PlotlyChart.Area<double, double, string>(X, Y),
        ["range"] = PlotlyChart.Range<double, double, string>(X, Y, Y, X, LinesAndMarkers),
        ["histogram"] = PlotlyChart.Histogram<double, double, string>(X: X),
        ["box"] = PlotlyChart.BoxPlot<string, double, string>(X: Names, Y: Y, BoxPoints: StyleParam.BoxPoints.All),
        ["violin"] = PlotlyChart.Violin<string, double, string>(X: Names, Y: Y),
        ["heat map"] = PlotlyChart.Heatmap<double, string, string, string>(
            Grid, X: Names.Take(3).ToArray(), ColorScale: StyleParam.Colorscale.Viridis),
        ["own colour scale"] = PlotlyChart.Heatmap<double, string, string, string>(Grid, ColorScale: StyleParam.Colorscale.NewCustom(
            [Tuple.Create(0.0, Color.fromString("red")), Tuple.Create(1.0, Color.fromHex("00FF00"))])),
        ["annotated heat map"] = PlotlyChart.AnnotatedHeatmap<double, string, string, string>(Grid, [["a", "b", "c"], ["d", "e", "f"]]),
        ["contour"] = PlotlyChart.Contour<double, double, double, string>(Grid),
        ["density"] = PlotlyChart.PointDensity<double, double>(X, Y),
        ["candlestick"] = PlotlyChart.Candlestick<double, DateTime, string>(X, Y, X, Y, Days, default),
        ["waterfall"] = PlotlyChart.Waterfall<string, double, string>(Names, Y),
        ["funnel"] = PlotlyChart.Funnel<double, string, string>(X, Names),
        ["pareto"] = PlotlyChart.Pareto(Names, X, "Name", "Label", true),
        ["pie"] = PlotlyChart.Pie<double, string, string>(X, Labels: Names),
        ["doughnut"] = PlotlyChart.Doughnut<double, string, string>(X, Labels: Names, Hole: 0.3),
        ["sunburst"] = PlotlyChart.Sunburst<string, string, double, string, string>(Names, ["", Names[0], Names[0], Names[1]], Values: X),
        ["treemap"] = PlotlyChart.Treemap<string, string, double, string, string>(Names, ["", Names[0], Names[0], Names[1]]),
        ["icicle"] = PlotlyChart.Icicle<string, string, double, string, string>(Names, ["", Names[0], Names[0], Names[1]]),
        ["sankey"] = PlotlyChart.Sankey<double, string>(Names, [(0, 1), (1, 2)], [3.5, 4]),
        ["gauge"] = PlotlyChart.Indicator<double>(3.5, StyleParam.IndicatorMode.NumberDeltaGauge),
        ["points in space"] = PlotlyChart.Scatter3D<double, double, double, string>(X, Y, X, LinesAndMarkers),
        ["surface"] = PlotlyChart.Surface<double, double, double, string>(Grid),
        ["map of points"] = PlotlyChart.PointGeo<double, double, string>(X, X),
        ["map of areas"] = PlotlyChart.ChoroplethMap<double, string>(["SWE", "NOR"], [1.5, 2]),
        ["map of tiles"] = PlotlyChart.PointMapbox<double, double, string>(X, X),
        ["polar"] = PlotlyChart.LinePolar<double, double, string>(X, X),
        ["smith"] = PlotlyChart.PointSmith<double, double, string>(X, X),
        ["ternary"] = PlotlyChart.PointTernary<double, double, double, double, string>(A: X, B: X, C: X),
        ["carpet"] = PlotlyChart.PointCarpet<double, double, string>(X, X, "carpet"),
        ["subplots"] = PlotlyChart.Grid(
            [PlotlyChart.Point<double, double, string>(X, Y), PlotlyChart.Pie<double, string, string>(X)], 1, 2),
        ["stacked subplots"] = PlotlyChart.SingleStack(
            [PlotlyChart.Point<double, double, string>(X, Y), PlotlyChart.Bar<double, string, string>(X)]),
        ["styled axes"] = PlotlyChart.Point<double, double, string>(X, Y)
            .WithXAxisStyle<double, double, string>(
                Title: Title.init("x", null, null, null, null, null, null, null, null, null, null, null),
                MinMax: Tuple.Create(0.5, 9.0),
                ShowGrid: false)
            .WithSize(Width: 300, Height: 200),
        ["encoded arrays"] = PlotlyChart.Bar<string, double, double>(EncodedTypedArray.ofFloat64Array(Y, null)),
        ["shapes and annotations"] = Marked(PlotlyChart.Point<double, double, string>(X, Y)),
        ["values of every type"] = GenericChart.ofTraceObject(false, new Trace("scatter")
        {
            Properties =
            {
                ["x"] = new object[]
                {
                    1L,
                    2UL,
                    (byte)3,
                    (short)4,
                    5u,
                    6.5f,
                    'c',
                    TimeSpan.FromMinutes(90),
                    Guid.Empty,
                    new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
                },
                ["y"] = new object?[]
                {
                    true, null, new DateOnly(2024, 5, 6), new TimeOnly(7, 8, 9), DayOfWeek.Friday, new[,] { { 1, 2 }, { 3, 4 } },
                },
                ["customdata"] = new object[]
                {
                    new byte[] { 1, 2, 3 }, new Dictionary<string, int> { ["a"] = 1 }, new { Text = "t" }, new Uri("https://example.org/a"),
                },
            },
        }),
        ["no data"] = PlotlyChart.Point<double, double, string>([], []),
    });

    /// <summary>Plotly.NET's writer takes long for the template that it gives to every chart: one chart keeps it.</summary>
    private static Dictionary<string, GenericChart> WithoutLooks(Dictionary<string, GenericChart> charts)
    {
        foreach (var (_, chart) in charts.Where(chart => chart.Key != "column")) GenericChart.getLayout(chart).RemoveProperty("template");
        return charts;
    }

    private static GenericChart Marked(GenericChart chart)
    {
        var layout = new Layout();
        layout.SetProperty("shapes", new[] { Shape.init<double, double, double, double>(
            null,
            Color.fromString("red"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            StyleParam.Layer.Below,
            null,
            null,
            FSharpOption<double>.Some(0.5),
            null,
            null,
            StyleParam.ShapeType.Rectangle,
            null,
            1.0,
            2.0,
            null,
            null,
            null,
            3.0,
            4.0,
            null,
            null,
            null) });
        layout.SetProperty("annotations", new[] { new Annotation { Properties = { ["text"] = "A <b>note</b>", ["x"] = 1.5 } } });
        return GenericChart.addLayout(layout, chart);
    }
}
