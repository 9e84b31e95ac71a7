using System.Globalization;
using System.Xml.Linq;

namespace Figures.Tests.Output;

public class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static XElement Parse(Figure figure) => XElement.Parse(figure.ToSvg());

    private static List<XElement> Marks(Figure figure) =>
        [.. Parse(figure).Descendants().Where(element => (string?)element.Attribute("class") == "mark")];

    /// <summary>A place: per cent of the plot's width across, pixels down.</summary>
    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)?.Value.TrimEnd('%') ?? "0", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("Bars", 21)]
    [InlineData("Dots", 21)]
    [InlineData("Grouped", 42)]
    [InlineData("Stacked", 84)]
    [InlineData("Scatter", 21)]
    [InlineData("Lines", 5)]
    [InlineData("Matrix", 105)]
    [InlineData("Tiles", 21)]
    [InlineData("Upright", 6)]
    [InlineData("SeveralDots", 42)]
    public void Every_value_is_a_mark_and_the_drawing_has_its_label(string kind, int marks)
    {
        Marks(Samples.All[kind]).Count.ShouldBe(marks);
        var svg = Parse(Samples.All[kind]);
        svg.Attribute("role")!.Value.ShouldBe("img");
        svg.Attribute("aria-label")!.Value.ShouldBe(Samples.All[kind].Alt.ToString());
    }

    [Fact]
    public void Bars_are_as_long_as_their_values_and_negative_ones_grow_to_the_left()
    {
        var marks = Marks(Chart.Bars([10.0, 40, -20], v => $"{v}", v => v));
        var unit = Number(marks[0], "width") / 10;
        Number(marks[1], "width").ShouldBe(40 * unit, 0.5);
        Number(marks[2], "width").ShouldBe(20 * unit, 0.5);
        var zero = Number(marks[0], "x");
        Number(marks[1], "x").ShouldBe(zero, 0.11);
        (Number(marks[2], "x") + Number(marks[2], "width")).ShouldBe(zero, 0.11);
    }

    [Fact]
    public void Stacked_bars_follow_each_other_without_gap_or_overlap()
    {
        var marks = Marks(Chart.StackedBars([("a", "p", 10.0), ("a", "q", 30), ("a", "r", -5)], r => r.Item1, r => r.Item2, r => r.Item3));
        Number(marks[1], "x").ShouldBe(Number(marks[0], "x") + Number(marks[0], "width"), 0.2);
        (Number(marks[2], "x") + Number(marks[2], "width")).ShouldBe(Number(marks[0], "x"), 0.2);
        marks.Select(mark => Number(mark, "y")).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Grouped_bars_lie_side_by_side_within_their_own_row()
    {
        var marks = Marks(
            Chart.GroupedBars([("a", "p", 1.0), ("a", "q", 2), ("b", "p", 3), ("b", "q", 4)], r => r.Item1, r => r.Item2, r => r.Item3));
        var byPlace = marks.OrderBy(mark => Number(mark, "y")).ToList();
        byPlace.Zip(byPlace.Skip(1))
            .ShouldAllBe(pair => Number(pair.First, "y") + Number(pair.First, "height") <= Number(pair.Second, "y") + 0.2);
        byPlace.Select(mark => Number(mark, "width")).ShouldBe([25, 50, 75, 100]);
        byPlace.Select(mark => mark.Parent!.Attribute("data-of")!.Value).ShouldBe(["a", "a", "b", "b"]);
    }

    [Fact]
    public void Intervals_reach_from_low_to_high_on_the_scale_of_the_values()
    {
        var figure = Chart.Dots([("a", 20.0, 10.0, 40.0)], r => r.Item1, r => r.Item2, r => r.Item3, r => r.Item4);
        var frame = SvgFrame.Of(figure);
        var interval = Parse(figure).Descendants().Single(element => (string?)element.Attribute("class") == "interval");
        Number(interval, "x1").ShouldBe(frame.Across(10), 0.1);
        Number(interval, "x2").ShouldBe(frame.Across(40), 0.1);
    }

    [Fact]
    public void A_gap_breaks_a_line_and_leaves_a_bar_out()
    {
        (double X, double? Y)[] points = [(0, 0), (1, 1), (2, null), (3, 3), (4, 4)];
        var path = Marks(Chart.Lines(points, _ => "a", p => p.X, p => p.Y)).Single().Attribute("d")!.Value;
        path.Count(letter => letter == 'M').ShouldBe(2);
        path.Count(letter => letter == 'L').ShouldBe(2);
        Marks(Chart.Bars(points, p => $"{p.X}", p => p.Y)).Count.ShouldBe(4);
    }

    [Fact]
    public void What_stands_for_a_category_its_name_included_is_found_by_its_name()
    {
        foreach (var figure in new[] { Samples.Bars, Samples.Dots, Samples.Matrix, Samples.Scatter, Samples.Tiles, Samples.SeveralDots })
        {
            var groups = Parse(figure).Descendants(Svg + "g").Where(group => group.Attribute("data-of") is not null).ToList();
            groups.Select(group => group.Attribute("data-of")!.Value).ShouldBe(Samples.Names, ignoreOrder: true);
            foreach (var group in groups)
            {
                group.Descendants().ShouldContain(mark => (string?)mark.Attribute("class") == "mark");
                string.Concat(group.Elements(Svg + "text").Select(text => text.Value)).Replace("-", "").Replace(" ", "")
                    .ShouldContain(group.Attribute("data-of")!.Value.Replace(" ", ""));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Nothing_is_drawn_outside_the_drawing_on_a_phone_or_a_desk(string kind)
    {
        var frame = SvgFrame.Of(Samples.All[kind]);
        foreach (var width in new[] { 358, 900 })
        {
            var plot = width - frame.Left - frame.Right;
            foreach (var text in Parse(Samples.All[kind]).Descendants(Svg + "text").Where(text => text.Value.Length > 0))
            {
                var (left, top) = Place(text, plot);
                var wide = text.Attribute("transform") is null ? text.Value.Length * 5.5 : 0;
                var start = left - (string?)text.Attribute("text-anchor") switch { "end" => wide, "middle" => wide / 2, _ => 0 };
                start.ShouldBeGreaterThanOrEqualTo(-frame.Left - 1, text.Value);
                (start + wide).ShouldBeLessThanOrEqualTo(plot + frame.Right + 1, text.Value);
                top.ShouldBeInRange(5 - frame.Top, frame.Height + frame.Bottom, text.Value);
            }
        }
        foreach (var mark in Marks(Samples.All[kind]).Where(mark => mark.Name.LocalName == "rect"))
        {
            Number(mark, "x").ShouldBeGreaterThanOrEqualTo(0);
            (Number(mark, "x") + Number(mark, "width")).ShouldBeLessThanOrEqualTo(100.02);
            Number(mark, "y").ShouldBeGreaterThanOrEqualTo(-0.1);
            (Number(mark, "y") + Number(mark, "height")).ShouldBeLessThanOrEqualTo(frame.Height + 0.1);
        }
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Labels_of_rows_do_not_overlap(string kind)
    {
        var ends = Parse(Samples.All[kind]).Descendants(Svg + "text")
            .Where(text => text.Attribute("transform") is null && (string?)text.Attribute("text-anchor") == "end")
            .GroupBy(text => Place(text, 200).X);
        foreach (var column in ends)
        {
            var places = column.Select(text => Place(text, 200).Y).Order().ToList();
            places.Zip(places.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= 12);
        }
    }

    [Theory]
    [InlineData(290)]
    [InlineData(850)]
    public void Names_in_a_scatter_plot_cover_neither_each_other_nor_a_dot_and_no_two_of_their_lines_cross(double width)
    {
        // A crowd near the corner, as shares of regions are, and few far from it.
        var figure = Chart.Scatter(Samples.Names.Index(), place => place.Item, place => Math.Pow(place.Index / 20.0, 3) * 25,
            place => Math.Pow(place.Index / 20.0, 4) * 38 + place.Index % 3);
        var (x, y) = (Scale.ForX(figure), Scale.ForY(figure));
        var marks = figure.Series[0].Marks;
        var names = LabelPlacement.Names(marks, x, y).Zip(marks, (place, mark) =>
        {
            var (across, down) = (x.Share(place.X) * width, (1 - y.Share(place.Y)) * 320);
            var wide = mark.Name.Length * 5.8;
            var left = across + (place.Side, place.IsAway) switch
            {
                (LabelSide.Right, var away) => away ? 2 : 8,
                (LabelSide.Left, var away) => -wide - (away ? 2 : 8),
                _ => -wide / 2,
            };
            var top = down - 6 + (place.Side switch { LabelSide.Above => -12, LabelSide.Below => 12, _ => 0 });
            return (Left: left, Top: top, Right: left + wide, Bottom: top + 12, place.IsAway,
                From: (X: x.Share(mark.X!.Value) * width, Y: (1 - y.Share(mark.Y!.Value)) * 320), To: (X: across, Y: down));
        }).ToList();
        foreach (var (index, name) in names.Index())
        {
            names.Skip(index + 1).ShouldNotContain(other =>
                name.Left < other.Right && other.Left < name.Right && name.Top < other.Bottom && other.Top < name.Bottom);
            names.ShouldNotContain(other => other.From.X + 4 > name.Left && other.From.X - 4 < name.Right
                && other.From.Y + 3 > name.Top && other.From.Y - 3 < name.Bottom);
            names.Skip(index + 1).Count(other => name.IsAway && other.IsAway && Crosses(name, other)).ShouldBe(0);
        }
        names.ShouldContain(name => name.IsAway);

        static bool Crosses(
            (double, double, double, double, bool, (double X, double Y) From, (double X, double Y) To) one,
            (double, double, double, double, bool, (double X, double Y) From, (double X, double Y) To) other) =>
            Turn(one.From, one.To, other.From) != Turn(one.From, one.To, other.To)
            && Turn(other.From, other.To, one.From) != Turn(other.From, other.To, one.To);

        static bool Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
            (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X) > 0;
    }

    [Fact]
    public void Each_series_of_panels_stays_in_its_own_on_the_same_scale()
    {
        var figure = Samples.SeveralDots.InPanels();
        var frame = SvgFrame.Of(figure);
        var circles = Parse(figure).Descendants(Svg + "circle").ToList();
        circles.Count.ShouldBe(42);
        foreach (var (index, (from, to)) in new[] { frame.Panel(0), frame.Panel(1) }.Index())
            circles.Count(circle => Number(circle, "cx") >= 100 * from && Number(circle, "cx") <= 100 * to).ShouldBe(21, $"panel {index}");
        frame.Panel(1).From.ShouldBeGreaterThan(frame.Panel(0).To);
        (frame.Across(20, 0) - 100 * frame.Panel(0).From).ShouldBe(frame.Across(20, 1) - 100 * frame.Panel(1).From, 1e-9);
        Should.Throw<InvalidOperationException>(() => Samples.Bars.InPanels()).Message.ShouldContain("bar chart");
    }

    [Fact]
    public void A_reference_line_crosses_every_panel_below_their_names_drawn_as_by_plotly()
    {
        var figure = Samples.SeveralDots.InPanels().WithVerticalLine(20, $"Mean");
        var frame = SvgFrame.Of(figure);
        var lines = Parse(figure).Descendants(Svg + "line").Where(line => line.Attribute("stroke-dasharray") is not null).ToList();
        lines.Select(line => Number(line, "x1")).ShouldBe([frame.Across(20, 0), frame.Across(20, 1)], 0.01);
        foreach (var series in figure.Series) Down(series.Name).ShouldBeLessThanOrEqualTo(Down("Mean") - Labels.LineHeight);

        using var json = System.Text.Json.JsonDocument.Parse(figure.ToJson());
        var layout = json.RootElement.GetProperty("layout");
        layout.GetProperty("shapes").EnumerateArray().Select(shape => shape.GetProperty("xref").GetString()).ShouldBe(["x", "x2"]);
        layout.GetProperty("annotations").EnumerateArray().Select(text => text.GetProperty("text").GetString())
            .ShouldBe(["Mean", .. figure.Series.Select(series => series.Name), figure.Unit]);

        double Down(string name) => Number(Parse(figure).Descendants(Svg + "text").Single(text => text.Value == name), "y");
    }

    [Fact]
    public void Tiles_of_a_map_are_squares_on_a_phone_and_where_there_is_more_room()
    {
        var frame = SvgFrame.Of(Samples.Tiles);
        var width = FigureSize.Width(Samples.Tiles)!.Value;
        width.ShouldBeLessThanOrEqualTo(358);
        var plot = width - frame.Left - frame.Right;
        var side = (frame.Across(1) - frame.Across(0)) / 100 * plot;
        (frame.Down(1) - frame.Down(0)).ShouldBe(side, 1);
    }

    /// <summary>A text's place in pixels from the top left corner of a plot of some width.</summary>
    private static (double X, double Y) Place(XElement text, double plot)
    {
        var (x, y) = (Across(text.Attribute("x")) + Across(text.Attribute("dx")), Number(text, "y"));
        foreach (var around in text.Ancestors(Svg + "svg").SkipLast(1))
            (x, y) = (x + Across(around.Attribute("x")), y + Number(around, "y"));
        return (x, y);

        double Across(XAttribute? place) => place is null ? 0
            : double.Parse(place.Value.TrimEnd('%'), CultureInfo.InvariantCulture) * (place.Value.EndsWith('%') ? plot / 100 : 1);
    }
}
