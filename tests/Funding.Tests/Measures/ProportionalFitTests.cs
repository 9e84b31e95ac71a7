using Funding.Measures;

namespace Funding.Tests.Measures;

public class ProportionalFitTests
{
    private static readonly Dataset Data = TestData.Real;

    [Fact]
    public void A_split_to_the_krona_by_population_has_no_exceptions()
    {
        var fit = ProportionalFit.Of(Distribution.Of(Data.RegionalGrantsBy(Principle.Population).Single(grant => grant.Components.Count == 1)));

        fit.IsProportional.ShouldBeTrue();
        fit.Rate.Low.ShouldBe(191.2746, 0.0001);
        fit.Rate.High.ShouldBe(191.2746, 0.0001);
    }

    [Fact]
    public void Outside_bup_Värmland_alone_breaks_the_split_by_population()
    {
        var other = Data.RegionalGrantsWithEarmark(Earmark.Bup).Single().Components.Single(component => component.Purpose is null);
        var fit = ProportionalFit.Of(Distribution.Of(other));

        var exception = fit.Exceptions.ShouldHaveSingleItem();
        exception.Region.Name.ShouldBe("Värmland");
        fit.Expected(exception).Contains(32.2e6).ShouldBeTrue();
    }

    [Fact]
    public void Every_rate_of_the_fit_gives_each_other_region_its_published_amount()
    {
        var money = Distribution.Of(Data.RegionalGrantsWithEarmark(Earmark.Bup).Single().Components.Single(component => component.Purpose is null));
        var fit = ProportionalFit.Of(money);

        foreach (var rate in new[] { fit.Rate.Low, (fit.Rate.Low + fit.Rate.High) / 2, fit.Rate.High })
            foreach (var row in money.Rows.Except(fit.Exceptions))
                (rate * row.Inhabitants).ShouldBeInRange(row.Money.Low - 1.01, row.Money.High + 1.01);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Regions_that_got_double_are_the_exceptions(int doubled)
    {
        var basis = Data.PopulationBases[0];
        var paid = LargestRemainder.Split(1_000_000_000, [.. Data.Regions.Select(region => basis[region])]);
        var money = Data.Regions.Select((region, index) => (region, Estimate.Exactly(index < doubled ? 2 * paid[index] : paid[index])));

        ProportionalFit.Of(Distribution.Of(money, basis)).Exceptions.Select(row => row.Region).ShouldBe(Data.Regions.Take(doubled));
    }

    [Fact]
    public void Money_moved_from_a_split_per_capita_is_gained_by_some_and_lost_by_others()
    {
        var money = Distribution.Of(Data.RegionalGrantsOf(2021).Single());

        money.MovedFromPerCapita.ShouldBe(-money.Rows.Sum(row => Math.Min(0, row.DifferenceFromPerCapita.Value)), 1e-3);
        (money.MovedFromPerCapita / money.Total.Value).ShouldBe(0.326, 0.0005);
    }
}
