namespace Funding.Analysis.Tests;

public class PopulationFitTests
{
    private static readonly Dataset Data = TestData.Real;

    [Fact]
    public void Of_the_published_grants_only_Värmland_in_2024_breaks_a_split_by_population()
    {
        var fits = PopulationFit.Of(Data.RegionalGrants, Data.PopulationBases);
        fits.Select(fit => fit.Component.ToString()).ShouldBe(["2022-backlog/population", "2024-accessibility/other"]);
        fits.ShouldAllBe(fit => fit.IsBasisKnown && fit.Money.Basis == fit.Component.Grant.PopulationBasis);
        fits.SelectMany(fit => fit.Breaking).ShouldHaveSingleItem().Region.Name.ShouldBe("Värmland");
        PopulationFit.Doubts(fits).ShouldBe("one amount breaks the rule of its grant: Värmland in Accessibility 2024, not earmarked");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public void A_population_that_is_not_in_the_data_is_an_unknown_and_no_broken_rule(long unit)
    {
        // The change from the oldest population to the newest, once more: a payer that counted a later year than we know.
        var (old, last) = (Data.Population("2020-12-31"), Data.Population("2023-12-31"));
        var fit = Fit([.. Data.Regions.Select(region => last[region] + (last[region] - old[region]) / 3)], unit);
        fit.Fit.Breaking.Count.ShouldBeGreaterThan(5);
        fit.IsBasisKnown.ShouldBeFalse();
        fit.Breaking.ShouldBeEmpty();
        PopulationFit.Doubts([fit])
            .ShouldBe($"the population basis of {fit.Component.Label} is not in the data, so whether every amount follows it is not known");
    }

    [Fact]
    public void Children_alone_are_a_population_that_no_row_is_blamed_for()
    {
        // Shares of children differ between regions by far more than populations of different years do.
        var fit = Fit([.. Data.Regions.Select((region, i) => Data.Population("2023-12-31")[region] * (18 + i % 5) / 100)], 1);
        fit.IsBasisKnown.ShouldBeFalse();
        fit.Breaking.ShouldBeEmpty();
    }

    [Fact]
    public void A_misprint_shows_even_where_the_payers_population_is_unknown()
    {
        var (old, last) = (Data.Population("2020-12-31"), Data.Population("2023-12-31"));
        var fit = Fit([.. Data.Regions
            .Select(region => (last[region] + (last[region] - old[region]) / 3) * (region.Name == "Kalmar" ? 5 : 4) / 4)], 1);
        fit.IsBasisKnown.ShouldBeFalse();
        fit.Breaking.ShouldHaveSingleItem().Region.Name.ShouldBe("Kalmar");
    }

    [Fact]
    public void Another_population_of_the_data_than_the_default_is_found()
    {
        var basis = Data.Population("2020-12-31");
        var fit = Fit([.. Data.Regions.Select(region => basis[region])], 1);
        fit.IsBasisKnown.ShouldBeTrue();
        fit.Breaking.ShouldBeEmpty();
        fit.Money.Basis.ShouldBe(basis);
    }

    /// <summary>What is said of the grant of 2022 had its money been split by these people.</summary>
    private static PopulationFit Fit(IReadOnlyList<long> people, long unit)
    {
        var grant = Data.Grant("2022-backlog");
        var amounts = LargestRemainder.Split((long)grant.Money.Value, people);
        var altered = grant with { };
        altered.Allocations = [.. grant.Allocations.Select((allocation, i) =>
            allocation with { Grant = altered, Amount = new((amounts[i] + unit / 2) / unit * unit, unit) })];
        return PopulationFit.Of(grant.Components[0] with { Grant = altered }, Data.PopulationBases);
    }
}
