namespace Funding.Import.Tests;

public class RefusalTests
{
    [Fact]
    public void A_table_of_municipalities_is_refused_with_that_word()
    {
        string[] names = ["Ale", "Dals-Ed", "Upplands Väsby", "Stockholm", "Uppsala", "Gotland", "Örebro", "Lilla Edet"];
        var rows = Enumerable.Range(0, 290).Select(i => $"{names[i % names.Length]}\t{i + 1} {(i * 37) % 900 + 100} 000");
        var report = Pages.Read(Pages.Page(string.Join('\n', rows)));
        report.Outcome.ShouldBe(ImportOutcome.Refused);
        Pages.Explain(report).ShouldContain("one of municipalities");
    }

    private static IReadOnlyList<Region> Regions => Pages.Regions;

    [Fact]
    public void A_missing_region_is_named() =>
        Reason(Pages.TwoColumns.Replace("\nKalmar ", "\nKalmer ")).ShouldContain("Kalmar");

    [Fact]
    public void A_table_that_was_cut_off_names_what_is_lost()
    {
        var cut = Pages.NamesAndValues.IndexOf("Region Västerbotten", StringComparison.Ordinal);
        var reason = Reason(Pages.NamesAndValues[..cut]);
        foreach (var name in (string[])["Västerbotten", "Örebro", "Östergötland"]) reason.ShouldContain(name);
    }

    [Fact]
    public void A_region_that_occurs_twice_is_named_with_its_lines() =>
        Reason(Pages.TwoColumns.Replace("Uppsala", "Region Skåne")).ShouldContain("Skåne occurs two times");

    [Fact]
    public void Rows_that_contradict_the_sum_are_refused_with_the_difference() =>
        Reason(Pages.NamesAndValues.Replace(Pages.Spaced(Pages.Amounts[3]), Pages.Spaced(Pages.Amounts[3] + 7)))
            .ShouldContain("7\u00A0kr too much");

    [Fact]
    public void A_header_with_the_wrong_unit_is_noticed() =>
        Reason(Pages.Page("Belopp, tkr\n" + Pages.Rows(i => $"{Regions[i].Name} {Pages.Spaced(Pages.Amounts[i])}")))
            .ShouldContain("the unit is wrong");

    [Fact]
    public void Figures_that_no_sum_parts_are_listed_with_their_candidates()
    {
        // Two amounts of the same size in each row, without any sum: nothing says where the first ends.
        var reason = Reason(
            Pages.Page(
                "Region Totalt varav BUP\n"
                    + Pages.Rows(i => $"{Regions[i].Name} {Pages.Spaced(911_222 + i)} {Pages.Spaced(i < 18 ? 70_333 + i : 711_333 + i)}"),
                    "Fördelning per region"));
        reason.ShouldContain("could be");
        reason.ShouldContain(" | ");
    }

    [Fact]
    public void Two_whole_tables_are_listed_and_one_can_be_chosen()
    {
        var page = Pages.Page(Pages.Rows(i => $"{Regions[i].Name} {Pages.Spaced(Pages.Amounts[i])}") + "\nFjolårets belopp\n"
            + Pages.Rows(i => $"{Regions[i].Name} {Pages.Spaced(Pages.Amounts[i] + 5)}"));
        Reason(page).ShouldContain("--table N");
        Pages.Read(page, new() { Table = 1 }).Outcome.ShouldBe(ImportOutcome.New);
    }

    [Fact]
    public void Two_columns_of_amounts_that_could_both_be_meant_are_not_chosen_between()
    {
        var page = Pages.Page("Region 2024 2025\n" + Pages.Rows(
            i => $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i] + (i % 2 == 0 ? 9 : -9))}\t{Pages.Spaced(Pages.Amounts[i])}"));
        Reason(page).ShouldContain("--column N");
        Pages.Read(page, new() { Column = 2 }).Outcome.ShouldBe(ImportOutcome.New);
    }

    [Fact]
    public void Names_without_as_many_figures_are_refused() =>
        Reason(Pages.Page("Region\n" + Pages.Rows(i => Regions[i].Name) + "\nBelopp\n"
            + string.Join('\n', Pages.Amounts.Skip(2).Select(Pages.Spaced))))
            .ShouldContain("21 names");

    [Fact]
    public void Figures_without_any_unit_or_total_are_refused_when_several_units_are_plausible() =>
        Reason(Pages.Page(Pages.Rows(i => $"{Regions[i].Name} {Pages.Spaced(200_000 + i)}"), "Fördelning per region"))
            .ShouldContain("--unit");

    [Fact]
    public void A_page_that_announces_a_table_it_does_not_have_is_refused() =>
        Reason(Pages.Top + "Så här fördelas medlen per region\n[bild]").ShouldContain("cut off");

    [Fact]
    public void A_page_about_something_else_is_refused_with_what_was_looked_for() =>
        Reason("Regeringen besöker Kiruna\n\nStatsministern åkte tåg.").ShouldContain("vardera");

    [Fact]
    public void An_empty_page_is_refused() => Reason(" \n").ShouldContain("empty");

    [Fact]
    public void A_page_that_names_no_principle_asks_for_one()
    {
        var page = Pages.NamesAndValues.Replace("efter invånare", "snart");
        Reason(page).ShouldContain("--principle");
        Pages.Read(page, new() { Principle = Principle.Performance }).Outcome.ShouldBe(ImportOutcome.New);
    }

    [Fact]
    public void An_accepted_mismatch_is_recorded_and_shown_with_the_grant()
    {
        var page = Pages.NamesAndValues.Replace(Pages.Spaced(Pages.Amounts[3]), Pages.Spaced(Pages.Amounts[3] + 7));
        var report = Pages.Read(page, new() { AcceptMismatch = "the ministry rounds up" });
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var data = Dataset.Read(Pages.After(report));
        data.RegionalGrants[0].AcceptedMismatch.ShouldBe("the ministry rounds up");
        data.RegionalGrants[0].ToString().ShouldContain("contradict");
        data.Warnings.ShouldContain(warning => warning.LikelyCause!.Contains("the ministry rounds up"));
    }

    private static string Reason(string page)
    {
        var report = Pages.Read(page);
        report.Outcome.ShouldBe(ImportOutcome.Refused, Pages.Explain(report));
        report.Files.ShouldBeEmpty();
        return string.Join('\n', report.Checks.Where(check => check.Verdict == Verdict.Failed).Select(check => check.Text));
    }
}
