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
        chart.QuerySelector("figure.chart script[type='application/json']")!.TextContent.ShouldContain("\"bar\"");
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
