using System.Text.Json;
using System.Text.Json.Nodes;
using Plotly.NET;
using Shared;
using PlotlyChart = Plotly.NET.CSharp.Chart;

namespace Figures.Tests.Plotly;

public class PlotlyJsonTests
{
    [Theory]
    [MemberData(nameof(PlotlyCharts.Kinds), MemberType = typeof(PlotlyCharts))]
    public void Every_chart_is_written_with_the_values_of_Plotly_NETs_own_writer(string kind)
    {
        var chart = PlotlyCharts.All[kind];
        var written = PlotlyJson.Write(json =>
        {
            json.WriteStartObject();
            new PlotlyJson(json).Parts(chart);
            json.WriteEndObject();
        });

        Same(written, GenericChart.toJson(chart)).ShouldBeTrue($"{written}\nshould be\n{GenericChart.toJson(chart)}");
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Every_house_chart_is_one_that_Plotly_NETs_own_writer_writes_alike(string kind)
    {
        var written = JsonNode.Parse(Samples.All[kind].ToJson())!.AsObject();
        written.Remove("meta");

        Same(written.ToJsonString(), GenericChart.toJson(Samples.All[kind].Chart)).ShouldBeTrue();
    }

    [Fact]
    public void The_looks_that_nobody_chose_are_left_to_the_page_and_those_that_a_cell_chose_are_kept()
    {
        var chart = PlotlyChart.Point<int, int, string>([1], [2]);
        Layout(chart).ShouldBeEmpty();

        Layout(
            GenericChart.addLayout(new Layout
            {
                Properties =
            {
                ["template"] = new Template { Properties = { ["layout"] = new Layout { Properties = { ["bargap"] = 0.5 } } } },
                ["height"] = 123,
            }
            }, chart))
            .Select(member => member.Key).ShouldBe(["template", "height"], ignoreOrder: true);
        Layout(PlotlyChart.Point<int, int, string>([1], [2], UseDefaults: false)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_finite_number_is_a_gap_and_counted_under_the_chart()
    {
        var json = JsonNode.Parse(PlotlyJson.Write(
            PlotlyChart.Point<double, float, string>([1, double.NaN, double.PositiveInfinity], [1, 2, float.NegativeInfinity])))!;

        json["data"]![0]!["x"]!.ToJsonString().ShouldBe("[1,null,null]");
        json["data"]![0]!["y"]!.ToJsonString().ShouldBe("[1,2,null]");
        json["meta"]!["caption"]!.GetValue<string>().ShouldBe("3 values are not finite numbers and are not drawn.");
    }

    [Fact]
    public void A_gap_that_a_cell_left_is_no_value_that_was_lost()
    {
        var json = JsonNode.Parse(PlotlyJson.Write(
            GenericChart.ofTraceObject(false, new Trace("scatter") { Properties = { ["y"] = new double?[] { 1, null } } })))!;

        json["data"]![0]!["y"]!.ToJsonString().ShouldBe("[1,null]");
        json["meta"].ShouldBeNull();
    }

    [Theory]
    [InlineData("no data", "The chart has no data: there is nothing to draw.")]
    [InlineData("gauge", null)]
    [InlineData("encoded arrays", null)]
    public void A_chart_without_data_says_so(string kind, string? note) =>
        JsonNode.Parse(PlotlyJson.Write(PlotlyCharts.All[kind]))!["meta"]?["caption"]?.GetValue<string>().ShouldBe(note);

    [Fact]
    public void An_option_is_its_value_and_a_style_what_plotly_calls_it()
    {
        var trace = new Trace("scatter");
        trace.SetProperty("x", new object[] { Microsoft.FSharp.Core.FSharpOption<int>.Some(3), StyleParam.Orientation.Horizontal });

        JsonNode.Parse(PlotlyJson.Write(GenericChart.ofTraceObject(false, trace)))!["data"]![0]!["x"]!.ToJsonString().ShouldBe("[3,\"h\"]");
    }

    private static JsonObject Layout(GenericChart chart) => JsonNode.Parse(PlotlyJson.Write(chart))!["layout"]!.AsObject();

    private static bool Same(string one, string other)
    {
        using var first = JsonDocument.Parse(one);
        using var second = JsonDocument.Parse(other);
        return JsonElement.DeepEquals(first.RootElement, second.RootElement);
    }
}
