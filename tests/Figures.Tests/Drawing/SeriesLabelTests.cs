using System.Xml.Linq;

namespace Figures.Tests.Drawing;

/// <summary>Names of series where their marks are.</summary>
public class SeriesLabelTests
{
    private static readonly (string Region, string Rule, double Share)[] Parts =
    [
        ("Gävleborg", "By population", 58), ("Gävleborg", "By performance", 39), ("Gävleborg", "In equal shares", 3),
        ("Gotland", "By population", 60), ("Gotland", "By performance", 31), ("Gotland", "In equal shares", 9),
    ];

    [Fact]
    public void Parts_of_a_bar_are_named_above_the_first_row_each_from_where_it_begins_or_to_where_it_ends()
    {
        var labels = Of(Chart.StackedBars(Parts, part => part.Region, part => part.Rule, part => part.Share));
        labels.Select(label => (label.Index, label.X, label.AtRight, label.Y)).ShouldBe(
            [(0, 0, false, null), (1, 58, false, null), (2, 100, true, null)]);
    }

    [Fact]
    public void Names_in_one_row_leave_each_other_room_on_a_phone()
    {
        foreach (var figure in Samples.All.Values.Where(figure => figure.Series.Count > 1))
            foreach (var row in Of(figure).Where(label => label.Y is null).GroupBy(label => label.Row))
            {
                var x = Scale.ForX(figure);
                var width = FigureSize.NarrowWidth - 20 - 24
                    - Labels.Width(Scale.ForY(figure).TickTexts);
                var places = row.Select(label =>
                {
                    var (at, wide) = (x.Share(label.X) * width, SeriesLabel.WidthOf(figure.Series[label.Index]));
                    return label.AtRight ? (Left: at - wide, Right: at) : (Left: at, Right: at + wide);
                }).OrderBy(place => place.Left).ToList();
                places.Zip(places.Skip(1)).ShouldAllBe(pair => pair.First.Right < pair.Second.Left);
                places.ShouldAllBe(place => place.Left >= -0.5 && place.Right <= width + 0.5);
            }
    }

    [Fact]
    public void A_line_is_named_at_one_of_its_own_points_and_lines_in_the_background_are_not_named()
    {
        var figure = Chart.Lines(
            Curves("a", "b", "c", "d"), point => point.Name, point => point.X, point => point.Y, name => name is "a" or "d");
        var labels = Of(figure);
        labels.Select(label => figure.Series[label.Index].Name).ShouldBe(["a", "d"]);
        foreach (var label in labels)
            label.Y!.Value.ShouldBe(Math.Pow(label.X, label.Index + 1), tolerance: 0.05);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void More_lines_than_can_be_named_beside_themselves_have_a_legend(int lines, bool hasLegend)
    {
        var figure = Chart.Lines(
            Curves([.. "abcd"[..lines].Select(name => $"{name}")]), point => point.Name, point => point.X, point => point.Y);
        Of(figure).Any().ShouldBe(!hasLegend);
        (FigureSize.NamesHeight(figure) > 0).ShouldBe(hasLegend);
        figure.ToJson().Contains("\"showlegend\":true").ShouldBe(hasLegend);
        // Drawn and not drawn by a script, each name is said once.
        foreach (var series in figure.Series) XElement.Parse(figure.ToSvg()).Descendants().Count(text => text.Value == series.Name
            && text.Name.LocalName == "text").ShouldBe(1);
    }

    [Fact]
    public void A_line_without_any_point_is_no_obstacle_to_the_others()
    {
        var points = Curves("a").Select(point => (point.Name, point.X, Y: (double?)point.Y)).Append(("empty", 0.5, null));
        var figure = Chart.Lines(points, point => point.Name, point => point.X, point => point.Y);
        Of(figure).ShouldHaveSingleItem().Index.ShouldBe(0);
        figure.ToSvg().ShouldContain(">a</text>");
    }

    private static IReadOnlyList<SeriesLabel> Of(Figure figure) => SeriesLabel.Of(figure, Scale.ForX(figure), Scale.ForY(figure));

    /// <summary>Powers of x between 0 and 1, the first one straight.</summary>
    private static IEnumerable<(string Name, double X, double Y)> Curves(params string[] names) =>
        names.SelectMany((name, index) => Enumerable.Range(0, 21).Select(step => (name, step / 20.0, Math.Pow(step / 20.0, index + 1))));
}
