using Funding.Analysis;

namespace Funding.Import.Tests;

/// <summary>A grant that leaves regions out: they are recorded as no part of it, never as 0, and never because a row was lost.</summary>
public class FewerRegionsTests
{
    private static readonly int[] Left = [4, 11, 20];

    private static IReadOnlyList<Region> Regions => Pages.Regions;

    private static string Names => string.Join(", ", Left.Select(i => Regions[i].Name));

    [Fact]
    public void Regions_that_are_named_as_left_out_are_not_part_and_nothing_else_is_lost()
    {
        var report = Pages.Read(Page(i => null), new() { NotPart = Names });

        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        ShouldLeaveOut(report);
        Pages.Explain(report).ShouldContain(
            $"18 of 21; not part: {Prose.List(Left.Select(i => Regions[i]).OrderBy(region => region.Code))}");
    }

    [Fact]
    public void Without_being_named_they_are_missing_and_the_refusal_says_how_to_name_them()
    {
        var report = Pages.Read(Page(i => null));

        report.Outcome.ShouldBe(ImportOutcome.Refused);
        Pages.Explain(report).ShouldContain("has no row for ");
        Pages.Explain(report).ShouldContain("give --not-part \"");
    }

    [Theory]
    [InlineData("–")]
    [InlineData("-")]
    [InlineData("—")]
    [InlineData("−")]
    [InlineData(" – ")]
    public void A_dash_for_an_amount_is_no_part_and_is_said(string dash)
    {
        var report = Pages.Read(Page(i => dash));

        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        ShouldLeaveOut(report);
        foreach (var i in Left) Pages.Explain(report).ShouldContain($"'{Regions[i].Name}' has a dash for an amount");
        var table = report.Files.Single(file => file.Key.StartsWith("tables/", StringComparison.Ordinal)).Value;
        System.Text.Encoding.UTF8.GetString(table).ShouldContain($"\n{Regions[4].Name},{dash.Trim()}\n");
    }

    [Fact]
    public void A_dash_that_the_total_contradicts_is_refused()
    {
        var report = Pages.Read(Page(i => "–").Replace(Pages.Spaced(Sum), Pages.Spaced(Pages.Total)));

        report.Outcome.ShouldBe(ImportOutcome.Refused);
        Pages.Explain(report).ShouldContain("too little");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("uppgift saknas")]
    public void A_cell_that_says_neither_is_refused(string cell) => Pages.Read(Page(i => cell)).Outcome.ShouldBe(ImportOutcome.Refused);

    [Fact]
    public void A_region_with_an_amount_cannot_be_left_out()
    {
        var report = Pages.Read(Page(i => null), new() { NotPart = Names + $", {Regions[0].Name}" });

        report.Outcome.ShouldBe(ImportOutcome.Refused);
        Pages.Explain(report).ShouldContain($"--not-part: '{Regions[0].Name}' has the amount");
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_no_region_left_out()
    {
        var page = Pages.Page("Region\tBelopp kr\n" + Pages.Rows(i =>
            $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i])}{(i == 4 ? "1)" : "")}"), "Medlen fördelas så här.");

        Pages.Explain(Pages.Read(page)).ShouldNotContain("--not-part");
        var report = Pages.Read(page, new() { NotPart = Regions[4].Name });
        report.Outcome.ShouldBe(ImportOutcome.Refused);
        Pages.Explain(report).ShouldContain("is no sign that the region is left out");
    }

    [Fact]
    public void A_name_that_no_region_has_is_refused() =>
        Pages.Explain(Pages.Read(Page(i => null), new() { NotPart = "Gottland" })).ShouldContain("no region is called 'Gottland'");

    [Fact]
    public void A_dash_in_the_column_of_an_earmark_is_nothing_of_it()
    {
        var report = Pages.Read(Pages.Page("Region\tBelopp kr\tVarav BUP kr\n" + Pages.Rows(i =>
            $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i])}\t{(i == 4 ? "–" : Pages.Spaced(Pages.Amounts[i] / 10))}")));

        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        report.Rows.Select(row => row.Earmark).ShouldBe(Pages.Amounts.Select((amount, i) => (long?)(i == 4 ? 0 : amount / 10)));
    }

    [Fact]
    public void A_printed_population_that_lacks_regions_is_not_recorded_as_one()
    {
        var part = Enumerable.Range(0, Regions.Count).Except(Left).ToList();
        var report = Pages.Read(
            Pages.Page("Region\tBefolkning\tBelopp kr\n" + string.Join('\n', part.Select(i =>
                $"{Regions[i].Name}\t{Pages.Spaced(Pages.People[i])}\t{Pages.Spaced(Pages.Amounts[i])}")),
                $"Fördelning av {Pages.Spaced(Sum)} kronor"),
            new() { NotPart = Names });

        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        Pages.Explain(report).ShouldContain("not recorded: it lacks regions");
        report.Files.ShouldNotContainKey("population.csv");
    }

    [Fact]
    public void A_correction_may_bring_a_region_that_was_left_out()
    {
        var first = Pages.Read(Page(i => "–"));
        var data = Pages.After(first);
        var corrected = Pages.Page("Region\tBelopp kr\n" + Pages.Rows(i => $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i])}"));

        Pages.Explain(new PageImport(data).Read(corrected)).ShouldContain($"{Regions[4].Name} not part →");
        var report = new PageImport(data).Read(corrected, new() { Replace = true });

        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var grant = Dataset.Read(Pages.After(report, data)).RegionalGrants.Single();
        grant.NotPart.ShouldBeEmpty();
        grant.Superseded.Count.ShouldBe(18);
    }

    private static long Sum => Pages.Amounts.Where((_, i) => !Left.Contains(i)).Sum();

    /// <summary>A table in which three regions have another cell, or no row at all where that is null.</summary>
    private static string Page(Func<int, string?> left) => Pages.Page(
        "Region\tBelopp kr\n" + string.Join('\n', Enumerable.Range(0, Regions.Count)
            .Select(i => (Region: Regions[i], Cell: Left.Contains(i) ? left(i) : Pages.Spaced(Pages.Amounts[i])))
            .Where(row => row.Cell is not null)
            .Select(row => $"{row.Region.Name}\t{row.Cell}")) + $"\nSumma\t{Pages.Spaced(Sum)}",
        $"Fördelning av {Pages.Spaced(Sum)} kronor");

    private static void ShouldLeaveOut(ImportReport report)
    {
        var grant = Dataset.Read(Pages.After(report)).RegionalGrants.Single();
        grant.NotPart.Select(region => region.Name).ShouldBe(Left.Select(i => Regions[i].Name), ignoreOrder: true);
        grant.Allocations.ShouldAllBe(row => row.Amount.Kronor == Pages.Amounts[Array.IndexOf(Regions.ToArray(), row.Region)]);
        grant.Allocations.Count.ShouldBe(18);
        grant.Find(Regions[4]).ShouldBeNull();
        var money = Distribution.Of(grant);
        money.Inhabitants.ShouldBe(grant.Allocations.Sum(row => grant.PopulationBasis![row.Region]));
        money.Rows.Sum(row => row.ShareOfMoney.Value).ShouldBe(1, 1e-12);
    }
}
