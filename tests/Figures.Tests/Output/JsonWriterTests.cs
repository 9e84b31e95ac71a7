using System.Globalization;
using System.Text.Json;

namespace Figures.Tests.Output;

public class JsonWriterTests
{
    private static readonly string[] Cartesian = ["bar", "scatter", "heatmap"];

    private static JsonElement Json(Figure figure) => JsonDocument.Parse(figure.ToJson()).RootElement;

    private static JsonElement.ArrayEnumerator Traces(Figure figure) => Json(figure).GetProperty("data").EnumerateArray();

    private static double?[] Values(JsonElement array) =>
        [.. array.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble())];

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetString()!)];

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Every_array_of_a_trace_is_as_long_as_its_marks_and_its_type_is_in_the_cartesian_bundle(string kind)
    {
        foreach (var trace in Traces(Samples.All[kind]))
        {
            var type = trace.GetProperty("type").GetString()!;
            Cartesian.ShouldContain(type);
            var (x, y) = (trace.GetProperty("x").GetArrayLength(), trace.GetProperty("y").GetArrayLength());
            x.ShouldBeGreaterThan(0);
            if (type == "heatmap")
            {
                foreach (var grid in new[] { "z", "hovertext" })
                {
                    trace.GetProperty(grid).GetArrayLength().ShouldBe(y);
                    trace.GetProperty(grid).EnumerateArray().ShouldAllBe(row => row.GetArrayLength() == x);
                }
                continue;
            }
            y.ShouldBe(x);
            foreach (var name in new[] { "text", "hovertext", "textposition" })
                if (trace.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array)
                    array.GetArrayLength().ShouldBe(x, name);
        }
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void The_page_gets_height_words_and_data(string kind)
    {
        var figure = Samples.All[kind].WithTitle("A finding").WithCaption("Source: us");
        var (meta, layout) = (Json(figure).GetProperty("meta"), Json(figure).GetProperty("layout"));
        meta.GetProperty("title").GetString().ShouldBe("A finding");
        meta.GetProperty("caption").GetString().ShouldBe("Source: us");
        meta.GetProperty("alt").GetString().ShouldNotBeNullOrWhiteSpace();
        meta.GetProperty("height").GetInt32().ShouldBe(layout.GetProperty("height").GetInt32());
        var columns = meta.GetProperty("table")
            .GetProperty("columns")
            .EnumerateArray()
            .Select(column => column.GetProperty("type").GetString())
            .ToList();
        foreach (var row in meta.GetProperty("table").GetProperty("rows").EnumerateArray())
        {
            var kinds = row.EnumerateArray().Select(cell => cell.ValueKind == JsonValueKind.String ? "text" : "number");
            kinds.ShouldBe(columns);
        }
        layout.TryGetProperty("title", out _).ShouldBeFalse("the title belongs to the page");
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void A_figure_keeps_the_signs_that_it_was_given(string kind)
    {
        var figure = Samples.All[kind] with { Culture = CultureInfo.InvariantCulture };
        var first = figure.ToJson() + figure.ToHtml() + figure.ToText();
        ReaderCulture.InSwedish(() => figure.ToJson() + figure.ToHtml() + figure.ToText()).ShouldBe(first);
    }

    [Fact]
    public void A_figure_is_written_in_the_signs_of_the_culture_that_it_is_shown_under()
    {
        var figure = Chart.Bars([(Name: "Skåne", Value: -1234.5)], row => row.Name, row => row.Value) with { Decimals = 1 };
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");

        using var json = JsonDocument.Parse(figure.ToJson());
        json.RootElement.GetProperty("layout").GetProperty("separators").GetString().ShouldBe(",\u202f");
        var trace = json.RootElement.GetProperty("data")[0];
        trace.GetProperty("text")[0].GetString().ShouldBe("−1\u202f234,5");
        trace.GetProperty("hovertext")[0].GetString().ShouldBe("Skåne: −1\u202f234,5");
        trace.GetProperty("x")[0].GetDouble().ShouldBe(-1234.5);
        figure.ToSvg().ShouldContain(">−1\u202f234,5</text>");
        figure.ToText().ShouldContain("−1\u202f234,5");
    }

    [Fact]
    public void Intervals_become_distances_from_the_value_in_both_directions()
    {
        var error = Traces(Chart.Dots([(Name: "Dalarna", Value: 52.2)], r => r.Name, r => r.Value, _ => 50.0, _ => 55.0))
            .Single()
            .GetProperty("error_x");
        error.GetProperty("symmetric").GetBoolean().ShouldBeFalse();
        Values(error.GetProperty("array"))[0]!.Value.ShouldBe(2.8, 1e-9);
        Values(error.GetProperty("arrayminus"))[0]!.Value.ShouldBe(2.2, 1e-9);
    }

    [Fact]
    public void Numbers_survive_the_journey_exactly()
    {
        double[] values = [1.0 / 3, -123.4, 1997500000, 0, 5e-5];
        Values(Traces(Chart.Bars(values, v => $"{v:R}", v => v)).Single().GetProperty("x")).ShouldBe(values.Cast<double?>());
    }

    [Fact]
    public void A_gap_is_null_and_keeps_its_place()
    {
        var figure = Chart.Bars([("a", (double?)1), ("b", null), ("c", 3)], r => r.Item1, r => r.Item2);
        Values(Traces(figure).Single().GetProperty("x")).ShouldBe([1, null, 3]);
        Texts(Traces(figure).Single().GetProperty("hovertext"))[1].ShouldBe("b: no value");
    }

    [Fact]
    public void Highlighted_bars_have_the_first_colour_and_others_are_muted()
    {
        var colors = Texts(Traces(Samples.Bars).Single().GetProperty("marker").GetProperty("color"));
        colors.Count(color => color == Palette.First).ShouldBe(1);
        colors[Array.IndexOf(Samples.Names, "Dalarna")].ShouldBe(Palette.First);
        colors.Where(color => color != Palette.First).ShouldAllBe(color => color == Palette.Muted);
    }

    [Fact]
    public void Rows_run_from_the_top_down()
    {
        var axis = Json(Samples.Bars).GetProperty("layout").GetProperty("yaxis");
        Values(axis.GetProperty("range")).ShouldBe([20.5, -0.5]);
        Texts(axis.GetProperty("ticktext"))[11].ShouldBe("Västra<br>Götalandsregionen");
    }

    [Fact]
    public void The_diagonal_has_equal_coordinates_and_stays_within_both_axes()
    {
        var layout = Json(Samples.Scatter).GetProperty("layout");
        var line = layout.GetProperty("shapes")[0];
        line.GetProperty("x0").GetDouble().ShouldBe(line.GetProperty("y0").GetDouble());
        line.GetProperty("x1").GetDouble().ShouldBe(line.GetProperty("y1").GetDouble());
        foreach (var axis in new[] { "xaxis", "yaxis" })
            line.GetProperty("x1").GetDouble().ShouldBeLessThanOrEqualTo(Values(layout.GetProperty(axis).GetProperty("range"))[1]!.Value);
    }

    [Fact]
    public void Values_written_beside_bars_have_room_at_both_ends_and_the_longest_bars_reach_the_ends_of_the_axis()
    {
        (string Name, double Value)[] rows = [("A", -123.4), ("B", 114.4)];
        var layout = Json(Chart.Bars(rows, row => row.Name, row => row.Value).WithUnit("M kr", 1)).GetProperty("layout");

        Values(layout.GetProperty("xaxis").GetProperty("range")).ShouldBe([-123.4, 114.4]);
        const double Text = 40, Name = 8;
        layout.GetProperty("margin").GetProperty("l").GetDouble().ShouldBeGreaterThan(Text + Name);
        layout.GetProperty("margin").GetProperty("r").GetDouble().ShouldBeGreaterThan(Text);
        layout.GetProperty("yaxis").GetProperty("ticklabelstandoff").GetInt32().ShouldBeGreaterThan((int)Text);
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Plotly_draws_into_the_room_that_the_drawing_has(string kind)
    {
        var (frame, layout) = (SvgFrame.Of(Samples.All[kind]), Json(Samples.All[kind]).GetProperty("layout"));
        var margin = layout.GetProperty("margin");
        new[] { "l", "t", "r", "b" }.Select(side => margin.GetProperty(side).GetDouble())
            .Zip([frame.Left, frame.Top, frame.Right, frame.Bottom]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 0.1);
        layout.GetProperty("height").GetDouble().ShouldBe(frame.Top + frame.Height + frame.Bottom, 0.1);
    }

    [Fact]
    public void What_is_said_when_pointed_at_is_what_is_read_beside_it()
    {
        var bars = Samples.Bars.WithUnit("kr per inhabitant", 1);
        var trace = Traces(bars).Single();
        foreach (var (text, hover) in Texts(trace.GetProperty("text")).Zip(Texts(trace.GetProperty("hovertext"))))
            hover.ShouldEndWith($": {text}\u00a0kr per inhabitant");
        Json(bars).GetProperty("meta").GetProperty("table").GetProperty("columns")[1].GetProperty("decimals").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData(6, Palette.First)]
    [InlineData(-1, Palette.Sixth)]
    [InlineData(-6, Palette.First)]
    public void Colours_begin_anew_behind_the_last_and_before_the_first(int place, string color) =>
        Traces(Samples.Bars.WithHues(place)).First().GetProperty("marker").GetProperty("color").ToString().ShouldContain(color);

    [Fact]
    public void A_series_keeps_the_colour_that_it_was_given_whatever_its_place()
    {
        var figure = Samples.SeveralDots.WithHues(3, 0);
        Traces(figure).Select(trace => trace.GetProperty("marker").GetProperty("color").GetString())
            .ShouldBe([Palette.Fourth, Palette.First]);
        figure.ToSvg().ShouldContain($"fill=\"var(--chart-4,{Palette.Fourth})\"");
    }

    [Fact]
    public void Stacked_bars_fit_into_the_range_of_their_axis()
    {
        var figure = Chart.StackedBars([("a", "p", 60.0), ("a", "q", 70), ("a", "r", -30)], r => r.Item1, r => r.Item2, r => r.Item3);
        var layout = Json(figure).GetProperty("layout");
        layout.GetProperty("barmode").GetString().ShouldBe("relative");
        var range = Values(layout.GetProperty("xaxis").GetProperty("range"));
        range[0]!.Value.ShouldBeLessThanOrEqualTo(-30);
        range[1]!.Value.ShouldBeGreaterThanOrEqualTo(130);
    }

    [Fact]
    public void Hostile_text_can_leave_neither_the_script_element_nor_plotlys_markup()
    {
        const string Hostile = "</script><a href=\"javascript:alert(1)\">'&amp;\u2028\u2029%{x}";
        var figure = Chart.Scatter([1, 2], n => Hostile + n, n => n, n => n, n => n == 1)
            .WithTitle(Hostile)
                .WithCaption(Hostile)
                .WithAlt(Hostile)
                .WithAxes(Hostile, Hostile)
                .WithDiagonal(Hostile)
                .WithColumns(Hostile, "x", "y");
        var json = figure.ToJson();
        foreach (var character in "<>&'\u2028\u2029") json.ShouldNotContain(character.ToString());
        Json(figure).GetProperty("meta").GetProperty("title").GetString().ShouldBe(Hostile);
        foreach (var part in new[] { "data", "layout" })
            JsonSerializer.Serialize(
                Json(figure).GetProperty(part),
                new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
                .ShouldNotContain("<a");
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Every_colour_but_those_of_tiles_has_a_role_for_the_theme(string kind)
    {
        var roles = Palette.Roles.Select(role => role.Key).ToHashSet();
        foreach (var trace in Traces(Samples.All[kind])
            .Where(trace => trace.GetProperty("type").GetString() != "heatmap" && !Samples.All[kind].HasTiles))
            foreach (var color in Colors(trace)) roles.ShouldContain(color);
    }

    private static IEnumerable<string> Colors(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Colors(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Colors),
        JsonValueKind.String when element.GetString()!.StartsWith('#') => [element.GetString()!],
        _ => [],
    };
}
