using Microsoft.Playwright;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>Outputs that are there although the kernel has not run their cells do not look as if it had.</summary>
public sealed class NotRunTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task A_reopened_notebook_says_which_cells_have_not_run_and_runs_those_that_a_cell_needs()
    {
        await OpenAsync("earlier.dib", "var six = 6;", "six * 7");
        await Window.RunAllAsync();
        await Window.CloseNotebookAsync();
        await Window.OpenNotebookAsync(VsCode.Workspace.Notebook("earlier.dib"));
        await AssertEarlierAsync(0);
        await AssertEarlierAsync(1);
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync("42");

        await Window.Cell(1).RunAsync();
        await Expect(Window.Cell(1).Failed).ToBeVisibleAsync();
        await Window.UntilDoneAsync(() => Window.Cell(1).Status.GetByText("Cells above have not run").ClickAsync());
        foreach (var cell in new[] { Window.Cell(0), Window.Cell(1) })
        {
            await Expect(cell.Succeeded).ToBeVisibleAsync();
            await Expect(cell.Status).Not.ToContainTextAsync("run");
        }
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync("42");
    }

    [Fact]
    public async Task A_kernel_that_is_restarted_has_run_nothing_and_cells_say_so()
    {
        await OpenAsync("restarted.dib", "var six = 6;", "six / (six - 6)");
        await Window.RunAllAsync();
        await Window.RunCommandAsync("Dib: Restart");
        await AssertEarlierAsync(0);
        await AssertEarlierAsync(1, "Failed in an earlier run");

        await Window.Cell(0).RunAsync();
        await Expect(Window.Cell(0).Status).Not.ToContainTextAsync("earlier");
        await Window.CloseNotebookAsync();
        await Window.OpenNotebookAsync(VsCode.Workspace.Notebook("restarted.dib"));
        await AssertEarlierAsync(0);
        await AssertEarlierAsync(1, "Failed in an earlier run");
    }

    [Fact]
    public async Task A_link_of_a_kept_error_leads_to_its_cell_though_cells_have_come_before_it()
    {
        await OpenAsync("shifted.dib", "var six = 6;", "six.None");
        await Window.RunAllAsync();
        await Window.CloseNotebookAsync();
        await OpenAsync("shifted.dib", "var five = 5;", "var six = 6;", "six.None");
        await AssertEarlierAsync(2, "Failed in an earlier run");
        await (await Window.Cell(2).OutputAsync()).GetByRole(AriaRole.Button, new() { Name = "cell 2, line 1" }).First.ClickAsync();
        await Window.Cell(2).TakesKeysAsync();
    }

    /// <summary>The cell has neither tick nor number, and says that its last run was an earlier one.</summary>
    private async Task AssertEarlierAsync(int index, string says = "From an earlier run")
    {
        var cell = Window.Cell(index);
        await Expect(cell.Status).ToContainTextAsync(says);
        await Expect(cell.ExecutionOrder).ToHaveTextAsync("[ ]");
        await Expect(cell.Succeeded.Or(cell.Failed)).ToHaveCountAsync(0);
    }
}
