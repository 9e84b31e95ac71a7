namespace Funding.Analysis.Tests;

public class PotSearchTests
{
    private static readonly Dataset Data = TestData.Real;
    private static readonly Grant Performance = Data.RegionalGrantsOf(2021).Single();

    [Fact]
    public void The_pots_of_2021_are_found_from_the_published_rows_alone()
    {
        var result = PotSearch.Find(Distribution.Of(Performance));
        result.PotsTried.ShouldBe(5);
        result.DistinctRates.ShouldBe(12);
        result.IsExhaustive.ShouldBeTrue();
        result.ExpectedByChance.ShouldBeLessThan(1e-9);

        var rule = result.Likeliest.ShouldNotBeNull();
        rule.LargestResidual.ShouldBeLessThan(0.6);
        Members(rule).ShouldBe(Reconstruction(), ignoreOrder: true);
        rule.Pots.Select(pot => Math.Round(pot.Kronor.Value / 1e6, 2)).ShouldBe([274.63, 137.31, 137.31, 126.67, 63.33]);
        rule.Pots.Select(pot => pot.RoundKronor).ShouldBe([274_630_000, 137_310_000, 137_310_000, null, null]);
        foreach (var (pot, kronor) in rule.Pots.Zip([274_630_000, 137_310_000, 137_310_000, 380_000_000 / 3.0, 190_000_000 / 3.0]))
            pot.Kronor.Interval.Contains(kronor).ShouldBeTrue();
    }

    [Fact]
    public void Two_of_the_pots_of_2021_come_to_the_bup_money_of_that_year_and_no_others_do()
    {
        var rule = PotSearch.Find(Distribution.Of(Performance)).Likeliest.ShouldNotBeNull();
        rule.SetsWorth(190_000_000).ShouldHaveSingleItem().ShouldBe(rule.Pots.TakeLast(2));
        rule.SetsWorth(190_100_000).ShouldBeEmpty();
    }

    [Fact]
    public void Two_pots_of_2021_have_no_member_in_common_so_that_a_second_rule_fits_and_it_is_said()
    {
        var result = PotSearch.Find(Distribution.Of(Performance));
        result.Outcome.ShouldBe(PotOutcome.NotUnique);
        result.Rule.ShouldBeNull();
        result.Rules.Count.ShouldBe(2);
        result.Explanation.ShouldContain("2 rules of 5 pots fit");

        var other = result.Rules.Single(rule => rule != result.Likeliest);
        other.LargestResidual.ShouldBe(result.Likeliest!.LargestResidual, 1e-3);
        var changed = Members(other).Except(Reconstruction()).ShouldHaveSingleItem();
        var union = result.Likeliest.Pots.Where(
            pot => !Members(other).Contains(Key(pot.Members)) || pot.MembersInhabitants < 2e6 && pot.Members.Count == 3);
        Key([.. Performance.Allocations.Select(allocation => allocation.Region).Where(region => union.Any(pot => pot.Has(region)))])
            .ShouldBe(changed);
    }

    [Theory]
    [InlineData("2020-12-31")]
    [InlineData("2021-12-31")]
    [InlineData("2023-12-31")]
    public void With_another_population_no_five_pots_give_the_rows_of_2021(string basis)
    {
        var result = PotSearch.Find(Distribution.Of(Performance, Data.Population(basis)));
        result.Outcome.ShouldBe(PotOutcome.NotFound);
        result.IsExhaustive.ShouldBeTrue();
    }

    [Fact]
    public void The_rule_of_a_made_up_grant_is_found_or_said_to_be_open_but_never_wrong()
    {
        var real = Performance.PopulationBasis!.Regions.Select(region => region.Inhabitants).ToList();
        var (found, plain, simpler) = (0, 0, 0);
        foreach (var grant in SyntheticGrant.Many(seed: 20211222, count: 200, real))
        {
            var result = PotSearch.Find(grant.Distribution);
            var about = $"{grant.Degeneracy}; {grant.Pots.Count} pots; {result.Explanation}";
            if (grant.Degeneracy == "none" && grant.IsWithinTolerance && grant.Pots.Count > 2) plain++;
            if (grant.IsWithinTolerance && result.IsExhaustive) result.Outcome.ShouldNotBe(PotOutcome.NotFound, about);
            if (result.Rule is not { } rule) continue;

            if (grant.RatesCollide && rule.Pots.Count < grant.Pots.Count)
            {
                // Fewer pots give the same kronor: the amounts hold no trace of the others.
                rule.LargestResidual.ShouldBeLessThanOrEqualTo(result.Tolerance, about);
                simpler++;
                continue;
            }

            Members(rule).ShouldBe(grant.Pots.Select(pot => pot.Members), ignoreOrder: true, about);
            if (!grant.IsWithinTolerance) continue;
            foreach (var pot in rule.Pots)
                pot.Kronor.Interval.Contains(grant.Pots.Single(made => made.Members == Key(pot.Members)).Kronor).ShouldBeTrue(about);
            if (grant.Degeneracy == "none" && grant.Pots.Count > 2) found++;
        }

        found.ShouldBeGreaterThan(plain * 3 / 5, $"{found} of {plain} plain rules found, {simpler} by a simpler one");
        simpler.ShouldBeLessThan(10);

        string Key(IReadOnlyList<Region> members) => SyntheticGrant.Key(Made.Regions(21).Select(members.Contains));
        List<string> Members(PotRule rule) => [.. rule.Pots.Select(pot => Key(pot.Members))];
    }

    [Fact]
    public void The_search_counts_the_same_rules_as_trying_every_membership_of_every_region()
    {
        var random = new Random(5);
        for (var round = 0; round < 60; round++)
        {
            var inhabitants = Enumerable.Range(0, 5).Select(_ => random.NextInt64(40_000, 900_000)).ToList();
            double[] rates = [random.Next(5, 60), random.Next(5, 60)];
            var money = inhabitants.ConvertAll(
                people => Math.Round(people * random.Next(4) switch { 0 => rates[0], 1 => rates[1], 2 => rates.Sum(), _ => 3.0 }));
            var distribution = Made.Distribution(money, inhabitants);
            var result = PotSearch.Find(distribution, new() { MostPots = 2, MostRules = 10_000 });
            foreach (var pots in Enumerable.Range(1, result.PotsTried))
                Brute(distribution, pots).ShouldBe(pots < result.PotsTried ? 0 : result.Rules.Count, $"{pots} pots: {result.Explanation}");
        }
    }

    [Fact]
    public void One_pot_is_unique_and_two_without_a_common_member_are_not()
    {
        long[] people = [100_000, 250_000, 70_000, 400_000, 90_000];
        var one = PotSearch.Find(Made.Distribution([5_000_000, 12_500_000, 0, 20_000_000, 0.0], people));
        one.Outcome.ShouldBe(PotOutcome.Unique);
        one.Rule!.Pots.ShouldHaveSingleItem().Members.Select(region => region.Code).ShouldBe(["01", "02", "04"]);
        one.Rule.Shares.ShouldBe([5 / 37.5, 12.5 / 37.5, 0, 20 / 37.5, 0], 1e-6);

        var two = PotSearch.Find(Made.Distribution([5_000_000, 12_500_000, 4_900_000, 28_000_000, 0.0], people));
        two.Outcome.ShouldBe(PotOutcome.NotUnique);
        two.Rules.Count.ShouldBe(2);
    }

    [Fact]
    public void A_search_cut_short_claims_nothing()
    {
        var result = PotSearch.Find(Distribution.Of(Performance), new() { MostSteps = 1_000 });
        result.IsExhaustive.ShouldBeFalse();
        result.Likeliest.ShouldBeNull();
        result.Explanation.ShouldContain("there may be one");
    }

    [Fact]
    public void Absurd_limits_are_refused()
    {
        foreach (var options in new PotSearchOptions[] { new() { MostPots = 0 }, new() { MostPots = 9 }, new() { Tolerance = 0 } })
            Should.Throw<ArgumentOutOfRangeException>(() => PotSearch.Find(Distribution.Of(Performance), options));
    }

    private static List<string> Members(PotRule rule) => [.. rule.Pots.Select(pot => Key(pot.Members))];

    private static string Key(IReadOnlyList<Region> members) => SyntheticGrant.Key(Data.Regions.Select(members.Contains));

    /// <summary>The five sets of members of the audited reconstruction, an oracle that the library never sees.</summary>
    private static List<string> Reconstruction()
    {
        var rows = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "pots-2021.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToList();
        rows.Select(row => row[0]).ShouldBe(Data.Regions.Select(region => region.Code));
        return [.. Enumerable.Range(1, 5).Select(pot => SyntheticGrant.Key(rows.Select(row => row[pot] == "1")))];
    }

    /// <summary>Every assignment of regions to pots that fits, counted up to the order of the pots.</summary>
    private static int Brute(Distribution distribution, int pots)
    {
        var rows = distribution.Rows.Select((row, i) => new RateRow(i, row.Inhabitants, row.Money.Value, 1)).ToList();
        var fitting = new HashSet<string>();
        for (var code = 0; code < 1 << (pots * rows.Count); code++)
        {
            var patterns = rows.ConvertAll(row => code >> (row.Index * pots) & ((1 << pots) - 1));
            if (rows.Exists(row => row.Money == 0 != (patterns[row.Index] == 0))) continue;
            var columns = Enumerable.Range(0, pots)
                .Select(pot => SyntheticGrant.Key(patterns.Select(pattern => (pattern >> pot & 1) == 1)))
                .ToList();
            if (columns.Distinct().Count() < pots || columns.Exists(column => !column.Contains('1'))) continue;
            if (MinimaxFit.Of(rows, patterns, pots, polish: false).IsWithinTolerance) fitting.Add(string.Join(' ', columns.Order()));
        }

        return fitting.Count;
    }
}
