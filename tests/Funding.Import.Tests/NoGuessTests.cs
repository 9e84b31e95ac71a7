namespace Funding.Import.Tests;

/// <summary>What a page does not say is asked for, however plausible a guess would be.</summary>
public class NoGuessTests
{
    private const string NoTotal = "Region\tBelopp kr\n";

    private static IReadOnlyList<Region> Regions => Pages.Regions;

    [Theory]
    [InlineData("Region\tAntal väntande", "Antal")]
    [InlineData("Region\tAndel, procent", "Andel")]
    [InlineData("Region\tKronor per invånare", "per invånare")]
    public void A_column_that_its_head_calls_something_else_is_no_amount_even_with_a_unit(string head, string word)
    {
        var page = Untotalled(head + "\n" + Pages.Rows(i => $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i] / 1000)}"));
        foreach (var unit in (string?[])[null, "tkr"])
            Refused(page, new() { Unit = unit }).ShouldContain($"holds no amounts: '{word}' is not money");
    }

    [Fact]
    public void Figures_without_a_word_for_money_and_without_a_total_are_no_money_by_their_size() =>
        Refused(Untotalled("Region\tUtfall\n" + Pages.Rows(i => $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i] / 1000)}")))
            .ShouldContain("The page names no unit for its amounts");

    [Theory]
    [InlineData("Summa regioner")]
    [InlineData("Summa kr")]
    [InlineData("Hela landet")]
    [InlineData("Hela riket")]
    [InlineData("Riket")]
    [InlineData("Totalt")]
    [InlineData("Totalt, alla regioner")]
    [InlineData("Sammanlagt")]
    [InlineData("Sverige")]
    [InlineData("TOTALBELOPP")]
    public void A_sum_is_known_by_any_of_its_names(string label) =>
        Refused(Untotalled(NoTotal + Pages.Rows(i => $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i])}")
            + $"\n{label}\t{Pages.Spaced(Pages.Total + 100_000)}")).ShouldContain($"but the row '{label}'");

    [Fact]
    public void Without_a_total_an_amount_that_lost_digits_is_refused_unless_the_page_has_it()
    {
        var page = Untotalled(NoTotal + Pages.Rows(i => $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i] / (i == 4 ? 10 : 1))}"));
        var reason = Refused(page);
        reason.ShouldContain($"far from it: {Regions[4].Name} ");
        reason.ShouldContain("--accept-outliers");
        Pages.Read(page, new() { AcceptOutliers = true }).Outcome.ShouldBe(ImportOutcome.New);
    }

    [Fact]
    public void Amounts_of_regions_and_of_municipalities_are_asked_about_and_a_sentence_above_names_no_column()
    {
        var page = Untotalled("Medlen fördelas efter befolkning.\n\nLän\tTill regionen, kr\tTill länets kommuner, kr\tTotalt, kr\n"
            + Pages.Rows(i => $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i])}\t{Pages.Spaced(2 * Pages.Amounts[i])}"
                + $"\t{Pages.Spaced(3 * Pages.Amounts[i])}"));
        Refused(page).ShouldContain("several recipients (Till regionen, kr, Till länets kommuner, kr and Totalt, kr). Give --column N");
        var report = Pages.Read(page, new() { Column = 1 });
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        report.Rows.Select(row => row.Amount).ShouldBe(Pages.Amounts);
    }

    [Theory]
    [InlineData('−')]
    [InlineData('-')]
    [InlineData('–')]
    public void Money_paid_back_is_read_with_its_sign_where_a_total_confirms_it(char minus)
    {
        long Amount(int i) => i is 4 or 11 ? -Pages.Amounts[i] / 20 : Pages.Amounts[i];
        var sum = Enumerable.Range(0, Regions.Count).Sum(Amount);
        var table = "Region\tBelopp kr\n"
            + Pages.Rows(i => $"{Regions[i].Name}\t{(Amount(i) < 0 ? minus : "")}{Pages.Spaced(Math.Abs(Amount(i)))}");
        ImportOptions performance = new() { Principle = Principle.Performance, AcceptOutliers = true };

        var report = Pages.Read(Untotalled(table + $"\nSumma\t{Pages.Spaced(sum)}"), performance);
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var grant = Dataset.Read(Pages.After(report)).RegionalGrants.Single();
        for (var i = 0; i < Regions.Count; i++) grant[Regions[i]].Amount.Kronor.ShouldBe(Amount(i));

        Refused(Untotalled(table), performance).ShouldContain("no total confirms that the sign is a minus");
        Refused(Untotalled(table + $"\nSumma\t{Pages.Spaced(Pages.Total)}"), performance).ShouldContain("too little");
    }

    [Fact]
    public void Two_rows_exchanged_contradict_the_population_though_the_sum_holds()
    {
        var (small, large) = (Index("Gotland"), Index("Stockholm"));
        var page = Pages.Page("Region\tBelopp kr\n" + Pages.Rows(i =>
            $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i == small ? large : i == large ? small : i])}"));
        Refused(page).ShouldContain("rows exchanged?");
        Refused(page, new() { Principle = Principle.Performance }).ShouldContain("rows exchanged?");
    }

    [Fact]
    public void Columns_of_two_years_are_no_whole_with_its_earmark()
    {
        var page = Untotalled("Medel till BUP per region, kronor\nRegion\t2024\t2025\n" + Pages.Rows(i =>
            $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i] * 9 / 10)}\t{Pages.Spaced(Pages.Amounts[i])}"));
        Refused(page).ShouldContain("The columns are of several years (2024 and 2025). Give --column N");
        var report = Pages.Read(page, new() { Column = 2 });
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        report.Rows.ShouldAllBe(row => row.Earmark == null);
    }

    [Fact]
    public void The_year_of_the_money_is_not_that_of_publication_where_the_page_speaks_of_another()
    {
        var page = Pages.TwoColumns.Replace("14 mars 2025", "22 december 2025").Replace("pengarna för 2025", "pengarna för 2026");
        Refused(page).ShouldContain("Give --year");
        Pages.Read(page.Replace("Nya pengar för", "Nya pengar 2026 för")).Facts
            .ShouldContain(fact => fact.Name == "year" && fact.Value == "2026");
    }

    [Theory]
    [InlineData("Beloppen är avrundade till närmaste 100 000-tal.", 100_000)]
    [InlineData("Beloppen har avrundats till hela tusental.", 1_000)]
    [InlineData("", 100_000)]
    public void Amounts_to_a_hundred_thousand_are_not_exact_to_the_krona(string said, long expected)
    {
        var page = Untotalled(said + "\n" + NoTotal + Pages.Rows(i =>
            $"{Regions[i].Name}\t{Pages.Spaced((Pages.Amounts[i] + 50_000) / 100_000 * 100_000)}"));
        var report = Pages.Read(page, new() { AcceptOutliers = true });
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        var rows = Pages.File(report, "allocations.csv").TrimEnd().Split('\n').Skip(1).Select(line => line.Split(',')[4]);
        rows.ShouldAllBe(unit => unit == $"{expected}");
    }

    [Theory]
    [InlineData("1 kr", "1")]
    [InlineData("1 000 kronor", "1000")]
    [InlineData("0,1 miljoner kronor", "100000")]
    public void What_is_said_of_rounding_wins_over_the_zeros(string given, string expected)
    {
        var page = Untotalled(NoTotal + Pages.Rows(i =>
            $"{Regions[i].Name}\t{Pages.Spaced((Pages.Amounts[i] + 50_000) / 100_000 * 100_000)}"));
        var report = Pages.Read(page, new() { Rounding = given, AcceptOutliers = true });
        report.Outcome.ShouldBe(ImportOutcome.New, Pages.Explain(report));
        Pages.File(report, "allocations.csv").TrimEnd().Split('\n').Skip(1).ShouldAllBe(line => line.Split(',', 6)[4] == expected);
        Refused(page, new() { Rounding = "ungefär" }).ShouldContain("--rounding 'ungefär'");
    }

    [Fact]
    public void What_the_page_says_of_rounding_and_what_it_prints_must_agree() =>
        Refused(Untotalled("Beloppen är avrundade till närmaste 100 000-tal.\n" + NoTotal
            + Pages.Rows(i => $"{Regions[i].Name}\t{Pages.Spaced(Pages.Amounts[i])}"))).ShouldContain("said to be rounded to");

    [Fact]
    public void A_correction_under_another_headline_is_no_second_grant()
    {
        var first = Pages.Read(Pages.TwoColumns);
        var import = new PageImport(Pages.After(first));
        var corrected = Pages.TwoColumns.Replace("Nya pengar för att korta", "Rättelse: pengar för att korta")
            .Replace($"{Pages.Spaced(Pages.Amounts[3])}\n", $"{Pages.Spaced(Pages.Amounts[3] + 1)}\n")
            .Replace($"{Pages.Spaced(Pages.Amounts[5])}\n", $"{Pages.Spaced(Pages.Amounts[5] - 1)}\n");
        var report = import.Read(corrected, new());
        report.Outcome.ShouldBe(ImportOutcome.Refused);
        string.Join('\n', report.Advice).ShouldContain("--replace");
    }

    [Theory]
    [InlineData("Skåne 1 234 ", 80_000)]
    [InlineData("1 234 567 kronor till regionerna ", 28_000)]
    [InlineData("1 ", 450_000)]
    [InlineData("<html><div>", 50_000)]
    [InlineData("<table><tr><td>", 50_000)]
    [InlineData("Region;Belopp kr\n", 50_000)]
    [InlineData("Stockholm\t1\n", 80_000)]
    [InlineData("Stockholm 1 234 567\nUppsala 1 234 567 1 234 567\n", 20_000)]
    [InlineData("1 234 567 kronor fördelas till regionerna\n", 20_000)]
    public async Task A_page_that_repeats_itself_is_read_or_refused_within_a_second(string part, int times)
    {
        var page = "Publicerad 14 mars 2025\n" + string.Concat(Enumerable.Repeat(part, times));
        if (part.StartsWith('<')) page = string.Concat(Enumerable.Repeat(part, times));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var report = await Task.Run(() => Pages.Read(page)).WaitAsync(TimeSpan.FromMinutes(1));
        report.Outcome.ShouldBe(ImportOutcome.Refused);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3), "a second on a quiet machine");
    }

    [Fact]
    public void A_long_page_of_another_system_s_line_ends_has_lines_too()
    {
        var page = Pages.NamesAndValues + string.Concat(Enumerable.Repeat("\nMer om regeringens politik", 1_000));
        Pages.Read(page.Replace('\n', '\r')).Outcome.ShouldBe(ImportOutcome.New);
    }

    private static int Index(string name) => Regions.Index().Single(region => region.Item.Name == name).Index;

    private static string Untotalled(string table) => Pages.Page(table, "");

    private static string Refused(string page, ImportOptions? options = null)
    {
        var report = Pages.Read(page, options);
        report.Outcome.ShouldBe(ImportOutcome.Refused, Pages.Explain(report));
        return Pages.Explain(report);
    }
}
