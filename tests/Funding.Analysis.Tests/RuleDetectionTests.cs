namespace Funding.Analysis.Tests;

public class RuleDetectionTests
{
    private static readonly Dataset Data = TestData.Real;

    [Theory]
    [InlineData("2021-performance/performance", RuleKind.PotsNotUnique)]
    [InlineData("2022-backlog/population", RuleKind.PopulationLargestRemainder)]
    [InlineData("2023-free-capacity/equal", RuleKind.Equal)]
    [InlineData("2024-accessibility/other", RuleKind.PopulationWithExceptions)]
    [InlineData("2024-accessibility/bup", RuleKind.Unknown)]
    public void Each_component_has_the_rule_that_its_rows_show(string component, RuleKind kind) =>
        Detect(component).Kind.ShouldBe(kind);

    [Fact]
    public void Värmland_breaks_the_rule_of_2024_and_no_other_region_does()
    {
        var rule = Detect("2024-accessibility/other");
        var breaking = rule.Breaking.ShouldHaveSingleItem();
        breaking.Region.Name.ShouldBe("Värmland");
        breaking.Expected.Value.ShouldBe(32.2e6, 0.05e6);
        breaking.Excess.Low.ShouldBeGreaterThan(2.5e6);
        rule.Proportionality.IsUnique.ShouldBeTrue();
        rule.Explanation.ShouldContain("Värmland (36");
    }

    [Fact]
    public void A_region_whose_money_moves_to_another_makes_both_break_the_rule()
    {
        var component = Component("2024-accessibility/other");
        var moved = Distribution.Of(Distribution.Of(component).Rows.Select(row => (row.Region, row.Region.Name switch
        {
            "Uppsala" => row.Money + Quantity.Exactly(6e6),
            "Kalmar" => row.Money - Quantity.Exactly(6e6),
            _ => row.Money,
        })), Distribution.Of(component).Basis);
        RuleDetection.Detect(moved).Breaking.Select(row => row.Region.Name).ShouldBe(["Uppsala", "Kalmar", "Värmland"]);
    }

    [Fact]
    public void The_largest_set_of_consistent_rows_is_that_of_trying_all_sets()
    {
        var random = new Random(1984);
        for (var round = 0; round < 300; round++)
        {
            var money = Enumerable.Range(0, 7).Select(_ => new Amount(random.Next(1, 40), 2 * random.Next(0, 4)).Quantity).ToList();
            var distribution = Made.Distribution(money, [.. Enumerable.Range(0, 7).Select(_ => random.NextInt64(1, 6))]);
            var found = Proportionality.Of(distribution);
            var largest = Enumerable.Range(1, 127)
                .Select(set => distribution.Rows.Where((_, i) => (set >> i & 1) == 1).ToList())
                .Where(HaveOneRate)
                .ToList();
            found.Consistent.Count.ShouldBe(largest.Max(set => set.Count));
            found.IsUnique.ShouldBe(largest.Count(set => set.Count == found.Consistent.Count) == 1);
            found.Breaking.ShouldAllBe(row => !row.Excess.Interval.Contains(0) || row.Money.IsExact);
        }

        static bool HaveOneRate(List<DistributionRow> rows) =>
            rows.Max(row => (row.Money.IsExact ? row.Money.Value - 1 : row.Money.Low) / row.Inhabitants)
            <= rows.Min(row => (row.Money.IsExact ? row.Money.Value + 1 : row.Money.High) / row.Inhabitants);
    }

    [Fact]
    public void Money_split_by_a_simple_rule_is_recognised_whatever_the_population()
    {
        var random = new Random(1792);
        for (var round = 0; round < 100; round++)
        {
            var people = Enumerable.Range(0, 21).Select(_ => random.NextInt64(50_000, 2_500_000)).ToList();
            var total = random.NextInt64(50_000_000, 3_000_000_000);
            Kind(LargestRemainder.Split(total, people)).ShouldBe(RuleKind.PopulationLargestRemainder);
            Kind(LargestRemainder.Split(total, [.. people.Select(_ => 1L)])).ShouldBe(RuleKind.Equal);
            var rate = total / 1e7;
            Kind([.. people.Select(inhabitants => (long)Math.Round(inhabitants * rate))])
                .ShouldBeOneOf(RuleKind.PopulationRounded, RuleKind.PopulationLargestRemainder);

            RuleKind Kind(IEnumerable<long> money) =>
                RuleDetection.Detect(Made.Distribution([.. money.Select(kronor => (double)kronor)], people)).Kind;
        }
    }

    [Fact]
    public void Amounts_without_any_rule_get_none()
    {
        var random = new Random(42);
        for (var round = 0; round < 20; round++)
        {
            var distribution = Made.Distribution(
                [.. Enumerable.Range(0, 21).Select(_ => (double)random.Next(1_000_000, 300_000_000))],
                [.. Enumerable.Range(0, 21).Select(_ => random.NextInt64(50_000, 2_500_000))]);
            RuleDetection.Detect(distribution).Kind.ShouldBe(RuleKind.Unknown);
        }
    }

    private static DetectedRule Detect(string component) => RuleDetection.Detect(Distribution.Of(Component(component)));

    private static Component Component(string name) =>
        Data.RegionalGrants.SelectMany(grant => grant.Components).Single(component => component.ToString() == name);
}
