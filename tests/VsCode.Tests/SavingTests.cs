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

    /// <summary>Runs the notebook's one cell, which shows its process, and saves it under a name.</summary>
    private async Task AssertKeptAsync(string name, Func<Task> save)
    {
        await Window.RunAllAsync();
        var shown = await (await Window.Cell(0).OutputAsync()).InnerTextAsync();
        await save();
        await Window.AnswerPathAsync(VsCode.Workspace.Notebook(name));
        await Window.ShowsAsync(name);
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync(shown);

        await Window.Cell(0).ReplaceTextAsync("id + 0");
        await Window.Cell(0).RunAsync();
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync(shown);
        VsCode.Server.Kernels.Count.ShouldBe(1);
    }
}
