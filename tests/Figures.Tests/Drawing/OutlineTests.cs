using System.Text.RegularExpressions;

namespace Figures.Tests.Drawing;

public class OutlineTests
{
    [Theory]
    [InlineData("M0 0L4 0L4 4L0 4Z")]
    [InlineData("m0 0 4 0 0 4 -4 0z")]
    [InlineData(" M0,0 4,0 4.0,4e0\n0 4 Z ")]
    [InlineData("m0 0l4 0l0 4l-4 0z")]
    public void Paths_of_straight_lines_are_read_absolute_and_relative(string path) =>
        Outline.Parse(path, "a").Rings.ShouldHaveSingleItem().ShouldBe([(0, 0), (4, 0), (4, 4), (0, 4)]);

    [Fact]
    public void A_relative_ring_begins_where_the_one_before_it_began() =>
        Outline.Parse("m10 10 5 0 0 5zm20 0 5 0 0 5z", "a").Rings[1][0].ShouldBe((30, 10));

    [Theory]
    [InlineData("")]
    [InlineData("4 4")]
    [InlineData("L0 0Z")]
    [InlineData("M0 0 1Z")]
    [InlineData("M0 0C1 1 2 2 3 3Z")]
    [InlineData("M0 0L4 0Z\"/><script>")]
    [InlineData("M11111111111111111111111111111111111111111111!")]
    public void Anything_else_is_refused_with_the_areas_name(string path) =>
        Should.Throw<ArgumentException>(() => Outline.Parse(path, "Gotland")).Message.ShouldContain("\"Gotland\" is no SVG path");

    [Fact]
    public void In_another_size_its_corners_are_where_they_belong()
    {
        var drawn = Outline.Parse(Outline.Parse("M1 1L2.4 1L2.4 2Z M5 5L6 5L6 6Z", "a").Path(10, 100, 200), "a");
        drawn.Rings[0].ShouldBe([(110, 210), (124, 210), (124, 220)]);
        drawn.Rings[1].ShouldBe([(150, 250), (160, 250), (160, 260)]);
    }

    [Fact]
    public void Hatching_lies_within_the_outline_and_leaves_out_its_holes()
    {
        // A square of 100 with a hole of 40 in its middle, and lines of x + y = 5, 15, 25 …
        var outline = Outline.Parse("M0 0L100 0L100 100L0 100ZM30 30L70 30L70 70L30 70Z", "a");
        var lines = Regex.Matches(outline.Hatching(1, 0, 0, 10), @"M(\d+) (\d+)L(\d+) (\d+)")
            .Select(line => line.Groups.Values.Skip(1).Select(number => int.Parse(number.Value)).ToArray()).ToList();
        lines.Count.ShouldBe(20 + 8);
        foreach (var line in lines)
        {
            line.ShouldAllBe(coordinate => coordinate >= 0 && coordinate <= 100);
            var (x, y) = ((line[0] + line[2]) / 2.0, (line[1] + line[3]) / 2.0);
            (x is > 31 and < 69 && y is > 31 and < 69).ShouldBeFalse($"{x}, {y} lies in the hole");
        }
    }
}
