using static Funding.Cli.Tests.FundingProgram;

namespace Funding.Cli.Tests;

public class ProgramTests
{
    /// <summary>A payout of 2025 with a part for child and adolescent psychiatry, in prose of our own.</summary>
    public static readonly string Sixth = "Pressmeddelande från Socialdepartementet\n\nNya pengar till regioner som kortar köerna\n\n"
        + "Publicerad 12 december 2025\n\n"
        + "Totalt 1,6 miljarder kronor fördelas nu till regionerna. Pengarna följer prestationskrav.\n\nBeloppen per region\n\n"
        + string.Join('\n', Dataset.Load(Folder.Repository).Grant("2024-accessibility").Allocations.Select(row =>
            $"{row.Region.OfficialName}: {(row.Amount.Kronor / 1_000_000) + 2} miljoner kronor (varav "
            + $"{(row.Earmark!.Amount.Kronor / 1_000_000) + 1} miljoner för BUP)"))
        + "\n\nPresskontakt\n";

    [Fact]
    public void A_sixth_page_is_imported_and_the_data_pass_every_check()
    {
        using var folder = new Folder();
        var (code, output) = Run("import", folder.Page(Sixth), "--data", folder.Data);
        code.ShouldBe(0, output);
        output.ShouldContain("21 of 21");
        output.ShouldNotContain("\u001b");
        Dataset.Load(folder.Data).RegionalGrantsWithEarmark(Earmark.Bup).Select(grant => grant.Year).ShouldBe([2024, 2025]);
        Run("check", "--data", folder.Data).Code.ShouldBe(0);
        var state = folder.State();
        Run("import", folder.Page(Sixth), "--data", folder.Data).Output.ShouldContain("nothing was changed");
        folder.State().ShouldBe(state);
    }

    [Fact]
    public void A_page_in_the_encoding_of_old_windows_programs_is_read_as_it_is_written()
    {
        using var folder = new Folder();
        var path = folder.Page("");
        File.WriteAllBytes(path, System.Text.Encoding.Latin1.GetBytes(Sixth));
        Run("import", path, "--data", folder.Data).Code.ShouldBe(0);
        Dataset.Load(folder.Data).RegionalGrantsWithEarmark(Earmark.Bup)[^1].Title.ShouldBe("Nya pengar till regioner som kortar köerna");
        File.WriteAllBytes(path, [0xE2, 0xE3, 0x01, 0x00]);
        Run("import", path, "--data", folder.Data).Output.ShouldContain("found bytes that are no text");
    }

    [Fact]
    public void An_import_is_listed_and_undone_and_the_folder_is_as_before()
    {
        using var folder = new Folder();
        var before = folder.State();
        Run("undo", "--data", folder.Data).Code.ShouldBe(1);
        Run("import", folder.Page(Sixth), "--data", folder.Data).Code.ShouldBe(0);
        var state = folder.State();
        Run("undo", "--list", "--data", folder.Data).Output.ShouldContain("2025-performance");
        Run("undo", "--dry-run", "--data", folder.Data).Output.ShouldContain("tables/2025-performance.csv (taken away)");
        folder.State().ShouldBe(state);
        var (code, output) = Run("undo", "2025-performance", "--data", folder.Data);
        code.ShouldBe(0, output);
        output.ShouldContain("Undone: import 1 (2025-performance)");
        folder.State().ShouldBe(before);
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        using var folder = new Folder();
        var state = folder.State();
        Run("import", folder.Page(Sixth), "--data", folder.Data, "--dry-run").Code.ShouldBe(0);
        folder.State().ShouldBe(state);
    }

    [Fact]
    public void Findings_exit_with_one_and_name_the_file()
    {
        using var folder = new Folder();
        var path = Path.Combine(folder.Data, "allocations.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace("285124794", "285124795"));
        var (code, output) = Run("check", "--data", folder.Data);
        code.ShouldBe(1);
        output.ShouldContain("allocations.csv");
        Run("import", folder.Page(Sixth), "--data", folder.Data).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("argument 'page'", "import")]
    [InlineData("no-such-page.txt: no such file", "import", "no-such-page.txt")]
    [InlineData(".: a folder", "import", ".")]
    [InlineData("expected population, performance, equal, cost-structure", "import", "page.txt", "--principle", "luck")]
    [InlineData("expected 2024-12-31, 2024-12 or 2024", "import", "page.txt", "--date", "yesterday")]
    [InlineData("'chek' is no command; there are import, undo and check.\n'funding --help'", "chek")]
    public void Wrong_usage_exits_with_two_and_says_what_is_wrong(string message, params string[] arguments)
    {
        var (code, output) = Run(arguments);
        code.ShouldBe(2);
        output.ReplaceLineEndings("\n").ShouldContain(message);
    }

    [Fact]
    public void The_help_calls_the_program_by_its_name() => Run("--help").Output.ShouldContain("funding [command]");
}
