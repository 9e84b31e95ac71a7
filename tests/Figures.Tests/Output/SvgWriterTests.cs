using System.Globalization;
using System.Xml.Linq;

namespace Figures.Tests.Output;

public class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static XElement Parse(Figure figure) => XElement.Parse(figure.ToSvg());

    private static List<XElement> Marks(Figure figure) =>
        [.. Parse(figure).Elements().Where(element => (string?)element.Attribute("class") == "mark")];

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

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
        byPlace.Select(mark => mark.Element(Svg + "title")!.Value).ShouldBe(["a, p: 1", "a, q: 2", "b, p: 3", "b, q: 4"]);
    }

    [Fact]
    public void Intervals_reach_from_low_to_high_on_the_scale_of_the_values()
    {
        var figure = Chart.Dots([("a", 20.0, 10.0, 40.0)], r => r.Item1, r => r.Item2, r => r.Item3, r => r.Item4);
        var frame = SvgFrame.Of(figure);
        var interval = Parse(figure).Elements().Single(element => (string?)element.Attribute("class") == "interval");
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

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Nothing_is_drawn_outside_the_drawing(string kind)
    {
        var svg = Parse(Samples.All[kind]);
        foreach (var text in svg.Elements(Svg + "text").Where(text => text.Value.Length > 0))
        {
            var width = text.Attribute("transform") is null ? text.Value.Length * 5.5 : 0;
            var start = Number(text, "x") - text.Attribute("text-anchor")!.Value switch { "end" => width, "middle" => width / 2, _ => 0 };
            start.ShouldBeGreaterThanOrEqualTo(-1, text.Value);
            (start + width).ShouldBeLessThanOrEqualTo(SvgFrame.Width + 1, text.Value);
            Number(text, "y").ShouldBeInRange(5, Samples.All[kind].Height, text.Value);
        }
        foreach (var mark in svg.Elements(Svg + "rect"))
        {
            Number(mark, "x").ShouldBeGreaterThanOrEqualTo(0);
            (Number(mark, "x") + Number(mark, "width")).ShouldBeLessThanOrEqualTo(SvgFrame.Width);
            (Number(mark, "y") + Number(mark, "height")).ShouldBeLessThanOrEqualTo(Samples.All[kind].Height);
        }
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Labels_of_rows_do_not_overlap(string kind)
    {
        var ends = Parse(Samples.All[kind]).Elements(Svg + "text").Where(text => text.Attribute("transform") is null)
            .GroupBy(text => (Number(text, "x"), text.Attribute("text-anchor")!.Value));
        foreach (var column in ends.Where(column => column.Key.Value == "end"))
        {
            var places = column.Select(text => Number(text, "y")).Order().ToList();
            places.Zip(places.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= 12);
        }
    }
}
