using System.Diagnostics;

namespace Funding.Cli.Tests;

public class ProgramTests
{
    /// <summary>A payout of 2025 with a part for child and adolescent psychiatry, in prose of our own.</summary>
    public static readonly string Sixth = "Pressmeddelande från Socialdepartementet\n\nNya pengar till regioner som kortar köerna\n\nPublicerad 12 december 2025\n\n"
        + "Totalt 1,6 miljarder kronor fördelas nu till regionerna. Pengarna följer prestationskrav.\n\nBeloppen per region\n\n"
        + string.Join('\n', Dataset.Load(Folder.Repository).Grant("2024-accessibility").Allocations.Select(row =>
            $"{row.Region.OfficialName}: {(row.Amount.Kronor / 1_000_000) + 2} miljoner kronor (varav {(row.Earmark!.Amount.Kronor / 1_000_000) + 1} miljoner för BUP)"))
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
    [InlineData("import")]
    [InlineData("import", "no-such-page.txt")]
    [InlineData("import", "page.txt", "--principle", "luck")]
    [InlineData("import", "page.txt", "--date", "yesterday")]
    [InlineData("chek")]
    public void Wrong_usage_exits_with_two(params string[] arguments) => Run(arguments).Code.ShouldBe(2);

    [Fact]
    public void Killed_at_any_moment_the_data_are_the_old_or_the_new_state()
    {
        using var folder = new Folder();
        var page = folder.Page(Sixth);
        var old = folder.State();
        var clock = Stopwatch.StartNew();
        Run("import", page, "--data", folder.Data);
        var length = clock.Elapsed.TotalMilliseconds;
        var finished = folder.State();
        var random = new Random(4);
        for (var i = 0; i < (Environment.GetEnvironmentVariable("FULL") == "1" ? 200 : 10); i++)
        {
            folder.Reset();
            using (var process = Start("import", page, "--data", folder.Data))
            {
                // The files are written at the end, so most kills aim there.
                if (!process.WaitForExit((int)(length * (0.4 + random.NextDouble() * 0.7)))) process.Kill();
                process.WaitForExit();
            }

            Dataset.Load(folder.Data).RegionalGrants.Count.ShouldBeInRange(4, 5);
            Run("check", "--data", folder.Data).Code.ShouldBe(0);
            folder.State().ShouldBeOneOf(old, finished);
        }
    }

    private static (int Code, string Output) Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Funding.Cli.dll"), .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = Path.GetTempPath(),
    })!;
}
