namespace Figures.Tests;

public class ChartTests
{
    private sealed record Row(string Name, double? Value);

    [Fact]
    public void No_rows_are_an_error_that_says_so() =>
        Should.Throw<ArgumentException>(() => Chart.Bars(Array.Empty<Row>(), r => r.Name, r => r.Value)).Message.ShouldContain("no rows");

    [Fact]
    public void Rows_without_any_value_are_an_error() =>
        Should.Throw<ArgumentException>(() => Chart.Bars([new Row("a", null)], r => r.Name, r => r.Value)).Message
            .ShouldContain("every row is null");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_not_finite_is_an_error_that_names_its_row(double value) =>
        Should.Throw<ArgumentException>(() => Chart.Bars([new Row("Gotland", value)], r => r.Name, r => r.Value)).Message
            .ShouldContain("\"Gotland\"");

    [Fact]
    public void A_name_that_occurs_twice_is_an_error_that_names_it() =>
        Should.Throw<ArgumentException>(() => Chart.Bars([new Row("Kalmar", 1), new Row("Kalmar", 2)], r => r.Name, r => r.Value)).Message
            .ShouldContain("\"Kalmar\" occurs 2 times");

    [Fact]
    public void A_cell_that_occurs_twice_is_an_error_that_names_row_and_column() =>
        Should.Throw<ArgumentException>(() => Chart.Matrix(new[] { 1, 2 }, _ => "Pot 1", _ => "Skåne", n => n)).Message
            .ShouldContain("\"Skåne\" in \"Pot 1\"");

    [Fact]
    public void Two_tiles_on_one_place_are_an_error_that_names_the_place() =>
        Should.Throw<ArgumentException>(() => Chart.Tiles(new[] { 1, 2 }, n => $"{n}", _ => 3, _ => 4, n => n)).Message
            .ShouldContain("column 3, row 4");

    [Theory]
    [InlineData(5.0, 6.0)]
    [InlineData(1.0, 2.0)]
    public void A_value_outside_its_interval_is_an_error(double low, double high) =>
        Should.Throw<ArgumentException>(() => Chart.Dots([new Row("Dalarna", 4)], r => r.Name, r => r.Value, _ => low, _ => high)).Message
            .ShouldContain("\"Dalarna\" (4) lies outside");

    [Fact]
    public void An_interval_with_one_end_is_an_error() =>
        Should.Throw<ArgumentException>(() => Chart.Dots([new Row("Dalarna", 4)], r => r.Name, r => r.Value, low: _ => 3)).Message
            .ShouldContain("one end only");

    [Fact]
    public void More_series_than_can_be_told_apart_are_an_error() =>
        Should.Throw<ArgumentException>(() => Chart.Lines(Enumerable.Range(0, Palette.MaxSeries + 1), n => $"{n}", n => n, n => n)).Message
            .ShouldContain("13 series");

    [Fact]
    public void A_reference_line_across_categories_is_an_error() =>
        Should.Throw<ArgumentException>(() => Samples.Bars.WithHorizontalLine(1)).Message.ShouldContain("categories");

    [Fact]
    public void Column_names_must_be_as_many_as_columns() =>
        Should.Throw<ArgumentException>(() => Samples.Bars.WithColumns("Region")).Message
            .ShouldContain("2 columns (Name, Value), but 1 names");

    [Fact]
    public void Integers_and_decimals_with_and_without_gaps_are_values()
    {
        var rows = new[] { (Int: (int?)3, Decimal: 2.5m, Long: 4L), (null, -1m, 5L) };
        var figure = Chart.GroupedBars(rows, r => $"{r.Long}", [("int", r => r.Int), ("decimal", r => r.Decimal), ("long", r => r.Long)]);
        figure.Table.Rows[1].ShouldBe(["5", null, -1.0, 5.0]);
    }

    [Fact]
    public void A_figure_without_alternative_text_says_its_extremes_and_its_gaps()
    {
        var figure = Chart.Bars([new Row("Dalarna", 52.2), new Row("Värmland", 10.6), new Row("Skåne", null)], r => r.Name, r => r.Value)
            .WithUnit("kr per inhabitant");
        figure.Alt.ToString().ShouldBe("Bar chart, kr per inhabitant, 2 values, 1 missing: from 10.6 (Värmland) to 52.2 (Dalarna).");
        figure.WithAlt("Dalarna leads.").Alt.ToString().ShouldBe("Dalarna leads.");
    }

    [Fact]
    public void Changing_a_figure_leaves_the_first_one_as_it_was()
    {
        var changed = Samples.Bars.WithTitle("Dalarna leads").WithColumns("Region", "Kronor");
        (Samples.Bars.Title.ToString(), Samples.Bars.Table.Columns[0].Name).ShouldBe(("", "Name"));
        (changed.Title.ToString(), changed.Table.Columns[0].Name).ShouldBe(("Dalarna leads", "Region"));
    }

    [Fact]
    public void Height_grows_with_the_rows_and_with_the_lines_of_their_names()
    {
        var short21 = Chart.Bars(Enumerable.Range(0, 21), n => $"{n}", n => n);
        var short5 = Chart.Bars(Enumerable.Range(0, 5), n => $"{n}", n => n);
        var long5 = Chart.Bars(Enumerable.Range(0, 5), n => $"A name of a region that needs as many as three lines {n}", n => n);
        short21.Height.ShouldBeGreaterThanOrEqualTo(short5.Height + 16 * Labels.LineHeight);
        long5.Height.ShouldBeGreaterThanOrEqualTo(short5.Height + 5 * Labels.LineHeight);
        short5.WithHeight(500).Height.ShouldBe(500);
    }
}
