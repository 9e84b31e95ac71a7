using System.Text;

namespace Funding.Tests.Data;

public class MalformedDataTests
{
    [Fact]
    public void A_missing_file_is_named() =>
        One(TestData.With("components.csv", (byte[]?)null)).ShouldBe(
            new Finding("components.csv", null, "no such file", "a CSV file", "it was moved or renamed"));

    [Fact]
    public void Bytes_that_are_not_utf_8_are_reported_with_their_line_and_the_likely_encoding()
    {
        var finding = One(TestData.With("regions.csv", Encoding.Latin1.GetBytes(TestData.Text("regions.csv"))));
        (finding.File, finding.Line).ShouldBe(("regions.csv", TestData.LineOf("regions.csv", "01,")));
        finding.LikelyCause!.ShouldContain("Windows-1252");
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_accepted() =>
        Dataset.Read(TestData.With("grants.csv", text => "\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal)))
            .Grants.Count.ShouldBe(TestData.Real.Grants.Count);

    [Fact]
    public void A_renamed_column_is_reported_with_both_names()
    {
        var finding = One(TestData.With("allocations.csv", "grant,region,amount", "grant,region,belopp"));
        finding.Line.ShouldBe(1);
        finding.Found.ShouldBe("no column amount");
        finding.LikelyCause.ShouldBe("renamed to belopp?");
    }

    [Fact]
    public void A_row_that_was_cut_off_is_reported_with_its_line()
    {
        var finding = Find(
            TestData.With("allocations.csv", "2022-backlog,08,47242728,,1,published", "2022-backlog,08,472427"), "allocations.csv");
        finding.Line.ShouldBe(TestData.LineOf("allocations.csv", "2022-backlog,08,"));
        finding.Found.ShouldBe("3 fields");
    }

    [Fact]
    public void A_quote_left_open_is_reported_with_its_line()
    {
        var finding = Find(TestData.With("sources.csv", "KPI,SCB,", "KPI,\"SCB,"), "sources.csv");
        finding.Line.ShouldBe(TestData.LineOf("sources.csv", "KPI,"));
        finding.Found.ShouldBe("broken quoting");
    }

    [Theory]
    [InlineData("allocations.csv", "2022-backlog,08,", "2022-backlog,88,", "unknown region '88'")]
    [InlineData("allocations.csv", "2022-backlog,08,", "2022-baklog,08,", "unknown grant '2022-baklog'")]
    [InlineData("population.csv", "08,2023-12-31,246667,secondary,secondary-2023",
        "08,2023-12-31,246667,secondary,scb", "unknown source 'scb'")]
    [InlineData("grants.csv",
        "2022-backlog,2022,2022-01-21,regional,Targeted part of the funds for backlogs after the pandemic,,state,2022-frame",
        "2022-backlog,2022,2022-01-21,regional,Targeted part of the funds for backlogs after the pandemic,,state,frame",
        "unknown part_of 'frame'")]
    public void An_unknown_id_is_reported(string file, string old, string replacement, string found) =>
        Find(TestData.With(file, old, replacement), file).Found.ShouldBe(found);

    [Fact]
    public void A_row_given_twice_is_reported_with_both_lines()
    {
        var finding = Find(TestData.With("allocations.csv", text => text + "2022-backlog,08,47242728,,1,published\n"), "allocations.csv");
        finding.Found.ShouldBe("grant, region '2022-backlog, 08' again");
        finding.Expected.ShouldContain($"line {TestData.LineOf("allocations.csv", "2022-backlog,08,")}");
    }

    [Theory]
    [InlineData("47 242 728", "a whole number without separators or unit")]
    [InlineData("47242728.0", "a whole number without separators or unit")]
    [InlineData("", "a value")]
    [InlineData("47242728 kr", "a whole number without separators or unit")]
    public void An_amount_that_is_not_one_is_reported(string amount, string expected)
    {
        var findings = TestData.Findings(TestData.With("allocations.csv", "2022-backlog,08,47242728,", $"2022-backlog,08,{amount},"));
        findings.Count.ShouldBe(1);
        findings[0].Line.ShouldBe(TestData.LineOf("allocations.csv", "2022-backlog,08,"));
        findings[0].Expected.ShouldBe(expected);
    }

    [Fact]
    public void A_sign_that_was_lost_or_won_contradicts_the_sum()
    {
        var findings = TestData.Findings(TestData.With("allocations.csv", "2022-backlog,08,47242728,", "2022-backlog,08,-47242728,"));
        findings.ShouldContain(finding => finding.Found.Contains("the amounts sum to", StringComparison.Ordinal));
        findings.ShouldContain(finding => finding.Line == TestData.LineOf("allocations.csv", "2022-backlog,08,")
            && finding.Expected.Contains("as printed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2022-backlog,08,,,1,published", "a value")]
    [InlineData("2022-backlog,08,47242728,,1,not-part", "an empty cell")]
    [InlineData("2022-backlog,08,0,,1,not-part", "an empty cell")]
    [InlineData("2022-backlog,08,,5,1,not-part", "an empty cell")]
    public void Nothing_is_not_the_same_as_0(string row, string expected)
    {
        var line = TestData.LineOf("allocations.csv", "2022-backlog,08,");
        TestData.Findings(TestData.WithRow("allocations.csv", "2022-backlog,08,", row))
            .ShouldContain(finding => finding.Line == line && finding.Expected == expected);
    }

    [Fact]
    public void A_region_left_out_in_the_rows_alone_contradicts_the_table_as_printed() =>
        TestData.Findings(TestData.WithRow("allocations.csv", "2022-backlog,08,", "2022-backlog,08,,,1,not-part"))
            .ShouldContain(finding => finding.File == "tables/2022-backlog.csv" && finding.Found == "an amount for 'Kalmar'");

    [Fact]
    public void A_population_of_nobody_is_reported() =>
        Find(TestData.With("population.csv", "09,2023-12-31,61029,", "09,2023-12-31,0,"), "population.csv").Expected.ShouldBe("at least 1");

    [Theory]
    [InlineData("allocations.csv", "2021-performance,14,0,,1,published\n", "2021-performance without Västra Götaland (14)")]
    [InlineData("population.csv", "09,2021-12-31,61001,official,tillvaxtverket-lan\n", "2021-12-31 without Gotland (09)")]
    [InlineData("tables/2021-performance.csv", "Region Uppsala,16 064 323\n", "no row for Uppsala")]
    public void A_missing_region_is_named(string file, string row, string found) =>
        Find(TestData.With(file, row, ""), file).Found.ShouldBe(found);

    [Fact]
    public void An_earmark_above_the_amount_is_reported() =>
        TestData.Findings(
            TestData.With("allocations.csv", "2024-accessibility,17,39000000,3000000,", "2024-accessibility,17,3000000,39000000,"))
            .ShouldContain(finding => finding.Line == TestData.LineOf("allocations.csv", "2024-accessibility,17,")
                && finding.Found.Contains("an earmark of"));

    [Fact]
    public void A_missing_earmark_is_reported() =>
        Find(
            TestData.With("allocations.csv", "2024-accessibility,17,39000000,3000000,", "2024-accessibility,17,39000000,,"),
            "allocations.csv")
            .Found.ShouldBe("no earmark for Värmland (17)");

    [Fact]
    public void Thousands_read_as_kronor_are_suspected_when_the_sum_is_a_thousand_times_too_small()
    {
        var findings = TestData.Findings(TestData.With("allocations.csv", text => Scale(text, "2022-backlog", 1000)));
        findings.ShouldContain(finding => finding.Line == null
            && finding.LikelyCause == "the sum is 1\u202F000 times too small: thousands of kronor read as kronor?");
    }

    [Fact]
    public void Millions_read_as_kronor_are_suspected_when_the_sum_is_a_million_times_too_small()
    {
        var findings = TestData.Findings(TestData.With("allocations.csv", text => Scale(text, "2024-accessibility", 1_000_000)));
        findings.ShouldContain(
            finding => finding.LikelyCause != null && finding.LikelyCause.EndsWith("millions of kronor read as kronor?"));
    }

    [Fact]
    public void A_table_with_an_unknown_name_is_reported_with_its_line()
    {
        var finding = Find(TestData.With("tables/2022-backlog.csv", "Kalmar,", "Kallmar,"), "tables/2022-backlog.csv");
        finding.Found.ShouldBe("unknown region 'Kallmar'");
        finding.Line.ShouldBe(TestData.LineOf("tables/2022-backlog.csv", "Kalmar,"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("../secret.csv")]
    [InlineData("tables/2021-performance.csv")]
    public void A_table_that_is_not_the_grants_own_is_refused(string path)
    {
        var finding = One(TestData.With("grants.csv", "tables/2022-backlog.csv", path));
        finding.Found.ShouldBe($"table '{path}'");
        finding.Line.ShouldBe(TestData.LineOf("grants.csv", "2022-backlog,"));
    }

    [Fact]
    public void A_grant_that_contains_itself_is_reported() =>
        Find(TestData.With(
            "grants.csv",
            "regional,Targeted part of the funds for backlogs after the pandemic,,state,2022-frame",
            "regional,Targeted part of the funds for backlogs after the pandemic,,state,2022-backlog"), "grants.csv")
            .Found.ShouldBe("2022-backlog as a part of itself");

    [Fact]
    public void A_part_larger_than_its_whole_is_reported() =>
        Find(TestData.With("grants.csv", "2023,,state,,100000000,", "2023,,state,,1000000,"), "grants.csv").Found.ShouldStartWith(
            "2023-free-capacity with");

    [Fact]
    public void Prose_that_the_rows_cannot_reach_is_reported() =>
        Find(TestData.With("prose-amounts.csv", "1990000000,truncated", "1980000000,truncated"), "prose-amounts.csv").Line
            .ShouldBe(TestData.LineOf("prose-amounts.csv", "2022-backlog,,1990000000"));

    [Fact]
    public void All_findings_come_in_one_error()
    {
        var broken = TestData.With("population.csv", "09,2023-12-31,61029,", "09,2023-12-31,61028,");
        var allocations = TestData.With("allocations.csv", "2021-performance,10,8395638,", "2021-performance,10,8395639,");
        var exception = Should.Throw<DatasetException>(
            () => Dataset.Read(name => name == "allocations.csv" ? allocations(name) : broken(name)));
        exception.Findings.Select(finding => finding.File).Distinct().ShouldBe(["population.csv", "allocations.csv"], ignoreOrder: true);
        exception.Findings.ShouldAllBe(finding => exception.Message.Contains(finding.ToString()));
    }

    private static string Scale(string text, string grant, long divisor) => string.Join('\n', text.Split('\n').Select(line =>
    {
        var cells = line.Split(',');
        if (cells[0] != grant) return line;
        cells[2] = (long.Parse(cells[2]) / divisor).ToString();
        if (cells[3].Length > 0) cells[3] = (long.Parse(cells[3]) / divisor).ToString();
        return string.Join(',', cells);
    }));

    private static Finding One(Func<string, byte[]?> read) => TestData.Findings(read).ShouldHaveSingleItem();

    private static Finding Find(Func<string, byte[]?> read, string file) => TestData.Findings(read).First(finding => finding.File == file);
}
