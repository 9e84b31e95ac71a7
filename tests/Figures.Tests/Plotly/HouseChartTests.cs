using System.Text.Json.Nodes;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using PlotlyChart = Plotly.NET.CSharp.Chart;

namespace Figures.Tests.Plotly;

public class HouseChartTests
{
    [Fact]
    public void A_cell_changes_the_chart_with_any_function_of_Plotly_NET_and_the_words_and_data_stay()
    {
        var figure = Samples.Scatter.WithTitle("Finding")
            .With(chart => chart.WithXAxisStyle<double, double, string>(MinMax: Tuple.Create(0.0, 99.0)))
            .With(chart => chart.WithSize(Height: 222));

        var json = JsonNode.Parse(figure.ToJson())!;
        json["layout"]!["xaxis"]!["range"]!.ToJsonString().ShouldBe("[0,99]");
        json["layout"]!["xaxis"]!["title"]!["text"]!.GetValue<string>().ShouldBe("Share of people, %");
        json["meta"]!["height"]!.GetValue<int>().ShouldBe(222);
        json["meta"]!["title"]!.GetValue<string>().ShouldBe("Finding");
        json["meta"]!["table"]!.ToJsonString().ShouldBe(JsonNode.Parse(Samples.Scatter.ToJson())!["meta"]!["table"]!.ToJsonString());
        figure.ToSvg().ShouldBe(Samples.Scatter.ToSvg());
        JsonNode.Parse(Samples.Scatter.ToJson())!["layout"]!["height"]!.GetValue<int>().ShouldNotBe(222);
    }

    [Fact]
    public void Its_traces_and_axes_are_those_that_Plotly_NET_finds_by_their_types()
    {
        var chart = Samples.Dots.Chart;
        GenericChart.getTraces(chart).ShouldAllBe(trace => trace is Trace2D);
        Layout.getXAxes(GenericChart.getLayout(chart)).Single().Item2.ShouldBeOfType<LinearAxis>();
        GenericChart.getLayout(chart).TryGetTypedPropertyValue<IEnumerable<Shape>>("shapes").Value.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_house_chart_stands_beside_one_of_Plotly_NET()
    {
        var both = PlotlyChart.Combine([Samples.Scatter.Chart, PlotlyChart.Line<double, double, string>([0, 1], [1, 2])]);
        GenericChart.getTraces(both).Length.ShouldBe(GenericChart.getTraces(Samples.Scatter.Chart).Length + 1);
    }
}
