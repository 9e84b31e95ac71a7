namespace Funding.Analysis.Tests;

public class CounterfactualTests
{
    private static readonly Dataset Data = TestData.Real;
    private static readonly Distribution Performance = Distribution.Of(Data.RegionalGrantsOf(2021).Single());

    public static TheoryData<string> Grants => [.. Data.RegionalGrants.Select(grant => grant.Id)];

    [Theory]
    [MemberData(nameof(Grants))]
    public void Whatever_the_split_all_the_money_is_given_and_changes_cancel(string grant)
    {
        var distribution = Distribution.Of(Data.Grant(grant));
        foreach (var rows in new[]
        {
            Counterfactual.ByPopulation(distribution),
            Counterfactual.ByEqualShares(distribution),
            Counterfactual.ByPots(distribution, Rule()),
        })
        {
            rows.Sum(row => row.Instead.Value).ShouldBe(distribution.Total.Value, 0.01);
            rows.Sum(row => row.Change.Value).ShouldBe(0, 0.01);
            rows.ShouldAllBe(
                row => Math.Abs(row.ChangePerInhabitant.Value * row.Inhabitants - (row.Instead.Value - row.Actual.Value)) < 0.01);
        }
    }

    [Fact]
    public void By_population_the_change_is_what_the_region_differs_from_a_per_capita_split() =>
        Counterfactual.ByPopulation(Performance).Zip(Performance.Rows).ShouldAllBe(pair =>
            Math.Abs(pair.First.Change.Value + pair.Second.DifferenceFromPerCapita.Value) < 1e-3);

    [Fact]
    public void By_equal_shares_every_region_gets_a_twenty_first() =>
        Counterfactual.ByEqualShares(Performance).ShouldAllBe(row => Math.Abs(row.Instead.Value - 739_250_000 / 21.0) < 1e-6);

    [Fact]
    public void A_grant_split_by_its_own_pots_gets_its_own_rows_again() =>
        Counterfactual.ByPots(Performance, Rule()).ShouldAllBe(row => Math.Abs(row.Change.Value) < 1.5);

    [Fact]
    public void The_money_of_2022_by_the_rule_of_2021_leaves_Västra_Götaland_without()
    {
        var rows = Counterfactual.ByPots(Distribution.Of(Data.RegionalGrantsOf(2022).Single()), Rule());
        rows.Single(row => row.Region.Name == "Västra Götaland").Instead.Value.ShouldBe(0);
        // The population is the same, so the amounts are those of 2021, scaled.
        rows.Zip(Performance.Rows).ShouldAllBe(pair => Math.Abs(pair.First.Instead.Value - pair.Second.Money.Value * 1_997.5 / 739.25) < 5);
    }

    [Fact]
    public void Intervals_hold_every_change_that_unrounded_amounts_could_give()
    {
        var random = new Random(3);
        var grant = Data.Grant("2024-accessibility");
        var published = Distribution.Of(grant);
        var frames = new[] { Counterfactual.ByPopulation(published), Counterfactual.ByEqualShares(published) };
        for (var round = 0; round < 200; round++)
        {
            var unrounded = Distribution.Of(published.Rows.Select(row => (row.Region, Quantity.Exactly(
                random.Next(2) == 0 ? row.Money.Low : row.Money.High))), published.Basis);
            var samples = new[] { Counterfactual.ByPopulation(unrounded), Counterfactual.ByEqualShares(unrounded) };
            foreach (var (frame, sample) in frames.SelectMany((frame, i) => frame.Zip(samples[i])))
            {
                frame.Change.Interval.Contains(sample.Change.Value).ShouldBeTrue();
                frame.Instead.Interval.Contains(sample.Instead.Value).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Shares_that_do_not_match_the_rows_are_refused()
    {
        Should.Throw<ArgumentException>(() => Counterfactual.By(Performance, [1, 2]));
        Should.Throw<ArgumentException>(() => Counterfactual.By(Performance, [.. Enumerable.Repeat(0.0, 21)]));
    }

    [Fact]
    public void A_missed_requirement_costs_what_a_new_split_of_its_pot_would_have_given()
    {
        var rule = Rule();
        var cliffs = Cliff.Of(rule);
        cliffs.Count.ShouldBe(rule.Pots.Sum(pot => 21 - pot.Members.Count));
        foreach (var cliff in cliffs)
        {
            var people = cliff.Pot.Members.Append(cliff.Region).Select(region => rule.Basis[region]).ToList();
            var resplit = LargestRemainder.Split((long)Math.Round(cliff.Pot.Kronor.Value), people);
            cliff.Kronor.ShouldBe(resplit[^1], 1.5);
            cliff.PerInhabitant.ShouldBeLessThan(cliff.Pot.PerInhabitant);
        }

        // Västra Götaland missed all five.
        cliffs.Where(cliff => cliff.Region.Name == "Västra Götaland")
            .Select(cliff => cliff.Kronor)
            .ShouldBeInOrder(SortDirection.Descending);
        cliffs.Count(cliff => cliff.Region.Name == "Västra Götaland").ShouldBe(5);
    }

    private static PotRule Rule() => PotSearch.Find(Performance).Likeliest!;
}
