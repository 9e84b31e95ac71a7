using Funding.Data;
using Funding.Import.Writing;

namespace Funding.Import.Tests;

public class LayoutTests
{
    private static IReadOnlyList<Region> Regions => Pages.Regions;

    public static TheoryData<string, string> InKronor => new()
    {
        { "population and amount on one line", Pages.TwoColumns },
        { "names and values on lines of their own", Pages.NamesAndValues },
        { "tabs", Pages.Page("Region\tBelopp\n" + Pages.Rows(i => $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i])}")) },
        {
            "semicolons and plain digits",
            Pages.Page(Pages.Rows(i => $"{Regions[i].OfficialName};{Pages.Amounts[i]}") + $"\nTotalt;{Pages.Total}")
        },
        { "bars", Pages.Page(Pages.Rows(i => $"| {Regions[i].Name} | {Pages.Spaced(Pages.Amounts[i])} kr |")) },
        {
            "bullets and no-break spaces",
            Pages.Page(Pages.Rows(i => $"• {Regions[i].Name}:\u00A0{Pages.Spaced(Pages.Amounts[i]).Replace(' ', '\u00A0')} kronor"))
        },
        { "narrow and thin spaces", Pages.Page(
            Pages.Rows(i => $"{Regions[i].Name} – {Pages.Spaced(Pages.Amounts[i]).Replace(' ', i % 2 == 0 ? '\u202F' : '\u2009')}")) },
        {
            "county names in another order",
            Pages.Page(Pages.Rows(i => $"{Regions[20 - i].CountyName} {Pages.Spaced(Pages.Amounts[20 - i])}"))
        },
        {
            "genitives",
            Pages.Page(Pages.Rows(i => $"{Genitive(Regions[i])} {Pages.Spaced(Pages.Amounts[i])}"))
        },
        { "columns one after the other", Pages.Page("Region\n" + Pages.Rows(i => Regions[i].Name) + "\nSumma\nFördelade medel\n"
            + Pages.Rows(i => Pages.Spaced(Pages.Amounts[i])) + $"\n{Pages.Spaced(Pages.Total)}") },
        {
            "three columns one after the other, the sum without a label",
            Pages.Page(
                "Region\n" + Pages.Rows(i => Regions[i].Name) + "\nBefolkning\n" + Pages.Rows(i => Pages.Spaced(Pages.People[i]))
                    + $"\n{Pages.Spaced(Pages.People.Sum())}\nBelopp\n" + Pages.Rows(i => Pages.Spaced(Pages.Amounts[i]))
                    + $"\n{Pages.Spaced(Pages.Total)}")
        },
        { "all in one paragraph", Pages.Page(Pages.Rows(i => $"{Regions[i].Name} {Pages.Spaced(Pages.Amounts[i])}").Replace('\n', ' ')) },
        { "numbered rows", Pages.Page(Pages.Rows(i => $"{i + 1}. {Regions[i].Name} {Pages.Spaced(Pages.Amounts[i])}")) },
        { "the table alone",
            "Fördelning 2025 efter invånare, kronor\n" + Pages.Rows(i => $"{Regions[i].Name} {Pages.Spaced(Pages.Amounts[i])}")
            + $"\nSumma {Pages.Spaced(Pages.Total)}" },
        {
            "windows line ends and a menu of regions before",
            Pages.Page("Välj region\n" + Pages.Rows(i => Regions[i].Name)
                + "\nHär är beloppen som regeringen har beslutat om, region för region, i den ordning som de ansökte om dem.\n"
                + Pages.Rows(i => $"{Regions[i].Name} {Pages.Spaced(Pages.Amounts[i])}"))
                .Replace("\n", "\r\n")
        },
        {
            "parts and their sum",
            Pages.Page("Region Grundbelopp Resterande Totalt\n" + Pages.Rows(i =>
                $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i] / 3)}\t{Pages.Spaced(Pages.Amounts[i] - Pages.Amounts[i] / 3)}"
                + $"\t{Pages.Spaced(Pages.Amounts[i])}"))
        },
    };

    /// <summary>The same table as people have it in files, and as they write its numbers and names.</summary>
    public static TheoryData<string, string> AsPeopleHaveIt => new()
    {
        { "groups by dots", Written(amount => Pages.Spaced(amount).Replace(' ', '.')) },
        { "groups by commas", Written(amount => Pages.Spaced(amount).Replace(' ', ',')) },
        { "no öre, printed", Written(amount => Pages.Spaced(amount) + ",00") },
        { "no öre, without groups", Written(amount => $"{amount},00") },
        { "kr before", Written(amount => "kr " + Pages.Spaced(amount)) },
        { "kr before without groups", Written(amount => $"SEK {amount}") },
        { "a colon and a dash", Written(amount => Pages.Spaced(amount) + ":-") },
        { "footnote on numbers", Written(amount => Pages.Spaced(amount) + "¹") },
        { "stars on numbers", Written(amount => Pages.Spaced(amount) + "*") },
        { "footnote on names", Named(region => region.Name + "¹") },
        { "footnote with a bracket on names", Named(region => region.Name + " 1)") },
        { "stars on names", Named(region => region.Name + "*") },
        { "codes in front", Named(region => $"{region.Code}\t{region.Name}") },
        { "codes in front of semicolons", Pages.Page("Länskod;Region;Belopp, kr\n"
            + Pages.Rows(i => $"{Regions[i].Code};{Regions[i].OfficialName};{Pages.Amounts[i]},00") + $"\n;Summa;{Pages.Total},00") },
        { "county councils", Named(region => region.Name == "Gotland" ? "Gotland" : $"Landstinget i {region.Name}") },
        { "an en dash in a double name", Named(region => region.Name.Replace("Jämtland ", "Jämtland – ")) },
        { "quotes and commas", Pages.Page("\"Region\",\"Belopp kr\"\n"
            + Pages.Rows(i => $"\"{Regions[i].Name}\",{Pages.Amounts[i]}") + $"\nSumma,{Pages.Total}") },
        { "quotes and semicolons", Pages.Page("\"Region\";\"Belopp kr\"\n"
            + Pages.Rows(i => $"\"{Regions[i].Name}\";\"{Pages.Amounts[i]}\"")) },
        { "groups by apostrophes", Written(amount => Pages.Spaced(amount).Replace(' ', '’')) },
        { "footnote with a bracket on numbers", Written(amount => Pages.Spaced(amount) + " 1)") },
        { "footnote in square brackets", Written(amount => Pages.Spaced(amount) + " [1]") },
        { "codes and blanks in front", Named(region => $"{region.Code} {region.Name}") },
        { "county letters in front", Named(region => $"{region.Letter}\t{region.Name}") },
        { "ranks in front", Named(region => $"{Regions.ToList().IndexOf(region) + 1}.\t{region.Name}") },
        { "double blanks in names", Named(region => region.OfficialName.Replace(" ", "  ")) },
        { "a column of per mille", Pages.Page("Region\tBelopp kr\tAndel\n"
            + Pages.Rows(i => $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i])}\t{i + 1},5 ‰")) },
        { "amounts before names", Pages.Page("Belopp kr\tRegion\n"
            + Pages.Rows(i => $"{Pages.Spaced(Pages.Amounts[i])}\t{Regions[i].Name}")) },
        { "two halves side by side", Pages.Page("Region\tBelopp kr\tRegion\tBelopp kr\n" + string.Join('\n', Enumerable.Range(0, 11)
            .Select(i => string.Join('\t', new[] { i, i + 11 }.Where(at => at < Regions.Count)
                .Select(at => $"{Regions[at].Name}\t{Pages.Spaced(Pages.Amounts[at])}"))))) },
        { "regions beside each other", Pages.Page($"Region\t{string.Join('\t', Regions.Select(region => region.Name))}\tSumma\n"
            + $"Belopp kr\t{string.Join('\t', Pages.Amounts.Select(Pages.Spaced))}\t{Pages.Spaced(Pages.Total)}") },
        { "a page's foot and head among the rows", Named(region => region.Name)
            .Replace("\nKalmar\t", "\n\n3 (7)\n\fRegeringskansliet\nS2025/01234\nBilaga 1\nRegion\tBelopp kr\nKalmar\t") },
        { "a page of HTML", Html("\n") },
        { "a page of HTML in one line", Html("") },
    };

    private static string Written(Func<long, string> amount) =>
        Pages.Page("Region\tBelopp kr\n" + Pages.Rows(i => $"{Regions[i].Name}\t{amount(Pages.Amounts[i])}")
            + $"\nSumma\t{amount(Pages.Total)}");

    private static string Named(Func<Region, string> name) =>
        Pages.Page("Region\tBelopp kr\n" + Pages.Rows(i => $"{name(Regions[i])}\t{Pages.Spaced(Pages.Amounts[i])}"));

    private static string Html(string end) =>
        $"<!DOCTYPE html>{end}<html lang=\"sv\"><head><title>Sidan</title><script>var regions = [1, 2];</script></head>"
        + $"<body><nav><ul><li>Start</li></ul></nav>{end}" + string.Concat(Pages.Top.Split('\n').Select(line => $"<p>{line}</p>{end}"))
        + $"<table><caption>F&ouml;rdelning av 412&nbsp;350&nbsp;000 kronor</caption>{end}<tr><th>Region</th><th>Belopp kr</th></tr>{end}"
        + string.Concat(Regions.Select((region, i) =>
            $"<tr>{end}<td><a href=\"/x\">{region.OfficialName}</a></td>{end}"
                + $"<td><b>{Pages.Spaced(Pages.Amounts[i]).Replace(" ", "&nbsp;")}</b></td></tr>{end}"))
        + $"</table>{end}<p>Presskontakt</p></body></html>";

    private static string Genitive(Region region) =>
        region.CountyName.EndsWith("s län", StringComparison.Ordinal) ? region.CountyName[..^4] : region.Name;

    [Theory]
    [MemberData(nameof(InKronor))]
    [MemberData(nameof(AsPeopleHaveIt))]
    public void A_page_in_kronor_is_read_to_the_krona(string layout, string page)
    {
        var report = Pages.Read(page);
        report.Outcome.ShouldBe(ImportOutcome.New, $"{layout}\n{Pages.Explain(report)}");
        var grant = Dataset.Read(Pages.After(report)).RegionalGrants.ShouldHaveSingleItem();
        for (var i = 0; i < Regions.Count; i++) grant[Regions[i]].Amount.ShouldBe(new(Pages.Amounts[i], 1));
        DataDescriptor.Verify(Pages.After(report)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Belopp, tkr", 1_000)]
    [InlineData("Tusentals kronor", 1_000)]
    [InlineData("Miljoner kronor", 1_000_000)]
    [InlineData("M kr", 1_000_000)]
    public void The_header_s_unit_is_the_unit_of_figures_without_one(string header, long unit)
    {
        var report = Pages.Read(Pages.Page(
            $"{header}\n" + Pages.Rows(i => $"{Regions[i].Name} {Pages.Spaced((Pages.Amounts[i] + unit / 2) / unit)}"),
            "Fördelning av 412,4 miljoner kronor"));
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        Dataset.Read(Pages.After(report)).RegionalGrants[0].Allocations[0].Amount.RoundingUnit.ShouldBe(unit);
    }

    [Fact]
    public void Decimals_in_millions_give_the_rounding_unit()
    {
        var report = Pages.Read(Pages.Page(
            Pages.Rows(i => $"{Regions[i].Name} {Pages.Amounts[i] / 1_000_000},{Pages.Amounts[i] / 100_000 % 10} Mkr"),
            "Fördelning av 412 miljoner kronor"));
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        Dataset.Read(Pages.After(report)).RegionalGrants[0].Allocations[0].Amount.RoundingUnit.ShouldBe(100_000);
    }

    [Fact]
    public void An_earmark_after_varav_is_recorded_with_its_purpose()
    {
        var report = Pages.Read(Pages.WithEarmark);
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var grant = Dataset.Read(Pages.After(report)).RegionalGrantsWithEarmark(Earmark.Bup).ShouldHaveSingleItem();
        for (var i = 0; i < Regions.Count; i++) grant[Regions[i]].Earmark!.Amount.Kronor.ShouldBe(Pages.Bup[i] * 1_000_000);
        grant.Year.ShouldBe(2025);
        grant.Date.ShouldBe("2025-03-14");
        grant.PublishedTotal.ShouldBe(new(1_200_000_000, 100_000_000, Qualifier.Rounded));
    }

    [Fact]
    public void An_earmark_in_a_column_of_its_own_is_found_by_the_header()
    {
        var report = Pages.Read(Pages.Page(
            "Region Totalt (Mkr) varav BUP\n" + Pages.Rows(i => $"{Regions[i].Name}\t{Pages.Millions[i]}\t{Pages.Bup[i]}"),
            "Fördelning av 1,2 miljarder kronor"));
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        Dataset.Read(Pages.After(report)).RegionalGrants[0][Regions[0]].Earmark!.Amount.Kronor.ShouldBe(Pages.Bup[0] * 1_000_000);
    }

    [Fact]
    public void An_equal_share_without_a_table_gives_21_rows_labelled_as_constructed()
    {
        var report = Pages.Read(Pages.EqualShare);
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var grant = Dataset.Read(Pages.After(report)).RegionalGrants.ShouldHaveSingleItem();
        grant.IsConstructed.ShouldBeTrue();
        grant.Allocations.ShouldAllBe(row => row.Amount == new Amount(3_900_000, 100_000));
        grant.PublishedTotal.ShouldBe(new(80_000_000, 10_000_000, Qualifier.JustOver));
    }

    [Fact]
    public void A_page_of_national_totals_gives_the_whole_its_parts_and_what_the_regions_pay_themselves()
    {
        var report = Pages.Read(Pages.NationalTotals);
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var totals = Dataset.Read(Pages.After(report)).NationalTotals;
        totals.Select(grant => grant.PublishedTotal.Kronor).ShouldBe([6_000_000_000, 4_250_000_000, 1_350_000_000, 120_000_000]);
        totals.Select(grant => grant.PartOf?.Id).ShouldBe([null, totals[0].Id, totals[0].Id, null]);
        totals[3].Payer.ShouldBe(Payer.Regions);
    }

    [Fact]
    public void The_printed_population_goes_to_the_population_data()
    {
        var report = Pages.Read(Pages.TwoColumns, new() { Population = "2024-grant-basis" });
        var basis = Dataset.Read(Pages.After(report)).Population("2024-grant-basis");
        basis.NationalTotal.ShouldBe(Pages.People.Sum());
        for (var i = 0; i < Regions.Count; i++) basis[Regions[i]].ShouldBe(Pages.People[i]);
    }

    [Fact]
    public void Ambiguous_figures_are_parted_by_the_sums_and_that_is_said()
    {
        // Amounts of nine digits behind a population of seven: the blanks alone do not say where one ends.
        var amounts = Pages.Amounts.Select(amount => amount * 4).ToList();
        var page = Pages.Page(
            "Region Befolkning Fördelade medel\n" + Pages.Rows(
                i => $"{Regions[i].Name} {Pages.Spaced(Pages.People[i])} {Pages.Spaced(amounts[i])}")
            + $"\nSumma {Pages.Spaced(Pages.People.Sum())} {Pages.Spaced(Pages.Total * 4)} kr",
            $"Fördelning av {Pages.Spaced(Pages.Total * 4)} kronor");
        var report = Pages.Read(page);
        var decisions = report.Checks.Where(check => check.Text.Contains("can be parted")).ToList();
        decisions.Count.ShouldBe(3, Pages.Explain(report));
        decisions.ShouldAllBe(check => check.Text.Contains("agrees with the sums"));
    }

    [Fact]
    public void A_page_without_a_total_is_read_and_that_nothing_confirms_it_is_said()
    {
        var report = Pages.Read(
            Pages.Page(Pages.Rows(i => $"{Regions[i].Name} {Pages.Spaced(Pages.Amounts[i])} kr"), "Fördelning per region"));
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        report.Checks.ShouldContain(check => check.Verdict == Verdict.Noted && check.Text.Contains("nothing confirms"));
        Dataset.Read(Pages.After(report)).RegionalGrants[0].PublishedTotal.Qualifier.ShouldBe(Qualifier.Summed);
    }
}
