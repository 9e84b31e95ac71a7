namespace Funding.Analysis.Tests;

public class ProportionalityTests
{
    private static readonly Dataset Data = TestData.Real;

    private static Distribution OutsideBup =>
        Distribution.Of(Data.RegionalGrantsWithEarmark(Earmark.Bup).Single().Components.Single(component => component.Purpose is null));

    [Fact]
    public void A_split_to_the_krona_by_population_has_no_breaking_rows()
    {
        var found = Proportionality.Of(
            Distribution.Of(Data.RegionalGrantsBy(Principle.Population).Single(grant => grant.Components.Count == 1)));

        found.IsComplete.ShouldBeTrue();
        found.Rate.Low.ShouldBe(191.2746, 0.0001);
        found.Rate.High.ShouldBe(191.2746, 0.0001);
    }

    [Fact]
    public void Outside_bup_Värmland_alone_breaks_the_split_by_population()
    {
        var breaking = Proportionality.Of(OutsideBup).Breaking.ShouldHaveSingleItem();

        breaking.Region.Name.ShouldBe("Värmland");
        breaking.Expected.Interval.Contains(32.2e6).ShouldBeTrue();
    }

    [Fact]
    public void Every_rate_found_gives_each_other_region_its_published_amount()
    {
        var money = OutsideBup;
        var found = Proportionality.Of(money);

        foreach (var rate in new[] { found.Rate.Low, found.Rate.Value, found.Rate.High })
            foreach (var row in found.Consistent.Select(region => money[region]))
                (rate * row.Inhabitants).ShouldBeInRange(row.Money.Low - 0.01, row.Money.High + 0.01);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Regions_that_got_double_are_the_breaking_ones(int doubled)
    {
        var basis = Data.PopulationBases[0];
        var paid = LargestRemainder.Split(1_000_000_000, [.. Data.Regions.Select(region => basis[region])]);
        var money = Data.Regions.Select((region, index) => (region, Quantity.Exactly(index < doubled ? 2 * paid[index] : paid[index])));

        Proportionality.Of(Distribution.Of(money, basis)).Breaking.Select(row => row.Region).ShouldBe(Data.Regions.Take(doubled));
    }
}
