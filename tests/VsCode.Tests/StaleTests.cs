using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>Cells that no longer show what they would, were the notebook run from the top.</summary>
public sealed class StaleTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task What_uses_an_edited_cell_is_marked_and_one_command_runs_it_all_in_order()
    {
        await OpenAsync("stale.dib", "var six = 6;", "var seven = 7;", "var answer = six * 7;", "answer + 1", "seven + 1");
        await Window.RunAllAsync();
        await Expect(await Window.Cell(3).OutputAsync()).ToHaveTextAsync("43");
        await Expect(Window.Cell(0).Mark).ToHaveCountAsync(0);

        await Window.Cell(0).ReplaceTextAsync("var six = 60;");
        await Expect(Window.Cell(0).Mark).ToHaveTextAsync("Edited, not run");
        await Expect(Window.Cell(2).Mark).ToHaveTextAsync("Stale: uses six of cell 1, which has changed");
        await Expect(Window.Cell(3).Mark).ToHaveTextAsync("Stale: uses answer of cell 3, which has changed");
        await Expect(Window.Cell(1).Mark).ToHaveCountAsync(0);
        await Expect(Window.Cell(4).Mark).ToHaveCountAsync(0);
        await Window.PicturesInThemesAsync("stale", VsCode.Workspace.Root);

        var seven = await Window.Cell(4).ExecutionOrder.InnerTextAsync();
        await Window.UntilDoneAsync(() => Window.RunCommandAsync("Dib: Run Stale Cells"));
        await Expect(await Window.Cell(3).OutputAsync()).ToHaveTextAsync("421");
        foreach (var cell in new[] { 0, 2, 3 })
            await Expect(Window.Cell(cell).Mark).ToHaveCountAsync(0);
        await Expect(Window.Cell(4).ExecutionOrder).ToHaveTextAsync(seven);
    }

    [Fact]
    public async Task A_cell_that_is_deleted_before_the_kernel_was_asked_about_it_is_passed_over()
    {
        // Each is asked about, in their order: that takes longer than deleting the last. They are high, so that few are in sight.
        const int Later = 30;
        var declarations = string.Concat(Enumerable.Range(0, 15).Select(i => $"\nvar l{i} = six + {i};"));
        await OpenAsync("deleted.dib", ["var six = 6;", .. Enumerable.Range(1, Later).Select(i => $"// {i}{declarations}")]);
        await Window.Cell(0).FocusAsync();
        await Window.LeaveCellAsync();
        await Window.UntilDoneAsync(() => Window.Page.Keyboard.PressAsync("Control+Enter"));
        await Window.Page.Keyboard.PressAsync("Control+End");
        await Expect(Window.SelectedRow).ToHaveAttributeAsync("data-index", $"{Later}");
        await Window.Page.Keyboard.PressAsync("d");
        await Window.Page.Keyboard.PressAsync("d");
        await Expect(Window.SelectedRow).ToHaveAttributeAsync("aria-setsize", $"{Later}");

        // What goes wrong meanwhile, the window's console says at the end of the test.
        await Window.Cell(0).ReplaceTextAsync("var six = 60;");
        await Expect(Window.Cell(0).Mark).ToHaveTextAsync("Edited, not run");
        await Window.UntilDoneAsync(() => Window.RunCommandAsync("Dib: Run Stale Cells"));
        await Expect(Window.Cell(0).Mark).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_edit_that_is_taken_back_leaves_no_mark()
    {
        await OpenAsync("back.dib", "var six = 6;", "six + 1");
        await Window.RunAllAsync();
        await Window.Cell(0).ReplaceTextAsync("var six = 7;");
        await Expect(Window.Cell(1).Mark).ToHaveCountAsync(1);
        await Window.Cell(0).ReplaceTextAsync("var six = 6;");
        await Expect(Window.Cell(0).Mark).ToHaveCountAsync(0);
        await Expect(Window.Cell(1).Mark).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_cell_that_runs_again_makes_stale_what_it_has_changed_below_whatever_name_it_has_there()
    {
        await OpenAsync(
            "changes.dib", "var seen = new List<int>();\nvar other = new List<int>();\nvar same = seen;", "seen.Add(1);", "same.Count",
            "other.Count");
        await Window.RunAllAsync();
        await Expect(await Window.Cell(2).OutputAsync()).ToHaveTextAsync("1");

        await Window.Cell(1).RunAsync();
        await Expect(Window.Cell(2).Mark).ToHaveTextAsync("Stale: uses same of cell 2, which has changed");
        await Expect(Window.Cell(3).Mark).ToHaveCountAsync(0);
        // The mark itself runs what is stale.
        await Window.UntilDoneAsync(() => Window.Cell(2).Mark.ClickAsync());
        await Expect(await Window.Cell(2).OutputAsync()).ToHaveTextAsync("2");
        await Expect(Window.Cell(2).Mark).ToHaveCountAsync(0);
    }
}
