namespace Funding.Analysis.Tests;

public class RankingTests
{
    private static readonly Dataset Data = TestData.Real;

    [Fact]
    public void Bup_money_of_2024_has_two_possible_first_and_two_possible_last_regions()
    {
        var component = Data.Grant("2024-accessibility").Components.Single(component => component.Purpose == Earmark.Bup);
        var ranks = Ranking.PerInhabitant(Distribution.Of(component));
        ranks.Where(rank => rank.First == 1).Select(rank => rank.Region.Name).Order().ShouldBe(["Dalarna", "Gotland"]);
        ranks.Where(rank => rank.Last == 21).Select(rank => rank.Region.Name).Order().ShouldBe(["Norrbotten", "Värmland"]);
    }

    [Fact]
    public void A_wide_interval_may_have_every_rank()
    {
        var regions = Made.Regions(3);
        var ranks = Ranking.Of([(regions[0], new(3, new(0, 10))), (regions[1], Quantity.Exactly(2)), (regions[2], Quantity.Exactly(4))]);
        ranks.Single(rank => rank.Region == regions[0]).ToString().ShouldBe("1–3");
        ranks.Single(rank => rank.Region == regions[1]).ToString().ShouldBe("2–3");
    }

    [Fact]
    public void Where_all_get_one_rate_no_region_has_a_rank() =>
        Ranking.PerInhabitant(Distribution.Of(Data.Grant("2022-backlog"))).ShouldAllBe(rank => rank.First == 1 && rank.Last == 21);

    [Fact]
    public void In_2021_Västra_Götaland_is_last_and_regions_of_one_rate_share_their_ranks()
    {
        var ranks = Ranking.PerInhabitant(Distribution.Of(Data.Grant("2021-performance")));
        ranks[^1].ToString().ShouldBe("21");
        ranks.Where(rank => rank.First == 2).ShouldAllBe(rank => rank.Last == 2 + ranks.Count(other => other.First == 2) - 1);
    }

    [Fact]
    public void The_regions_that_may_be_first_or_last_are_named_unless_all_may()
    {
        var regions = TestData.Real.Regions;
        var ranks = Ranking.Of([(regions[0], Quantity.Exactly(1)), (regions[1], new(5, new(4, 6))), (regions[2], new(5.5, new(5, 6)))]);

        Ranking.PossiblyFirst(ranks).ShouldBe($"{regions[2]} or {regions[1]}");
        Ranking.PossiblyLast(ranks).ShouldBe($"{regions[0]}");
        Ranking.PossiblyLast(Ranking.Of(regions.Select(region => (region, new Quantity(1, new(0, 2)))))).ShouldBe("any region");
    }

    [Fact]
    public void Every_rank_that_some_unrounded_amounts_give_is_among_the_possible_ones_and_both_ends_are_reached()
    {
        var random = new Random(21);
        var regions = Made.Regions(4);
        for (var round = 0; round < 40; round++)
        {
            var values = regions.Select(region => (region, new Amount(random.Next(1, 9), 2 * random.Next(0, 3)).Quantity)).ToList();
            var ranks = Ranking.Of(values);
            var seen = regions.ToDictionary(region => region, _ => new SortedSet<int>());
            for (var sample = 0; sample < 4_000; sample++)
            {
                // Ends are drawn often, ties broken at random: the last ranks are reached only there.
                var drawn = values.ConvertAll(item => (item.region, Value: random.Next(4) switch
                {
                    0 => item.Quantity.Low,
                    1 => item.Quantity.High,
                    _ => item.Quantity.Low + random.NextDouble() * item.Quantity.Interval.Width,
                }, Tie: random.Next()));
                var order = drawn.OrderByDescending(item => item.Value).ThenBy(item => item.Tie).Select(item => item.region).ToList();
                for (var i = 0; i < order.Count; i++) seen[order[i]].Add(i + 1);
            }

            foreach (var rank in ranks)
                seen[rank.Region].ShouldBe(Enumerable.Range(rank.First, rank.Last - rank.First + 1), $"{rank.Region}: {rank}");
        }
    }
}
