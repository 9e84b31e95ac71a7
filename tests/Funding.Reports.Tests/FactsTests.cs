namespace Funding.Reports.Tests;

/// <summary>What the reports say of the data as they are, beside the audited facts and sums of the tests' own.</summary>
public class FactsTests
{
    private static readonly Dataset Data = TestData.Real;
    private static readonly FundingPerInhabitant Funding = FundingPerInhabitant.Of(Data);
    private static readonly PerformanceAndPopulation Performance = PerformanceAndPopulation.Of(Data);
    private static readonly BupGrant Bup = BupEarmarks.Of(Data).Latest!;
    private static readonly Trust Trust = Trust.Of(Data);

    [Fact]
    public void The_grant_that_moved_most_is_that_of_2021_and_the_winners_are_the_audited_ones()
    {
        Funding.Focus.Label.ShouldBe("Performance 2021");
        Funding.Focus.WinnerNames.Select(region => region.Name).ShouldBe(["Stockholm", "Skåne"]);
        Plain($"{Funding.Focus.WinnersShare} {Funding.Focus.WinnersPeople} {Funding.Focus.Loss:M1}").ShouldBe("61.6 % 36.5 % 123.4 M kr");
        Funding.Focus.Nothing.Single().Name.ShouldBe("Västra Götaland");
        Funding.Levels.Count.ShouldBe(13);
        Funding.Even.Single().Label.ShouldBe("Backlog 2022");
    }

    [Fact]
    public void The_grants_together_add_each_grants_own_quotient()
    {
        foreach (var region in Data.Regions)
        {
            Funding.Together[region].Value.ShouldBe(
                Data.RegionalGrants.Sum(grant => (double)grant[region].Amount.Kronor / grant.PopulationBasis![region]), 1e-9, region.Name);
        }

        Funding.Together.MayBeFirst.ShouldBe("Gävleborg or Gotland");
        Funding.Together.MayBeLast.ShouldBe("Västra Götaland");
        Plain($"{Funding.Together.Highest:kr0} {Funding.Together.Lowest:kr0} {Funding.TogetherMean:kr0}")
            .ShouldBe("523 kr in Gävleborg 338 kr in Västra Götaland 414 kr");
        Plain($"{Funding.Together[Data.Region("Gotland")]:kr0~}").ShouldBe("512–530 kr");
    }

    [Fact]
    public void Each_grant_has_a_map_of_every_region_with_its_own_quotient_and_names_whose_outlines_they_are()
    {
        var maps = NationalPicture.Of(Data).Maps();
        // The scale and the map of all grants together come first.
        var drawings = Plain(maps.ToSvg()).Split("<svg").Skip(3).ToList();
        drawings.Count.ShouldBe(Data.RegionalGrants.Count);
        foreach (var (grant, drawing) in Data.RegionalGrants.Zip(drawings))
        {
            double PerInhabitant(Region region) => (double)grant[region].Amount.Kronor / grant.PopulationBasis![region];
            var mean = grant.Allocations.Sum(row => (double)row.Amount.Kronor)
                / grant.Allocations.Sum(row => grant.PopulationBasis![row.Region]);
            foreach (var region in Data.Regions)
            {
                var index = Math.Round(100 * PerInhabitant(region) / mean, MidpointRounding.AwayFromZero);
                drawing.ShouldContain($"data-of=\"{region.Name}\"");
                drawing.ShouldContain($"{region.Name}, {grant.Label}: {index} index, mean of the country = 100; "
                    + $"{Math.Round(PerInhabitant(region), 1, MidpointRounding.AwayFromZero):0.0} kr per inhabitant");
            }
        }
        maps.Caption.ToString()
            .ShouldEndWith("Outlines: Victor Cazanave, @svg-maps/sweden 1.0.1 (a map of MapSVG), simplified, CC BY 4.0.");
    }

    [Fact]
    public void Performance_is_counted_by_the_terms_and_in_effect()
    {
        Performance.Nominal.Value.ShouldBe((739.25 + 1547) / (739.25 + 1997.5 + 60.9 + 1547), 1e-12);
        Performance.Effective.Value.ShouldBe((739.25 + 343) / (739.25 + 1997.5 + 60.9 + 1547), 1e-12);
        Performance.ToTheKrona.Single().Label.ShouldBe("Backlog 2022");
        Performance.PlainRounding(Performance.ToTheKrona[0]).Missed.Single().Name.ShouldBe("Kalmar");
        Performance.PlainRounding(Performance.ToTheKrona[0]).SumOff.Value.ShouldBe(1);
    }

    [Fact]
    public void What_a_missed_requirement_cost_is_said_over_every_rule_that_fits()
    {
        var pots = Performance.Pots!;
        pots.Rules.Count.ShouldBe(2);
        Miss("Stockholm").ShouldBe("43.9–72.2 M kr");
        Plain($"{pots.Misses.Single(miss => miss.Region.Name == "Gotland").PerInhabitant:kr1~}").ShouldBe("40.9–67.3 kr");
        Plain($"{pots.LargestMiss:M1~} {pots.SteepestMiss:kr1~}").ShouldBe("68.1–72.2 M kr 50.7–67.3 kr");
        pots.LargestMissOf.Select(region => region.Name).ShouldBe(["Stockholm", "Västra Götaland"]);
        pots.SteepestMissOf.Select(region => region.Name).ShouldBe(["Gotland", "Jämtland Härjedalen"]);
        pots.SharesNone.Single().Name.ShouldBe("Västra Götaland");
        // By the other rule Gävleborg shares all five pots: by none of them do all rules agree.
        pots.SharesAll.ShouldBeEmpty();
        pots.Rules[1].Pots.ShouldAllBe(pot => pot.Has(Data.Region("Gävleborg")));
        pots.OffByAKrona.ShouldBe(5);
        pots.Common.Count.ShouldBe(3);

        string Miss(string region) => Plain($"{pots.Misses.Single(miss => miss.Region.Name == region).Kronor:M1~}");
    }

    [Fact]
    public void Who_may_be_first_for_bup_depends_on_the_population_and_the_shares_on_their_rounding()
    {
        Bup.Bup.MayBeFirst.ShouldBe("Dalarna or Gotland");
        Bup.MayBeFirst.ShouldBe("Dalarna, Gotland or Skåne");
        Bup.FirstByAnotherPopulation.Single().Name.ShouldBe("Skåne");
        Bup.MayBeLast.ShouldBe("Norrbotten or Värmland");
        Bup.Shares.MayBeFirst.ShouldBe("Dalarna, Skåne, Gotland or Blekinge");
        Bup.Shares.MayBeLast.ShouldBe("Norrbotten or Värmland");
        Bup.Odd.Single().Name.ShouldBe("Värmland");
        Bup.Regular.ShouldBe(20);
        Bup.Contradicted.ShouldBe(0);
    }

    [Fact]
    public void The_pots_that_come_to_the_national_bup_money_do_so_by_one_of_the_rules()
    {
        var guess = BupEarmarks.Of(Data).Guesses.Single();
        guess.National.Money.Value.ShouldBe(190e6);
        guess.Set.Count.ShouldBe(2);
        guess.Rules.ShouldBe(1);
    }

    [Fact]
    public void Amounts_without_a_split_leave_out_what_is_split_in_december_and_the_regions_own_money()
    {
        Trust.WithoutSplit.Count.ShouldBe(Data.NationalTotals.Count - 3);
        Trust.WithoutSplit.Select(total => total.Id).ShouldNotContain("2024-bup-december");
        Trust.WithoutSplit.Select(total => total.Id).ShouldNotContain("2022-equal-care-regions");
    }

    [Fact]
    public void A_statement_that_allows_almost_anything_is_said_to_weigh_little() =>
        Trust.Weak.Select(text => Plain(text.ToString())).ShouldBe(["“nära 2 miljarder kronor” allows 1 000–2 000 M kr"]);

    [Fact]
    public void A_coefficient_that_reads_the_same_is_not_set_beside_itself() =>
        Trust.WithoutOdd.Select(text => text.ToString()).ShouldBe(["0.153 instead of 0.166 for Accessibility 2024, BUP"]);

    [Fact]
    public void Every_source_that_a_page_draws_on_is_in_its_list()
    {
        $"{Funding.Sources}".ShouldContain("Konsumentprisindex");
        $"{BupEarmarks.Of(Data).Sources}".ShouldSatisfyAllConditions(
            list => list.ShouldContain("**SKR**"), list => list.ShouldContain("14 miljoner kronor till länet"),
            list => list.ShouldContain("Nära 60 miljoner"));
        Data.Sources.ShouldAllBe(source => $"{Trust.Sources}".Contains(source.Title) && $"{Trust.Sources}".Contains(source.Publisher));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
