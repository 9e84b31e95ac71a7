namespace Funding.Import.Tests;

public class ReplaceTests
{
    private static readonly ImportReport First = Pages.Read(Pages.TwoColumns);
    private static readonly Func<string, byte[]?> Before = Pages.After(First);
    private static readonly string Corrected = Pages.TwoColumns
        .Replace(Pages.Spaced(Pages.Amounts[3]), Pages.Spaced(Pages.Amounts[3] - 5))
            .Replace(Pages.Spaced(Pages.Amounts[4]), Pages.Spaced(Pages.Amounts[4] + 5));

    [Fact]
    public void The_same_page_twice_changes_nothing()
    {
        var again = new PageImport(Before).Read(Pages.TwoColumns);
        again.Outcome.ShouldBe(ImportOutcome.Unchanged, Pages.Explain(again));
        again.Files.ShouldBeEmpty();
    }

    [Fact]
    public void Other_figures_for_a_grant_that_is_there_need_to_be_asked_for()
    {
        var report = new PageImport(Before).Read(Corrected);
        report.Outcome.ShouldBe(ImportOutcome.Refused);
        report.Advice.ShouldContain(sentence => sentence.Contains("--replace"));
    }

    [Fact]
    public void A_correction_keeps_the_old_figures_on_record()
    {
        var report = new PageImport(Before).Read(Corrected, new() { Replace = true });
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var after = Pages.After(report, Before);
        var grant = Dataset.Read(after).RegionalGrants.ShouldHaveSingleItem();
        grant[Pages.Regions[3]].Amount.Kronor.ShouldBe(Pages.Amounts[3] - 5);
        grant.Superseded.Count.ShouldBe(21);
        grant.Superseded.First(old => old.Region == Pages.Regions[3]).Amount.Kronor.ShouldBe(Pages.Amounts[3]);

        var back = new PageImport(after).Read(Pages.TwoColumns, new() { Replace = true });
        Dataset.Read(Pages.After(back, after)).RegionalGrants[0].Superseded.Select(old => old.Revision).Distinct().ShouldBe([2, 1]);
    }

    [Fact]
    public void A_correction_under_another_headline_brings_its_own_date_and_source()
    {
        var page = Corrected.Replace("Nya pengar för att korta köerna", "Rättelse: nya pengar för att korta köerna")
            .Replace("14 mars 2025", "2 april 2025");
        var report = new PageImport(Before).Read(page, new() { Replace = true });
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var data = Dataset.Read(Pages.After(report, Before));
        var (grant, first) = (data.RegionalGrants.ShouldHaveSingleItem(), Dataset.Read(Before).RegionalGrants.Single());
        (grant.Id, grant.Title, grant.Date).ShouldBe((first.Id, first.Title, "2025-04-02"));
        (grant.Source.Title, grant.Source.Published).ShouldBe(
            ("Rättelse: nya pengar för att korta köerna till specialistvården", "2025-04-02"));
        data.Sources.ShouldContain(source => source.Id == first.Source.Id && source.Published == "2025-03-14");
        grant.PopulationBasis!.Source.ShouldBe(grant.Source);
        new PageImport(Pages.After(report, Before)).Read(page).Outcome.ShouldBe(ImportOutcome.Unchanged);
    }

    [Fact]
    public void Rows_of_other_grants_keep_their_bytes()
    {
        var report = new PageImport(TestData.Read).Read(Pages.WithEarmark);
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        foreach (var name in (string[])["allocations.csv", "grants.csv", "components.csv", "sources.csv"])
            Pages.File(report, name).Split('\n').ShouldBe(
                TestData.Text(name).Split('\n').Concat(Pages.File(report, name).Split('\n').Except(TestData.Text(name).Split('\n'))),
                ignoreOrder: true,
                name);
        Dataset.Read(Pages.After(report, TestData.Read)).RegionalGrants.Count.ShouldBe(5);
    }
}
