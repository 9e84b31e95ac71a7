using System.Diagnostics;
using AngleSharp.Html.Parser;

namespace Dib.Tests.Cli;

public class RenderTests
{
    [Fact]
    public async Task One_notebook_that_fails_makes_the_exit_code_1_and_the_others_are_rendered()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "notebooks/bad.dib", "#!csharp\n\nConsole.Write(\"came before\");\n\n#!csharp\n\n\nthrow new Exception(\"went wrong\");\n");
        folder.Write("notebooks/good.dib", "#!csharp\n\n#!import setup.dib\n\"fine \" + shared\n");
        folder.Write("notebooks/setup.dib", "#!csharp\n\nvar shared = 42;\n");

        var (exitCode, output, errors) = await DibAsync(folder, "render");
        exitCode.ShouldBe(1);
        errors.ShouldBe("");
        output.ShouldNotContain("\u001b");
        output.ShouldMatch(@"failed  notebooks/bad\.dib +2 cells +\d+\.\d+ s.*\n +cell 2, line 1: Exception: went wrong\n");
        output.ShouldMatch(@"ok      notebooks/good\.dib +1 cell  +\d+\.\d+ s.*\n");
        output.ShouldMatch(@"3 pages in artifacts/site/index\.html, \d+\.\d+ s\n$");
        var pages = Directory.GetFiles(Path.Combine(folder.Path, "artifacts", "site"), "*.html")
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        pages.Keys.Order().ShouldBe(["bad.html", "good.html", "index.html"]);
        pages["bad.html"].ShouldContain("came before");
        pages["bad.html"].ShouldContain("went wrong");
        pages["good.html"].ShouldContain("fine 42");

        (await DibAsync(folder, "render", "notebooks/bad.dib", "--allow-errors", "-o", "other")).ExitCode.ShouldBe(0);
        File.Exists(Path.Combine(folder.Path, "other", "bad.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_of_a_notebook_is_a_command_to_the_terminal()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a\e[31m\u202E.dib",
            "#!csharp\n\nthrow new Exception(\"\\u001b]0;title\\u0007 \\u009b2J\\nok      other.dib\\u202e\");\n");
        var (exitCode, output, _) = await DibAsync(folder, "render", "a\e[31m\u202E.dib");
        exitCode.ShouldBe(1);
        output.ShouldContain("failed  a\\u001B[31m\\u202E.dib");
        output.ShouldContain("        cell 1, line 1: Exception: \\u001B]0;title\\u0007 \\u009B2J\n        ok      other.dib\\u202E\n");
        output.ShouldNotContain("\e");

        foreach (var wrong in (string[][])[["render", "none\e[31m.dib"], ["render", "--culture", "\e[31m"], ["\e[31m"]])
        {
            var refused = await DibAsync(folder, wrong);
            refused.ExitCode.ShouldBe(2);
            refused.Errors.ShouldContain("\\u001B[31m");
            (refused.Errors + refused.Output).ShouldNotContain("\e");
        }
    }

    [Fact]
    public async Task What_a_page_does_not_show_as_it_was_meant_is_said_with_its_line_at_each_rendering_and_fails_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notebooks/a.dib",
            "#!markdown\n\n# A\n\n![a](missing.png) ![b](../../outside.png)\n\n#!html\n\n<p onclick=\"x()\">b</p>\n");
        for (var i = 0; i < 2; i++)
        {
            var (exitCode, output, errors) = await DibAsync(folder, "render");
            exitCode.ShouldBe(0, errors);
            var warnings = output.Split('\n').Where(line => line.StartsWith("warning", StringComparison.Ordinal)).ToList();
            warnings.Count.ShouldBe(3, output);
            warnings[0].ShouldStartWith("warning  notebooks/a.dib, line 5 (cell 1): the picture 'missing.png' was not found");
            warnings[1].ShouldStartWith("warning  notebooks/a.dib, line 5 (cell 1): the picture '../../outside.png' lies outside");
            warnings[2].ShouldStartWith("warning  notebooks/a.dib, line 9 (cell 2): the attribute onclick");
        }
    }

    [Fact]
    public async Task Inputs_are_given_by_name_and_a_missing_one_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", "#!csharp\n\n#!set --name year --value @input:year\n\"the year \" + year\n");
        (await DibAsync(folder, "render", "a.dib", "--input", "year=20=24")).ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(folder.Path, "artifacts", "site", "a.html")).ShouldContain("the year 20=24");
        var missing = await DibAsync(folder, "render", "a.dib");
        missing.ExitCode.ShouldBe(1);
        missing.Output.ShouldContain("cell 1: asks for the input 'year', which this run was not given. Give it with --input year=VALUE.");
    }

    [Fact]
    public async Task A_site_that_stands_is_told_at_once_and_a_new_notebook_or_input_is_not_overlooked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notebooks/a.dib", "#!csharp\n\n#!set --name year --value @input:year\nyear\n");
        string[] args = ["render", "--input", "year=2024"];
        await DibAsync(folder, args);
        (await DibAsync(folder, args)).Output.ShouldMatch(
            @"^fresh   notebooks/a\.dib\n2 pages in artifacts/site/index\.html, \d+\.\d+ s\n$");
        (await DibAsync(folder, "render", "--input", "year=2025")).Output.ShouldContain("the input 'year' changed");
        (await DibAsync(folder, [.. args, "--force"])).Output.ShouldContain("--force");
        (await DibAsync(folder, args)).Output.ShouldStartWith("fresh   notebooks/a.dib\n2 pages");

        folder.Write("notebooks/b.dib", "#!markdown\n\n# New\n");
        var more = await DibAsync(folder, args);
        more.ExitCode.ShouldBe(0);
        more.Output.ShouldContain("notebooks/b.dib");
        File.Exists(Path.Combine(folder.Path, "artifacts", "site", "b.html")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("none.dib: no such file or folder.", "render", "none.dib")]
    [InlineData("empty: the folder has no notebook (*.dib or *.ipynb).", "render", "empty")]
    [InlineData("text.txt: not a notebook; a .dib or .ipynb file was expected.", "render", "text.txt")]
    [InlineData("latin.dib", "render", "latin.dib")]
    [InlineData("broken.dib", "render", "broken.dib")]
    [InlineData("--timeout: found '0', expected a number of seconds above 0.", "render", "--timeout", "0")]
    [InlineData("'soon'", "render", "--timeout", "soon")]
    [InlineData("--timeout", "render", "--timeout")]
    [InlineData("--culture: found 'xx-YY', expected the name of a culture that this machine knows, such as sv-SE, en or en-GB.",
        "render", "--culture", "xx-YY")]
    [InlineData("--culture: found 'Swedish'", "watch", "--culture", "Swedish")]
    [InlineData("--culture: found 'Swedish'", "verify", "--culture", "Swedish")]
    [InlineData("--culture: found 'Swedish'", "kernel", "--culture", "Swedish")]
    [InlineData("--input: found 'year', expected name=value.", "render", "--input", "year")]
    [InlineData("--input: 'a' is given 2 times, expected once.", "render", "--input", "a=1", "--input", "a=2")]
    [InlineData("'--outpt'", "render", "--outpt", "x")]
    [InlineData("'rendr'", "rendr")]
    public async Task Wrong_usage_and_unreadable_files_are_exit_code_2_and_say_what_is_wrong(string message, params string[] args)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "empty"));
        folder.Write("text.txt", "x");
        folder.Write("broken.dib", "#!meta\n{\n");
        File.WriteAllBytes(Path.Combine(folder.Path, "latin.dib"), [0x23, 0xe5, 0x0a]);
        var (exitCode, output, errors) = await DibAsync(folder, args);
        errors.ShouldContain(message);
        errors.ShouldNotContain("   at ");
        output.ShouldBe("");
        exitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Editors_locks_are_no_notebooks_and_one_that_cannot_be_read_does_not_stop_the_others()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", "#!csharp\n\n1 + 1\n");
        folder.Write("._a.dib", "\0\u0005\u0016\a");
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(folder.File(".#a.dib"), "me@host.1:2");
        (await DibAsync(folder, "render", ".", "-o", "out")).ShouldSatisfyAllConditions(
            run => run.ExitCode.ShouldBe(0), run => run.Output.ShouldContain("ok      a.dib"), run => run.Errors.ShouldBe(""));

        folder.Write("bad.dib", "#!meta\n{\n");
        folder.Write("a.dib", "#!csharp\n\n1 + 2\n");
        for (var i = 0; i < 2; i++)
        {
            var (exitCode, output, errors) = await DibAsync(folder, "render", ".", "-o", "out");
            exitCode.ShouldBe(2);
            errors.ShouldStartWith("bad.dib:3: found text that is not JSON");
            errors.ShouldEndWith("Left out; its page stays as it was.\n");
            output.ShouldContain(i == 0 ? "ok      a.dib" : "fresh   a.dib");
        }
    }

    [Fact]
    public async Task Notebooks_of_one_name_are_refused_before_any_is_run()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x/report.dib", "#!csharp\n\nSystem.IO.File.WriteAllText(\"ran\", \"\");\n");
        folder.Write("y/report.dib", "#!csharp\n\n1\n");
        var (exitCode, output, errors) = await DibAsync(folder, "render", "x", "y", "-o", "out");
        (exitCode, output).ShouldBe((2, ""));
        errors.ShouldBe("x/report.dib and y/report.dib would both be written to report.html; rename the notebook, "
            + "or render the two into different folders (-o).\n");
        File.Exists(folder.File("x", "ran")).ShouldBeFalse();
        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_place_for_a_cache_notebooks_run_and_it_is_said_once()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", "#!csharp\n\n\"ran\"\n");
        folder.Write("b.dib", "#!csharp\n\n2\n");
        var environment = new Dictionary<string, string?> { ["XDG_DATA_HOME"] = null, ["XDG_CACHE_HOME"] = null, ["HOME"] = "/proc" };
        for (var i = 0; i < 2; i++)
        {
            var (exitCode, output, errors) = await DibAsync(folder, environment, "render", ".", "-o", "out");
            exitCode.ShouldBe(0, errors);
            output.ShouldContain("ok      a.dib");
            errors.ShouldStartWith("Without a cache, so every cell is compiled anew and every notebook run: ");
            errors.Count(character => character == '\n').ShouldBe(1);
        }
        (await DibAsync(folder, "render", ".", "-o", "/proc/site")).ShouldSatisfyAllConditions(
            run => run.ExitCode.ShouldBe(2), run => run.Output.ShouldBe(""),
            run => run.Errors.ShouldStartWith("/proc/site: this folder cannot be made ("));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Interrupted_it_ends_at_once_and_keeps_what_had_finished(string signal, int expected)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        folder.Write("quick.dib", "#!csharp\n\n\"quick\"\n");
        folder.Write("slow.dib", "#!csharp\n\nSystem.Diagnostics.Process.Start(\"sleep\", \"61\");\nawait Task.Delay(60_000);\n");
        var start = BuiltProgram.FromTerminal(folder.Path, "render", ".", "-o", "out");
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        (await process.StandardOutput.ReadLineAsync())!.ShouldStartWith("ok      quick.dib");
        await ChildAsync(process.Id);

        var clock = Stopwatch.StartNew();
        Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit();
        await process.WaitForExitAsync();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        process.ExitCode.ShouldBe(expected);
        (await process.StandardError.ReadToEndAsync()).ShouldBe("Stopped.\n");
        (await DibAsync(folder, "render", "quick.dib", "-o", "out")).Output.ShouldContain("fresh   quick.dib");
        LeftOf(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Killed_it_leaves_no_process_that_a_cell_started()
    {
        if (!Directory.Exists("/proc/self")) return;
        using var folder = new TemporaryFolder();
        folder.Write("slow.dib", "#!csharp\n\nSystem.Diagnostics.Process.Start(\"sleep\", \"62\");\nawait Task.Delay(60_000);\n");
        using var process = Process.Start(new ProcessStartInfo(BuiltProgram.Path, ["render", ".", "-o", "out"])
        { WorkingDirectory = folder.Path, RedirectStandardOutput = true })!;
        await ChildAsync(process.Id);
        process.Kill();
        await process.WaitForExitAsync();
        for (var attempt = 0; LeftOf(folder).Count > 0; attempt++)
        {
            attempt.ShouldBeLessThan(100, string.Join(", ", LeftOf(folder)));
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task Renderings_of_one_site_at_once_all_end_well_and_leave_nothing_half_written()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["a", "b", "c"])
            folder.Write($"{name}.dib", $"#!markdown\n\n# {name}\n\n#!csharp\n\nnew string('{name}', 100_000)\n");
        // A writer that was killed, and a link that somebody laid where it might write.
        folder.Write("out.state/lock", "w");
        var leftover = folder.Write($"out/.a.html.{Guid.NewGuid():N}.new", "half");
        var outside = folder.Write("outside.txt", "untouched");
        File.CreateSymbolicLink(folder.File("out", "b.html"), outside);

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DibAsync(folder, "render", ".", "-o", "out")));
        runs.ShouldAllBe(run => run.ExitCode == 0 && run.Errors == "");
        File.Exists(leftover).ShouldBeFalse();
        File.ReadAllText(outside).ShouldBe("untouched");
        Directory.EnumerateFiles(folder.Path, "*.new", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .ShouldBeEmpty();
        foreach (var name in (string[])["a", "b", "c"])
            (await File.ReadAllTextAsync(folder.File("out", $"{name}.html"))).ShouldContain(new string(name[0], 100_000));
    }

    [Fact]
    public async Task The_cache_is_shown_and_cleared_and_a_tampered_asset_is_mended()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", "#!csharp\n\n1 + 1\n");
        var environment = new Dictionary<string, string?> { ["XDG_DATA_HOME"] = folder.File("home") };
        await DibAsync(folder, environment, "render", "a.dib", "-o", "out");
        (await DibAsync(folder, environment, "cache")).Output.ShouldMatch(@"^.*home/dib\ncells +1 +0\.0 MB\nlibraries +0 +0\.0 MB\n$");

        var plotly = folder.File("out", "assets", "plotly.min.js");
        var (text, time) = (await File.ReadAllBytesAsync(plotly), File.GetLastWriteTimeUtc(plotly));
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        await DibAsync(folder, environment, "render", "a.dib", "-o", "out");
        byte[] tampered = [.. text];
        tampered[text.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(plotly, tampered);
        File.SetLastWriteTimeUtc(plotly, time);
        (await DibAsync(folder, environment, "render", "a.dib", "-o", "out")).Output.ShouldContain("fresh   a.dib");
        (await File.ReadAllBytesAsync(plotly)).AsSpan().SequenceEqual(text).ShouldBeTrue();

        (await DibAsync(folder, environment, "cache", "--clear")).Output.ShouldNotContain("cells");
        Directory.GetFiles(folder.File("home", "dib"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["key"]);
    }

    [Fact]
    public async Task A_notebook_that_wants_more_memory_than_it_may_take_fails_by_itself()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", "#!csharp\n\nvar all = new List<byte[]>();\nwhile (true) all.Add(new byte[10_000_000]);\n");
        folder.Write("b.dib", "#!csharp\n\n\"fine\"\n");
        var (exitCode, output, _) = await DibAsync(folder, "render", ".", "-o", "out", "--memory", "200");
        exitCode.ShouldBe(1);
        output.ShouldMatch(@"failed  a\.dib .*\n +cell 1.*[Oo]ut ?[Oo]f ?[Mm]emory");
        output.ShouldContain("ok      b.dib");
        (await DibAsync(folder, "render", ".", "--memory", "7")).Errors
            .ShouldContain("--memory: found '7', expected a number of megabytes");
    }

    /// <summary>Waits until a kernel of a program has started another program.</summary>
    private static async Task ChildAsync(int program)
    {
        for (var attempt = 0; Children(program).SelectMany(Children).All(id => NameOf(id) != "sleep"); attempt++)
        {
            attempt.ShouldBeLessThan(600);
            await Task.Delay(50);
        }

        static IEnumerable<int> Children(int id) => Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), out var child) ? child : 0)
            .Where(child => child > 0 && ParentOf(child) == id);
    }

    private static string? NameOf(int id) => Stat(id)?.Split('(', ')')[1];

    private static int ParentOf(int id) => Stat(id) is { } stat ? int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]) : 0;

    private static string? Stat(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat");
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The processes that run in a folder.</summary>
    private static List<string> LeftOf(TemporaryFolder folder) => [.. Directory.EnumerateDirectories("/proc")
        .Where(path => int.TryParse(Path.GetFileName(path), out _))
        .Where(path => new FileInfo(Path.Combine(path, "cwd")).LinkTarget == folder.Path)];

    [Theory]
    [InlineData("PATH", "", "PDFs are printed by Chromium, and none was found: looked on the PATH for chromium, "
        + "chromium-browser, google-chrome,")]
    [InlineData("CHROMIUM", "/no/chromium", "CHROMIUM names /no/chromium, which does not exist")]
    public async Task Without_a_browser_there_is_no_pdf_but_the_page_is_rendered(string variable, string value, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", "#!csharp\n\n1 + 1\n");
        var environment = new Dictionary<string, string?> { ["CHROMIUM"] = null, [variable] = value };
        var (exitCode, output, errors) = await DibAsync(folder, environment, "render", "a.dib", "--pdf");

        exitCode.ShouldBe(1);
        errors.ShouldStartWith(message);
        output.ShouldContain("2 pages in artifacts/site/index.html");
        Directory.EnumerateFiles(Path.Combine(folder.Path, "artifacts", "site"), "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .ShouldContain("a.html");
    }

    [Fact]
    public async Task Packages_of_the_original_show_their_charts_and_data_frames_from_an_empty_cache()
    {
        using var folder = new TemporaryFolder();
        folder.Write("chart.dib", """
            #!csharp

            #r "nuget: Plotly.NET.Interactive, 6.0.0"

            #!csharp

            using Plotly.NET;
            var trace = new Trace("bar");
            DynamicObj.DynObj.setProperty<string[]>("x", new[] { "Skåne", "Gotland" }, trace);
            DynamicObj.DynObj.setProperty<int[]>("y", new[] { 3, 1 }, trace);
            GenericChart.ofTraceObject(true, trace)
            """);
        folder.Write("table.dib", """
            #!csharp

            #r "nuget: Microsoft.Data.Analysis, 0.23.1"

            #!csharp

            using Microsoft.Data.Analysis;
            new DataFrame(new StringDataFrameColumn("region", new[] { "Skåne", "Gotland" }),
                new Int32DataFrameColumn("amount", new[] { 3, 1 }))
            """);
        string Own(string name) => Path.Combine(folder.Path, name);
        var environment = new Dictionary<string, string?>
        {
            ["NUGET_PACKAGES"] = Own("packages"),
            ["XDG_CACHE_HOME"] = Own("cache"),
            ["XDG_DATA_HOME"] = Own("share"),
        };
        var (exitCode, output, _) = await DibAsync(folder, environment, "render", ".", "-o", "site");

        exitCode.ShouldBe(0, output);
        var chart = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(Own("site/chart.html")));
        chart.QuerySelector("figure.chart .chart-data table")!.TextContent.ShouldContain("Skåne");
        (await File.ReadAllTextAsync(Own("site/assets/chart.charts.js"))).ShouldContain("\"bar\"");
        var table = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(Own("site/table.html")));
        table.QuerySelectorAll("table.data tbody tr")
            .Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)))
            .ShouldBe(["Skåne|3", "Gotland|1"]);
    }

    /// <summary>A page never depends on where it is made.</summary>
    [Fact]
    public async Task The_culture_of_the_machine_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", "#!csharp\n\nConsole.Write(-1.5);\nnew[] { new { Name = \"A\", Value = 12345.5 } }\n");
        (await DibAsync(
            folder, new Dictionary<string, string?> { ["LC_ALL"] = "C.UTF-8" }, "render", "a.dib", "-o", "here")).ExitCode.ShouldBe(
            0);
        (await DibAsync(
            folder, new Dictionary<string, string?> { ["LC_ALL"] = "sv_SE.UTF-8" }, "render", "a.dib", "-o", "there")).ExitCode.ShouldBe(
            0);
        var page = await File.ReadAllTextAsync(Path.Combine(folder.Path, "there", "a.html"));
        page.ShouldContain("-1.5");
        page.ShouldBe(await File.ReadAllTextAsync(Path.Combine(folder.Path, "here", "a.html")));
    }

    /// <summary>Local times are written in it, also those of texts that say how far from it they are.</summary>
    [Fact]
    public async Task Another_time_zone_makes_a_page_stale()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.dib", "#!csharp\n\nDateTime.Parse(\"2024-01-01T00:00:00Z\").ToString(\"HH:mm\")\n");
        foreach (var (zone, expected, told) in new[]
        {
            ("Europe/Stockholm", "01:00", "ok      a.dib"), ("Europe/Stockholm", "01:00", "fresh   a.dib"),
            ("Asia/Tokyo", "09:00", "the time zone is another"),
        })
        {
            var run = await DibAsync(folder, new Dictionary<string, string?> { ["TZ"] = zone }, "render", "a.dib", "-o", "out");
            run.Output.ShouldContain(told);
            File.ReadAllText(folder.File("out", "a.html")).ShouldContain(expected);
        }
    }

    private static Task<(int ExitCode, string Output, string Errors)> DibAsync(TemporaryFolder folder, params string[] args) =>
        DibAsync(folder, new Dictionary<string, string?>(), args);

    private static async Task<(int ExitCode, string Output, string Errors)> DibAsync(
        TemporaryFolder folder, Dictionary<string, string?> environment, params string[] args)
    {
        var start = new ProcessStartInfo(BuiltProgram.Path, args)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return (process.ExitCode, await output, await errors);
    }
}
