using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>A notebook that gets another name is the same notebook: its outputs stay in sight, and its variables live.</summary>
public sealed class SavingTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task The_first_save_of_a_new_notebook_keeps_its_outputs_and_its_variables()
    {
        await Window.RunCommandAsync("Dib: New Notebook");
        await Window.Cell(0).ReplaceTextAsync("var id = Environment.ProcessId; id * 1");
        await AssertKeptAsync("first.dib", () => Window.Page.Keyboard.PressAsync("Control+S"));
    }

    [Fact]
    public async Task Saving_under_another_name_keeps_outputs_and_variables()
    {
        await OpenAsync("before.dib", "var id = Environment.ProcessId; id * 1");
        await AssertKeptAsync("after.dib", Window.StartSavingAsAsync);
    }

    [Fact]
    public async Task Renaming_in_the_explorer_keeps_outputs_and_variables()
    {
        await OpenAsync("old.dib", "var id = Environment.ProcessId; id * 1");
        await Window.RunAllAsync();
        var shown = await (await Window.Cell(0).OutputAsync()).InnerTextAsync();
        await Window.RunCommandAsync("File: Reveal Active File in Explorer View");
        await Window.RenameSelectedFileAsync("new.dib");
        await AssertKeptAsync("new.dib", shown);
        await Expect(Window.Cell(0).Succeeded).ToBeVisibleAsync();

        await Window.CloseNotebookAsync();
        await Window.OpenNotebookAsync(VsCode.Workspace.Notebook("new.dib"));
        await Expect(Window.Cell(0).Status).ToContainTextAsync("From an earlier run");
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync(shown);
    }

    /// <summary>Runs the notebook's one cell, which shows its process, and saves it under a name.</summary>
    private async Task AssertKeptAsync(string name, Func<Task> save)
    {
        await Window.RunAllAsync();
        var shown = await (await Window.Cell(0).OutputAsync()).InnerTextAsync();
        await save();
        await Window.AnswerPathAsync(VsCode.Workspace.Notebook(name));
        await AssertKeptAsync(name, shown);
    }

    /// <summary>The notebook of that name shows what the one cell has shown, and its kernel is the same.</summary>
    private async Task AssertKeptAsync(string name, string shown)
    {
        await Window.ShowsAsync(name);
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync(shown);

        await Window.Cell(0).ReplaceTextAsync("id + 0");
        await Window.Cell(0).RunAsync();
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync(shown);
        await Window.SaveAsync();
        VsCode.Server.Kernels.Count.ShouldBe(1);
    }
}
