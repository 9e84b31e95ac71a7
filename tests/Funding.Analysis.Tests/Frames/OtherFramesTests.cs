using Funding.Frames;
using Microsoft.Data.Analysis;

namespace Funding.Analysis.Tests.Frames;

public class OtherFramesTests
{
    private static readonly Dataset Data = TestData.Real;

    [Theory]
    [InlineData("2020-12-31", 10_379_295)]
    [InlineData("2021-12-31", 10_452_326)]
    [InlineData("2021-grant-basis", 10_443_100)]
    [InlineData("2023-12-31", 10_551_707)]
    public void Each_population_sums_to_its_national_total(string basis, long people)
    {
        var frame = Data.PopulationBases.ToDataFrame();
        var rows = frame.Filter(frame["population_basis"].ElementwiseEquals(basis));
        rows["inhabitants"].Sum().ShouldBe(people);
        rows["date"].NullCount.ShouldBe(basis == "2021-grant-basis" ? 21 : 0);
    }

    [Fact]
    public void National_totals_say_what_they_are_part_of_and_what_their_words_allow()
    {
        var frame = Data.NationalTotals.ToDataFrame();
        frame.Rows.Count.ShouldBe(Data.NationalTotals.Count);
        var row = frame.Rows.Single(row => (string)row["grant"] == "2024-bup-december");
        (row["published_total"], row["part_of"], row["purpose"], row["principle"]).ShouldBe(
            (300_000_000m, "2024-accessibility", "BUP", (object?)null));
        (row["lowest"], row["highest"]).ShouldBe((300_000_000m, 400_000_000m));
    }

    [Fact]
    public void Regional_grants_are_rows_of_the_same_kind() =>
        Data.Grants.ToDataFrame().Rows.Count(row => (string)row["kind"] == "regional").ShouldBe(Data.RegionalGrants.Count);

    [Fact]
    public void Nothing_gives_a_frame_with_its_columns_and_no_rows()
    {
        var frame = Array.Empty<Allocation>().ToDataFrame();
        frame.Rows.Count.ShouldBe(0);
        frame.Columns.ShouldContain(column => column is DecimalDataFrameColumn && column.Name == "amount");
    }
}
