using System.Text.RegularExpressions;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>Opening notebooks and running their cells.</summary>
public sealed partial class RunningTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task A_notebook_runs_as_a_whole_draws_its_charts_and_is_not_changed_by_that()
    {
        await Window.OpenNotebookAsync(VsCode.Workspace.Notebook("3-bup-earmarks.dib"));
        await Window.RunAllAsync();

        var cells = CellMarks().Split(Repository.Text("notebooks", "3-bup-earmarks.dib"))[1..].ToList();
        var chart = Window.Cell(cells.FindIndex(cell => cell.Contains(".Dots()")));
        await chart.RevealAsync();
        await Expect((await chart.OutputAsync()).Locator("svg.main-svg").First).ToBeVisibleAsync();
        await Window.PictureAsync("charts");
        // A cell that fails keeps those after it from running.
        var last = Window.Cell(await Window.CountCellsAsync() - 1);
        await last.RevealAsync();
        await Expect(last.Succeeded).ToBeVisibleAsync();
        await Expect(Window.UnsavedMark).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Packages_of_the_original_show_their_charts_and_data_frames()
    {
        await OpenAsync(
            "packages.dib",
            "#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Microsoft.Data.Analysis, 0.23.1\"",
            "using Plotly.NET;\nvar trace = new Trace(\"bar\");\n"
                + "DynamicObj.DynObj.setProperty<string[]>(\"x\", new[] { \"Skåne\", \"Gotland\" }, trace);\n"
                + "DynamicObj.DynObj.setProperty<int[]>(\"y\", new[] { 3, 1 }, trace);\nGenericChart.ofTraceObject(true, trace)",
            "using Microsoft.Data.Analysis;\n"
                + "new DataFrame(new StringDataFrameColumn(\"region\", new[] { \"Skåne\", \"Gotland\" }), new "
                + "Int32DataFrameColumn(\"amount\", new[] { 3, 1 }))");
        await Window.RunAllAsync();

        await Expect((await Window.Cell(1).OutputAsync()).Locator("svg.main-svg").First).ToBeVisibleAsync();
        await Expect((await Window.Cell(2).OutputAsync()).Locator("tbody tr")).ToHaveTextAsync(["Skåne3", "Gotland1"]);
    }

    [Fact]
    public async Task A_cell_that_is_edited_and_run_again_shows_its_new_value()
    {
        await OpenAsync("edited.dib", "var six = 6;", "six * 7");
        await Window.RunAllAsync();
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync("42");

        await Window.Cell(1).ReplaceTextAsync("six * 9");
        await Window.Cell(1).RunAsync();
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync("54");
    }

    [Fact]
    public async Task A_cell_asks_for_its_input_and_goes_on_with_the_answer()
    {
        await OpenAsync("asks.dib", "#!set --name place --value @input:place", "\"The place is \" + place");
        await Window.UntilDoneAsync(async () =>
        {
            await Window.StartAllAsync();
            (await Window.AnswerAsync("Visby")).ShouldContain("place");
        });
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync("The place is Visby");
    }

    [Fact]
    public async Task An_endless_loop_can_be_interrupted_and_all_variables_stay()
    {
        await OpenAsync("endless.dib", "var earlier = 40;", "var own = 2;\nConsole.Write(\"on\");\nwhile (true) { }", "earlier + own");
        await Window.Cell(0).RunAsync();
        await Window.Cell(1).StartAsync();
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync("on");
        await Window.InterruptAsync();
        await Expect(Window.Cell(1).Failed).ToBeVisibleAsync();

        await Window.Cell(2).RunAsync();
        await Expect(await Window.Cell(2).OutputAsync()).ToHaveTextAsync("42");
    }

    [Fact]
    public async Task A_call_that_cannot_be_interrupted_is_asked_about_and_its_kernel_ended_only_then()
    {
        await OpenAsync("blocked.dib", "Console.Write(\"on\");\nSystem.Threading.Thread.Sleep(-1);", "6 * 7");
        await Window.Cell(0).StartAsync();
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync("on");
        await Window.InterruptAsync();
        await Window.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "End the Kernel" }).ClickAsync();
        await Expect(Window.Cell(0).Failed).ToBeVisibleAsync();

        await Window.Cell(1).RunAsync();
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync("42");
    }

    [Fact]
    public async Task Opening_a_notebook_shows_what_its_last_run_showed_and_runs_nothing()
    {
        await OpenAsync("kept.dib", "Environment.ProcessId");
        VsCode.Server.Kernels.ShouldBeEmpty();
        await Window.RunAllAsync();
        var shown = await (await Window.Cell(0).OutputAsync()).InnerTextAsync();
        VsCode.Server.Kernels.Count.ShouldBe(1);

        await Window.CloseNotebookAsync();
        await Window.OpenNotebookAsync(VsCode.Workspace.Notebook("kept.dib"));
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync(shown);
        VsCode.Server.Kernels.ShouldBeEmpty();
        await Expect(Window.UnsavedMark).ToHaveCountAsync(0);
    }

    [GeneratedRegex("^#!(?:markdown|csharp)$", RegexOptions.Multiline)]
    private static partial Regex CellMarks();
}
