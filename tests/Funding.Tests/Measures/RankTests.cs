using Funding.Measures;

namespace Funding.Tests.Measures;

public class RankTests
{
    [Fact]
    public void Exact_values_have_one_place_each_and_equal_ones_share_theirs()
    {
        var ranks = Rank.Of([Estimate.Exactly(5), Estimate.Exactly(9), Estimate.Exactly(5)]);

        ranks.Select(rank => rank.ToString()).ShouldBe(["2–3", "1", "2–3"]);
    }

    [Fact]
    public void A_wide_interval_may_have_every_place() =>
        Rank.Of([new(3, new(0, 10)), Estimate.Exactly(2), Estimate.Exactly(4)])[0].ShouldBe(new Rank(1, 3));

    [Fact]
    public void Bounds_are_those_that_sampled_values_reach_and_never_exceed()
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 6).Select(_ =>
        {
            var low = random.NextDouble() * 10;
            return new Estimate(low + 1, new(low, low + 2));
        }).ToList();
        var ranks = Rank.Of(values);

        for (var i = 0; i < values.Count; i++)
        {
            for (var round = 0; round < 500; round++)
            {
                var drawn = values.Select(value => value.Low + random.NextDouble() * value.Interval.Width).ToList();
                var place = 1 + drawn.Count(other => other > drawn[i]);
                place.ShouldBeInRange(ranks[i].Best, ranks[i].Worst);
            }

            var best = 1 + values.Where((_, other) => other != i).Count(other => other.Low > values[i].High);
            ranks[i].Best.ShouldBe(best);
        }
    }

    [Fact]
    public void One_of_two_regions_got_most_bup_money_per_inhabitant_and_one_of_two_least()
    {
        var rows = Distribution.Of(TestData.Real.RegionalGrantsWithEarmark(Earmark.Bup).Single().Components.Single(component => component.Purpose is not null)).Rows;
        var ranks = Rank.Of([.. rows.Select(row => row.PerInhabitant)]);

        rows.Where((_, index) => ranks[index].Best == 1).Select(row => row.Region.Name).ShouldBe(["Gotland", "Dalarna"]);
        rows.Where((_, index) => ranks[index].Worst == rows.Count).Select(row => row.Region.Name).ShouldBe(["Värmland", "Norrbotten"]);
    }
}
