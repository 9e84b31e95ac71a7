using Microsoft.Playwright;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>What other programs and windows do with a notebook that is open: no text, no variable and no output is lost.</summary>
public sealed class OutsideTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    private const string TwoCells = "#!csharp\n\nvar id = Environment.ProcessId; id * 1\n\n#!csharp\n\n\"before\"\n";

    [Fact]
    public async Task An_edit_by_another_program_is_shown_and_the_other_cells_keep_outputs_and_variables()
    {
        await OpenTextAsync("edited-outside.dib", TwoCells);
        await Window.RunAllAsync();
        var shown = await (await Window.Cell(0).OutputAsync()).InnerTextAsync();
        VsCode.Workspace.AddNotebook("edited-outside.dib", TwoCells.Replace("\"before\"", "id + 0", StringComparison.Ordinal));
        await Expect(Window.Cell(1).Text).ToHaveTextAsync("id + 0");
        await Expect(Window.UnsavedMark).ToHaveCountAsync(0);
        await Expect(Window.Cell(0).Succeeded).ToBeVisibleAsync();
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync(shown);

        await Window.Cell(1).RunAsync();
        await Expect(Window.Cell(1).Status).Not.ToContainTextAsync("have not run");
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync(shown);
    }

    [Fact]
    public async Task What_was_changed_here_and_elsewhere_is_asked_about_and_a_deleted_file_is_told_of()
    {
        var file = VsCode.Workspace.AddNotebook("conflict.dib", TwoCells);
        await Window.OpenNotebookAsync(file);
        await Window.Cell(1).ReplaceTextAsync("6 * 7 // mine");
        await Expect(Window.UnsavedMark).ToBeVisibleAsync();
        // Of another length: VS Code takes a file of the same for the same.
        var theirs = TwoCells.Replace("before", "changed elsewhere", StringComparison.Ordinal);
        VsCode.Workspace.AddNotebook("conflict.dib", theirs);
        await Window.RunCommandAsync("File: Save");
        await Expect(Window.Notifications.Filter(new() { HasText = "The content of the file is newer." })).ToBeVisibleAsync();
        File.ReadAllText(file).ShouldBe(theirs);
        await Expect(Window.Cell(1).Text).ToContainTextAsync("mine");
        await Expect(Window.UnsavedMark).ToBeVisibleAsync();
        await Window.RunCommandAsync("Notifications: Clear All Notifications");
        await Window.RunCommandAsync("File: Revert File");
        await Expect(Window.Cell(1).Text).ToContainTextAsync("elsewhere");

        File.Delete(file);
        await Expect(Window.Notifications.Filter(new() { HasText = "conflict.dib was deleted" })).ToBeVisibleAsync();
        await Window.Page.GetByRole(AriaRole.Button, new() { Name = "Save It Again" }).ClickAsync();
        await Expect(Window.Notifications).ToHaveCountAsync(0);
        for (var end = Environment.TickCount64 + VsCodeWindow.Patience; !File.Exists(file) && Environment.TickCount64 < end;)
            await Task.Delay(100);
        File.ReadAllText(file).ShouldBe(theirs);
        // The browser's console says of a file that is newer what the window says.
        Window.Traffic.Forget();
    }

    [Fact]
    public async Task Two_windows_on_a_notebook_have_their_own_variables_and_keep_the_outputs_of_both()
    {
        var file = VsCode.Workspace.AddNotebook("two.dib", "#!csharp\n\nvar mine = 6; 40 + 2\n\n#!csharp\n\n40 + 3\n");
        await Window.OpenNotebookAsync(file);
        await using (var other = await VsCode.OpenWindowAsync(VsCode.Server))
        {
            await other.OpenNotebookAsync(file);
            await Window.Cell(0).RunAsync();
            await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync("42");
            await other.Cell(1).RunAsync();
            await Expect(await other.Cell(1).OutputAsync()).ToHaveTextAsync("43");
            await Expect(other.Cell(0).ExecutionOrder).ToHaveTextAsync("[ ]");
            VsCode.Server.Kernels.Count.ShouldBe(2);
            await other.CloseNotebookAsync();
        }
        await Window.CloseNotebookAsync();
        await Window.OpenNotebookAsync(file);
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync("42");
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync("43");
    }
}
