using Funding.Frames;
using Microsoft.Data.Analysis;

namespace Funding.Analysis.Tests.Frames;

public class AllocationFrameTests
{
    private static readonly Dataset Data = TestData.Real;
    private static readonly DataFrame Frame = Data.Allocations.ToDataFrame();

    [Theory]
    [InlineData("2021-performance", 739_250_000)]
    [InlineData("2022-backlog", 1_997_500_000)]
    [InlineData("2023-free-capacity", 60_900_000)]
    [InlineData("2024-accessibility", 1_547_000_000)]
    public void The_frames_own_sum_of_a_grants_amounts_is_right_to_the_krona(string grant, long kronor)
    {
        Of(grant)["amount"].Sum().ShouldBe((decimal)kronor);
        Of(grant).Rows.Count.ShouldBe(21);
        ((double)Of(grant)["share"].Sum()).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Summed_by_group_the_amounts_are_the_published_ones_too()
    {
        var sums = Frame.GroupBy("grant").Sum("amount");
        sums.Rows.ToDictionary(row => (string)row[0], row => (decimal)row[1])["2022-backlog"].ShouldBe(1_997_500_000m);
        sums["amount"].Sum().ShouldBe(Data.RegionalGrants.Sum(grant => (decimal)grant.Money.Value));
    }

    [Fact]
    public void Codes_are_text_and_years_and_people_whole_numbers()
    {
        var row = Row("2022-backlog", "Stockholm");
        row["region_code"].ShouldBe("01");
        row["year"].ShouldBe(2022);
        row["inhabitants"].ShouldBe(2_411_859L);
        row["principle"].ShouldBe("population");
        row["status"].ShouldBe("published");
        ((double)row["per_inhabitant"]).ShouldBe(191.2746, 0.00005);
    }

    [Fact]
    public void What_is_not_known_is_null_and_a_published_zero_is_zero()
    {
        Of("2021-performance")["earmark"].NullCount.ShouldBe(21);
        Row("2021-performance", "Västra Götaland")["amount"].ShouldBe(0m);
        Row("2021-performance", "Västra Götaland")["earmark_for"].ShouldBeNull();
        Frame["amount"].NullCount.ShouldBe(0);
    }

    [Fact]
    public void The_earmark_is_within_the_amount_and_sums_to_what_was_published()
    {
        Of("2024-accessibility")["earmark"].Sum().ShouldBe(343_000_000m);
        Frame["earmark"].Sum().ShouldBe(343_000_000m);
        var row = Row("2024-accessibility", "Värmland");
        (row["amount"], row["earmark"], row["earmark_for"], row["rounding_unit"]).ShouldBe((39_000_000m, 3_000_000m, "BUP", 1_000_000m));
    }

    [Fact]
    public void A_grant_of_several_principles_names_them_all()
    {
        Row("2024-accessibility", "Skåne")["principle"].ShouldBe("population + performance");
        Row("2024-accessibility", "Skåne")["principle_by_terms"].ShouldBe("performance");
        Row("2023-free-capacity", "Skåne")["status"].ShouldBe("constructed");
    }

    [Fact]
    public void A_region_that_the_population_lacks_has_no_number_of_inhabitants()
    {
        var grant = Data.Grant("2022-backlog") with { };
        grant.PopulationBasis = grant.PopulationBasis! with { };
        grant.PopulationBasis.Regions = [.. grant.PopulationBasis.Regions.Skip(1)];
        var frame = new[] { Data.Grant("2022-backlog").Allocations[0] with { Grant = grant } }.ToDataFrame();
        frame["inhabitants"][0].ShouldBeNull();
        frame["per_inhabitant"][0].ShouldBeNull();
    }

    private static DataFrame Of(string grant) => Frame.Filter(Frame["grant"].ElementwiseEquals(grant));

    private static DataFrameRow Row(string grant, string region) =>
        Of(grant).Rows.Single(row => (string)row["region"] == region);
}
