using System.Diagnostics;
using System.Text.Json.Nodes;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>Jupyter notebooks, which VS Code reads and writes itself: C# cells of theirs run as those of a .dib file.</summary>
public sealed class IpynbTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    private const string CSharp = """
        "kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}, "language_info": {"name": "C#"}
        """;

    [Fact]
    public async Task A_notebook_runs_restarts_is_saved_with_its_outputs_and_shows_them_again()
    {
        var path = Add("runs.ipynb", CSharp,
            Code("#!import setup.dib\nvar id = Environment.ProcessId; id * 1"),
            Code("MoneySplit.Of(data.Grant(\"2022-backlog\")).PerInhabitant.Bars()"),
            Code("new[] { new { Region = \"Gotland\", Amount = 7 } }"),
            Code("Console.WriteLine(\"written\");\nthrow new Exception(\"on purpose\");"),
            Code(""""
                """{"data":[{"type":"bar","x":["<Visby>"],"y":[3]}]}""".DisplayAs("application/vnd.plotly.v1+json");
                """"));
        await Window.OpenNotebookAsync(path);
        VsCode.Server.Kernels.ShouldBeEmpty();
        await Expect(Window.UnsavedMark).ToHaveCountAsync(0);
        await Window.RunAllAsync();
        var before = await (await Window.Cell(0).OutputAsync()).InnerTextAsync();
        await Expect((await Window.Cell(1).OutputAsync()).Locator("svg.main-svg").First).ToBeVisibleAsync();
        await Expect((await Window.Cell(2).OutputAsync()).GetByText("Save as CSV")).ToBeVisibleAsync();
        await Expect(Window.Cell(3).Failed).ToBeVisibleAsync();
        await Window.Cell(4).RunAsync();
        await Expect((await Window.Cell(4).OutputAsync()).Locator("svg.main-svg").First).ToBeVisibleAsync();
        await Window.PictureAsync("ipynb");

        await Window.RunCommandAsync("Dib: Restart");
        await Window.RunAllAsync();
        await Expect(await Window.Cell(0).OutputAsync()).Not.ToHaveTextAsync(before);
        var shown = await (await Window.Cell(0).OutputAsync()).InnerTextAsync();
        await Window.Cell(4).RunAsync();
        await Window.SaveAsync();
        AssertValid(path);
        var outputs = Cells(path).Select(cell => cell["outputs"]!.AsArray()).ToList();
        Data(outputs[1]).ShouldBe(["application/vnd.plotly.v1+json", "image/svg+xml", "text/html"]);
        Data(outputs[2]).ShouldBe(["application/vnd.dib.table+html", "text/html", "text/plain"]);
        Data(outputs[4]).ShouldBe(["application/vnd.plotly.v1+json", "text/html"]);
        outputs[4][0]!["data"]!["text/html"]!.AsArray().Last()!.GetValue<string>()
            .ShouldBe("<tbody><tr><td>1</td><td>&#60;Visby&#62;</td><td>3</td></tr></tbody></table>");
        outputs[3].Select(output => (string?)output!["output_type"]).ShouldBe(["stream", "error"]);
        ((string?)outputs[3][1]!["evalue"]).ShouldBe("cell 4, line 2: Exception: on purpose");

        await Window.CloseNotebookAsync();
        await VsCode.Server.HasNoKernelAsync();
        await Window.OpenNotebookAsync(path);
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync(shown);
        await Expect((await Window.Cell(1).OutputAsync()).Locator("svg.main-svg").First).ToBeVisibleAsync();
        await Expect((await Window.Cell(3).OutputAsync()).Nth(1)).ToContainTextAsync("on purpose");
        VsCode.Server.Kernels.ShouldBeEmpty();
        await Expect(Window.UnsavedMark).ToHaveCountAsync(0);
        var (exitCode, said) = Dib("render", path, "--output", Path.Combine(VsCode.Workspace.Root, "site"), "--allow-errors");
        exitCode.ShouldBe(0, said);
        File.ReadAllText(Path.Combine(VsCode.Workspace.Root, "site", "runs.html")).ShouldContain("Gotland");
    }

    [Fact]
    public async Task Completions_errors_interrupts_and_marks_work_as_in_a_dib_file()
    {
        await Window.OpenNotebookAsync(Add("written.ipynb", CSharp,
            Code("var six = 6;\nvar text = \"six\";"), Code("text"), Code("Console.Write(\"on\");\nwhile (true) { }"), Code("six * 7")));
        await Window.Cell(1).TypeAtEndAsync(".");
        (await Window.Cell(1).CompletionsAsync("Length")).ShouldContain("IndexOf");
        await Window.Page.Keyboard.PressAsync("Escape");
        await Window.Cell(1).ReplaceTextAsync("sixty");
        await Expect(Window.Cell(1).ErrorMarks).ToHaveCountAsync(1);
        await Window.Cell(0).RunAsync();

        await Window.Cell(2).StartAsync();
        await Expect(await Window.Cell(2).OutputAsync()).ToHaveTextAsync("on");
        await Window.InterruptAsync();
        await Window.Cell(3).RunAsync();
        await Expect(await Window.Cell(3).OutputAsync()).ToHaveTextAsync("42");
        await Window.Cell(0).ReplaceTextAsync("var six = 7;");
        await Expect(Window.Cell(0).Mark).ToHaveTextAsync("Edited, not run");
    }

    [Fact]
    public async Task Cells_run_as_what_their_file_says_and_keep_it_when_they_are_saved()
    {
        var path = Add("kinds.ipynb", """
            "kernelspec": {"name": ".net-csharp", "language": "polyglot-notebook", "display_name": ".NET (C#)"},
            "language_info": {"name": "polyglot-notebook"}
            """,
            Code("6 * 7", """{"polyglot_notebook": {"kernelName": "csharp"}, "vscode": {"languageId": "polyglot-notebook"}}"""),
            Code("<b id=\"bold\">b</b>", """{"dotnet_interactive": {"language": "html"}, "polyglot_notebook": {"kernelName": "html"}}"""),
            Code("#!html\n<i id=\"sloped\">i</i>", """{"polyglot_notebook": {"kernelName": "html"}}"""));
        await Window.OpenNotebookAsync(path);
        await Window.RunAllAsync();
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync("42");
        await Expect((await Window.Cell(1).OutputAsync()).Locator("#bold")).ToHaveTextAsync("b");
        await Expect((await Window.Cell(2).OutputAsync()).Locator("#sloped")).ToHaveTextAsync("i");

        await Window.SaveAsync();
        AssertValid(path);
        Cells(path).Select(cell => (string?)cell["metadata"]!["polyglot_notebook"]!["kernelName"]).ShouldBe(["csharp", "html", "html"]);
    }

    [Fact]
    public async Task A_notebook_of_Python_is_offered_no_kernel()
    {
        var path = Add("python.ipynb", """
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}
            """, Code("1 + 1"));
        await Window.OpenNotebookAsync(Add("csharp.ipynb", CSharp, Code("6 * 7")));
        await Window.CloseNotebookAsync();
        await Window.OpenNotebookAsync(path, kernel: "Select Kernel");
    }

    [Fact]
    public async Task A_new_notebook_of_Jupyter_becomes_one_of_CSharp_when_the_kernel_is_chosen()
    {
        var path = Add("new.ipynb", "", Code(""));
        await Window.OpenNotebookAsync(path, kernel: "C# (dib)");
        await Window.ChooseKernelAsync("C# (dib)");
        await Window.Cell(0).ReplaceTextAsync("6 * 7");
        await Window.Cell(0).RunAsync();
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync("42");
        await Window.SaveAsync();
        AssertValid(path);
        ((string?)JsonNode.Parse(File.ReadAllText(path))!["metadata"]!["kernelspec"]!["name"]).ShouldBe(".net-csharp");
    }

    private string Add(string name, string metadata, params string[] cells) =>
        VsCode.Workspace.AddNotebook(name, $$"""
            {"cells": [{{string.Join(",\n", cells)}}], "metadata": { {{metadata}} }, "nbformat": 4, "nbformat_minor": 5}
            """);

    private static string Code(string source, string metadata = "{}") => $$"""
        {"cell_type": "code", "id": "c{{Math.Abs(source.GetHashCode())}}", "execution_count": null, "metadata": {{metadata}}, "outputs": [],
          "source": {{JsonValue.Create(source).ToJsonString()}}}
        """;

    private static List<JsonNode> Cells(string path) => [.. JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray().OfType<JsonNode>()];

    private static List<string> Data(JsonArray outputs) => [.. outputs.Single()!["data"]!.AsObject().Select(format => format.Key).Order()];

    private static (int ExitCode, string Said) Dib(params string[] arguments) =>
        Run(Repository.Path("artifacts", "bin", "Dib.Cli", "release", "dib"), arguments);

    /// <summary>Asks Jupyter's own validator, where there is one.</summary>
    private static void AssertValid(string path)
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python) || Run(Python, "-c", "import nbformat").ExitCode != 0) return;
        const string Validate = "import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT))";
        var (exitCode, said) = Run(Python, "-W", "error", "-c", Validate, path);
        exitCode.ShouldBe(0, said);
    }

    private static (int ExitCode, string Said) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
