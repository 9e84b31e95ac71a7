namespace Funding.Analysis.Tests;

public class DistributionTests
{
    private static readonly Dataset Data = TestData.Real;

    private static Distribution Of(string grant) => Distribution.Of(Data.Grant(grant));

    [Fact]
    public void In_2021_kronor_per_inhabitant_take_13_values() =>
        Of("2021-performance").Rows.Select(row => Math.Round(row.PerInhabitant.Value, 2)).Distinct().Order()
            .ShouldBe([0, 13.47, 25.51, 27.29, 38.98, 40.76, 52.80, 65.41, 69.57, 77.46, 118.22, 121.52, 160.49]);

    [Fact]
    public void Another_population_gives_20_values_for_2021() =>
        Distribution.Of(Data.Grant("2021-performance"), Data.Population("2021-12-31")).Rows
            .Select(row => Math.Round(row.PerInhabitant.Value, 2)).Distinct().Count().ShouldBe(20);

    [Fact]
    public void Money_moved_from_a_split_per_capita_is_gained_by_some_and_lost_by_others()
    {
        var money = Of("2021-performance");
        money.MovedFromPerCapita.ShouldBe(-money.Rows.Sum(row => Math.Min(0, row.DifferenceFromPerCapita.Value)), 1e-3);
        (money.MovedFromPerCapita / money.Total.Value).ShouldBe(0.326, 0.0005);
    }

    [Fact]
    public void Gainers_and_losers_are_sure_of_it_and_the_largest_come_first()
    {
        var money = Made.Distribution([new(100, new(60, 140)), Quantity.Exactly(10), Quantity.Exactly(300), Quantity.Exactly(250)],
            [100, 100, 100, 100]);
        money.Gainers.Select(row => row.Region.Code).ShouldBe(["03", "04"]);
        money.Losers.Select(row => row.Region.Code).ShouldBe(["02", "01"]);
        Made.Distribution([new(100, new(60, 140)), Quantity.Exactly(90)], [100, 100]).Gainers.ShouldBeEmpty();
    }

    [Fact]
    public void Rows_of_one_rate_share_the_highest_and_the_lowest_place()
    {
        var money = Made.Distribution([10.0, 0, 20, 0], [1, 7, 2, 9]);
        money.Highest.Select(row => row.Region.Code).ShouldBe(["01", "03"]);
        money.Lowest.Select(row => row.Region.Code).ShouldBe(["02", "04"]);
    }

    [Theory]
    [InlineData("Västra Götaland", -123.4)]
    [InlineData("Östergötland", -20.4)]
    [InlineData("Örebro", -17.6)]
    [InlineData("Gävleborg", 25.8)]
    [InlineData("Skåne", 71.1)]
    [InlineData("Stockholm", 114.4)]
    public void In_2021_regions_differ_from_a_per_capita_split(string region, double millions) =>
        Of("2021-performance")[Data.Region(region)].DifferenceFromPerCapita.Value.ShouldBe(millions * 1e6, 0.05e6);

    [Fact]
    public void Stockholm_and_Skåne_took_most_of_the_money_of_2021()
    {
        var rows = new[] { Data.Region("Stockholm"), Data.Region("Skåne") }.Select(region => Of("2021-performance")[region]).ToList();
        rows.Sum(row => row.ShareOfMoney.Value).ShouldBe(0.616, 0.0005);
        rows.Sum(row => row.ShareOfPeople).ShouldBe(0.365, 0.0005);
    }

    [Fact]
    public void In_2022_every_inhabitant_counts_the_same() =>
        Of("2022-backlog").Rows.ShouldAllBe(row => Math.Abs(row.PerInhabitant.Value - 191.2746) < 0.0001
            && Math.Abs(row.LocationQuotient.Value - 1) < 1e-6);

    [Fact]
    public void In_2023_Gotland_gets_most_per_inhabitant_and_Stockholm_least()
    {
        var rows = Of("2023-free-capacity").Rows.OrderBy(row => row.PerInhabitant.Value).ToList();
        rows[^1].Region.Name.ShouldBe("Gotland");
        Rounded(rows[^1].PerInhabitant).ShouldBe((47.5, 46.7, 48.3));
        rows[0].Region.Name.ShouldBe("Stockholm");
        Math.Round(rows[0].PerInhabitant.Value, 1).ShouldBe(1.2);
    }

    [Fact]
    public void In_2024_bup_money_per_inhabitant_runs_from_Dalarna_to_Värmland_as_published()
    {
        var bup = Bup();
        var rows = bup.Rows.OrderBy(row => row.PerInhabitant.Value).ToList();
        (rows[^1].Region.Name, Math.Round(rows[^1].PerInhabitant.Value, 1)).ShouldBe(("Dalarna", 52.2));
        (rows[0].Region.Name, Math.Round(rows[0].PerInhabitant.Value, 1)).ShouldBe(("Värmland", 10.6));
        Math.Round(bup.By(Data.Population("2021-grant-basis"))[Data.Region("Dalarna")].PerInhabitant.Value, 1).ShouldBe(52.1);
    }

    [Theory]
    [InlineData("2023-12-31", "Gotland", "Dalarna")]
    [InlineData("2021-grant-basis", "Gotland", "Skåne", "Dalarna")]
    public void By_intervals_more_than_one_region_may_be_first_in_bup_money_and_two_last(string basis, params string[] first)
    {
        var rows = Bup().By(Data.Population(basis)).Rows;
        rows.Where(row => rows.All(other => !other.PerInhabitant.IsSurelyAbove(row.PerInhabitant))).Select(row => row.Region.Name)
            .ShouldBe(first);
        rows.Where(row => rows.All(other => !row.PerInhabitant.IsSurelyAbove(other.PerInhabitant))).Select(row => row.Region.Name)
            .ShouldBe(["Värmland", "Norrbotten"]);
    }

    [Fact]
    public void The_bup_money_of_Gotland_is_known_only_within_a_third()
    {
        var gotland = Bup()[Data.Region("Gotland")].PerInhabitant;
        (Math.Round(gotland.Low, 2), Math.Round(gotland.High, 2)).ShouldBe((40.96, 57.35));
    }

    [Fact]
    public void Without_bup_only_Värmland_breaks_proportionality_in_2024()
    {
        var varmland = Data.Region("Värmland");
        var rest = Distribution.Of(Data.Grant("2024-accessibility").Components.Single(component => component.Purpose is null))
            .Without(varmland);
        rest.Rows.Count.ShouldBe(20);
        rest.Rows.ShouldAllBe(row => row.DifferenceFromPerCapita.Low <= 0 && row.DifferenceFromPerCapita.High >= 0);
        var expected = rest.PerInhabitant.Value * Data.Population("2023-12-31")[varmland];
        expected.ShouldBe(32.25e6, 0.05e6);
    }

    [Fact]
    public void Intervals_contain_whatever_the_unrounded_data_could_give()
    {
        var random = new Random(2024);
        var grant = Data.Grant("2024-accessibility");
        var published = Distribution.Of(grant);
        for (var round = 0; round < 300; round++)
        {
            var unrounded = Distribution.Of(
                grant.Allocations.Select(allocation =>
                    (allocation.Region, Quantity.Exactly(allocation.Amount.Kronor + random.NextInt64(-500_000, 500_001)))),
                grant.PopulationBasis!);
            foreach (var row in unrounded.Rows)
            {
                var bounds = published[row.Region];
                bounds.PerInhabitant.Interval.Contains(row.PerInhabitant.Value).ShouldBeTrue();
                bounds.ShareOfMoney.Interval.Contains(row.ShareOfMoney.Value).ShouldBeTrue();
                bounds.LocationQuotient.Interval.Contains(row.LocationQuotient.Value).ShouldBeTrue();
                bounds.DifferenceFromPerCapita.Interval.Contains(row.DifferenceFromPerCapita.Value).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Shares_sum_to_one_and_differences_to_nothing()
    {
        foreach (var grant in Data.RegionalGrants)
        {
            var rows = Distribution.Of(grant).Rows;
            rows.Sum(row => row.ShareOfMoney.Value).ShouldBe(1, 1e-12);
            rows.Sum(row => row.ShareOfPeople).ShouldBe(1, 1e-12);
            rows.Sum(row => row.DifferenceFromPerCapita.Value).ShouldBe(0, 1e-3);
        }
    }

    [Fact]
    public void A_national_total_has_no_distribution() =>
        Should.Throw<ArgumentException>(() => Of("2022-agreements")).Message.ShouldContain("national total only");

    [Fact]
    public void No_money_has_no_distribution()
    {
        var basis = Data.Population("2023-12-31");
        Should.Throw<ArgumentException>(() => Distribution.Of(Data.Regions.Select(region => (region, Quantity.Exactly(0))), basis));
    }

    private static Distribution Bup() =>
        Distribution.Of(Data.RegionalGrantsWithEarmark(Earmark.Bup)
            .Single().Components.Single(component => component.Purpose == Earmark.Bup));

    private static (double, double, double) Rounded(Quantity estimate) =>
        (Math.Round(estimate.Value, 1), Math.Round(estimate.Low, 1), Math.Round(estimate.High, 1));

    [Fact]
    public void A_distribution_keeps_its_intervals()
    {
        var bup = Distribution.Of(Data.Grant("2024-accessibility").Components.Single(component => component.Purpose == Earmark.Bup));
        var frame = bup.ToDataFrame();
        frame["money"].Sum().ShouldBe(343_000_000m);
        (frame["money_low"].Sum(), frame["money_high"].Sum()).ShouldBe((332_500_000m, 353_500_000m));
        var gotland = frame.Rows.Single(row => (string)row["region"] == "Gotland");
        ((double)gotland["per_inhabitant_low"]).ShouldBe(40.97, 0.01);
        ((double)gotland["per_inhabitant_high"]).ShouldBe(57.35, 0.01);
        foreach (var (row, expected) in frame.Rows.Zip(bup.Rows))
            ((double)row["location_quotient"], (double)row["difference_high"])
                .ShouldBe((expected.LocationQuotient.Value, expected.DifferenceFromPerCapita.High));
    }
}
