namespace Funding.Analysis.Tests;

public class LargestRemainderTests
{
    [Fact]
    public void It_reproduces_all_21_rows_of_2022_to_the_krona()
    {
        var grant = TestData.Real.RegionalGrantsOf(2022).Single();
        LargestRemainder.Split(1_997_500_000, Populations(grant))
            .ShouldBe(grant.Allocations.Select(allocation => allocation.Amount.Kronor));
    }

    [Fact]
    public void Plain_rounding_misses_Kalmar_and_the_sum_by_one_krona()
    {
        var grant = TestData.Real.RegionalGrantsOf(2022).Single();
        var weights = Populations(grant);
        var rounded = weights.Select(weight => (long)Math.Round(1_997_500_000m * weight / weights.Sum())).ToList();
        var misses = grant.Allocations.Where((allocation, i) => allocation.Amount.Kronor != rounded[i]).ToList();
        misses.ShouldHaveSingleItem().Region.Name.ShouldBe("Kalmar");
        Math.Abs(rounded.Sum() - 1_997_500_000).ShouldBe(1);
    }

    [Fact]
    public void Shares_sum_exactly_and_stay_within_one_of_their_quota()
    {
        var random = new Random(20220121);
        for (var round = 0; round < 2_000; round++)
        {
            var weights = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.NextInt64(0, 3_000_000)).Append(1).ToList();
            var total = random.NextInt64(0, 10_000_000_000);
            var shares = LargestRemainder.Split(total, weights);
            shares.Sum().ShouldBe(total);
            for (var i = 0; i < weights.Count; i++)
            {
                var quota = (decimal)total * weights[i] / weights.Sum();
                shares[i].ShouldBeInRange((long)decimal.Floor(quota), (long)decimal.Ceiling(quota));
            }
        }
    }

    [Fact]
    public void A_larger_weight_never_gets_less()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var weights = Enumerable.Range(0, 21).Select(_ => random.NextInt64(0, 50)).Append(1).ToList();
            var shares = LargestRemainder.Split(random.NextInt64(0, 400), weights);
            for (var i = 0; i < weights.Count; i++)
                for (var j = 0; j < weights.Count; j++)
                    if (weights[i] > weights[j]) shares[i].ShouldBeGreaterThanOrEqualTo(shares[j]);
        }
    }

    [Fact]
    public void Ties_go_to_the_earlier_share() => LargestRemainder.Split(5, [1, 1, 1]).ShouldBe([2L, 2, 1]);

    [Fact]
    public void The_largest_numbers_do_not_overflow() =>
        LargestRemainder.Split(long.MaxValue, [long.MaxValue, long.MaxValue]).Sum(share => (decimal)share).ShouldBe(long.MaxValue);

    [Fact]
    public void What_cannot_be_split_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => LargestRemainder.Split(-1, [1]));
        Should.Throw<ArgumentOutOfRangeException>(() => LargestRemainder.Split(1, [1, -1]));
        Should.Throw<ArgumentException>(() => LargestRemainder.Split(1, [0, 0]));
        Should.Throw<ArgumentException>(() => LargestRemainder.Split(1, []));
    }

    private static List<long> Populations(Grant grant) =>
        [.. grant.Allocations.Select(allocation => grant.PopulationBasis![allocation.Region])];
}
