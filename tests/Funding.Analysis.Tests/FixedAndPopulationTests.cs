namespace Funding.Analysis.Tests;

public class FixedAndPopulationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public void A_fixed_part_and_a_rate_are_found_within_the_rounding_whatever_the_population(long unit)
    {
        var random = new Random(1936);
        for (var round = 0; round < 100; round++)
        {
            var people = Enumerable.Range(0, 21).Select(_ => random.NextInt64(50_000, 2_500_000)).ToList();
            var (each, rate) = (random.NextInt64(3_000_000, 20_000_000), random.NextDouble() * 200 + 20);
            var money = people.Select(inhabitants =>
                new Amount((long)Math.Round((each + rate * inhabitants) / unit) * unit, unit).Quantity).ToList();
            var distribution = Made.Distribution(money, people);

            var found = FixedAndPopulation.Find(distribution).ShouldNotBeNull();
            found.PerRegion.Interval.Contains(each).ShouldBeTrue();
            found.Rate.Interval.Contains(rate).ShouldBeTrue();
            if (unit == 1) RuleDetection.Detect(distribution).Kind.ShouldBe(RuleKind.FixedAndPopulation);
        }
    }

    [Theory]
    [InlineData("2021-performance")]
    [InlineData("2022-backlog")]
    [InlineData("2023-free-capacity")]
    [InlineData("2024-accessibility")]
    public void No_published_grant_is_taken_for_one(string grant) =>
        FixedAndPopulation.Find(Funding.Analysis.Distribution.Of(TestData.Real.Grant(grant))).ShouldBeNull();
}
