namespace Funding.Analysis.Tests;

public class PrincipleSplitTests
{
    private static readonly Dataset Data = TestData.Real;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Money_by_principle_is_the_direct_sum_of_the_components(bool effective)
    {
        foreach (var share in PrincipleSplit.ByRegion(Data.RegionalGrants, effective))
        {
            var money = 0L;
            foreach (var allocation in Data.Allocations.Where(allocation => allocation.Region == share.Region))
            {
                var earmark = allocation.Earmark?.Amount.Kronor ?? 0;
                foreach (var component in allocation.Grant.Components)
                    if ((effective ? component.Effective : component.Nominal) == share.Principle)
                        money += component.Purpose is null ? allocation.Amount.Kronor - earmark : earmark;
            }

            share.Money.Value.ShouldBe(money);
            share.Share.Value.ShouldBe(money / Data.Allocations.Where(allocation => allocation.Region == share.Region)
                .Sum(allocation => (double)allocation.Amount.Kronor), 1e-12);
        }
    }

    [Fact]
    public void Nominally_all_of_2024_is_by_performance_and_in_effect_only_its_earmark()
    {
        Performance(false).ShouldBe(2_286_250_000);
        Performance(true).ShouldBe(1_082_250_000);

        static double Performance(bool effective) =>
            PrincipleSplit.Total(Data.RegionalGrants, effective).Single(share => share.Principle == Principle.Performance).Money.Value;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shares_of_a_region_sum_to_one_and_lie_in_their_intervals(bool effective)
    {
        var shares = PrincipleSplit.ByRegion(Data.RegionalGrants, effective);
        shares.Count.ShouldBe(21 * PrincipleWords.All.Count);
        foreach (var region in shares.GroupBy(share => share.Region))
        {
            region.Sum(share => share.Share.Value).ShouldBe(1, 1e-12);
            region.ShouldAllBe(
                share => share.Share.Interval.Contains(share.Share.Value) && share.Money.Interval.Contains(share.Money.Value));
        }
    }

    [Fact]
    public void The_principles_in_use_are_those_of_the_terms_and_those_in_effect()
    {
        PrincipleSplit.Used(Data.RegionalGrants).ShouldBe([Principle.Population, Principle.Performance, Principle.Equal]);
        PrincipleSplit.Used([Data.Grant("2024-accessibility")]).ShouldBe([Principle.Population, Principle.Performance]);
    }

    [Fact]
    public void A_whole_amount_is_not_made_less_certain_by_taking_it_apart()
    {
        var nominal = PrincipleSplit.ByRegion([Data.Grant("2024-accessibility")], effective: false);
        nominal.Where(share => share.Principle == Principle.Performance)
            .ShouldAllBe(share => share.Money.Interval.Width == 1e6 && share.Share.Interval == Interval.Exactly(1));
    }

    [Fact]
    public void Money_that_would_count_twice_or_has_no_rows_is_refused()
    {
        Should.Throw<OverlappingGrantsException>(() => PrincipleSplit.Total([Data.Grant("2022-backlog"), Data.Grant("2022-frame")], true));
        Should.Throw<ArgumentException>(() => PrincipleSplit.Total([Data.Grant("2022-frame")], true)).Message.ShouldContain(
            "national total only");
        Should.Throw<ArgumentException>(() => PrincipleSplit.Total([], true));
    }
}
