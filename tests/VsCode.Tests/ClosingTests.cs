using Microsoft.Playwright;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>A notebook that is closed is gone: its kernel has ended, and what was not saved is forgotten.</summary>
public sealed class ClosingTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task A_link_of_an_error_leads_to_the_line_and_keeps_no_notebook_open()
    {
        await OpenAsync("linked.dib", "var six = 6;\nint Fail() =>\n    throw new Exception(\"on purpose\");", "Fail()");
        await Window.RunAllAsync();
        await (await Window.Cell(1).OutputAsync()).GetByRole(AriaRole.Button, new() { Name = "cell 1, line 3" }).First.ClickAsync();
        await Window.Cell(0).TakesKeysAsync();
        await Window.Page.Keyboard.InsertTextAsync("discarded");
        await Expect(Window.Cell(0).Text).ToContainTextAsync("discarded    throw");
        await AssertForgottenOnceClosedAsync("linked.dib");
    }

    [Fact]
    public async Task A_notebook_is_gone_though_one_of_its_outputs_stays_open()
    {
        await OpenAsync("long.dib", "for (var i = 0; i < 100; i++) Console.WriteLine(i);");
        await Window.RunAllAsync();
        await (await Window.Cell(0).OutputAsync()).GetByText("text editor").ClickAsync();
        await Expect(Window.Tabs).ToHaveCountAsync(2);
        await Window.Tabs.Filter(new() { HasText = "long.dib" }).First.ClickAsync();

        await Window.Cell(0).TypeAtEndAsync("discarded");
        await AssertForgottenOnceClosedAsync("long.dib");
    }

    [Fact]
    public async Task A_notebook_that_is_shown_twice_keeps_its_kernel_when_one_editor_is_closed()
    {
        await OpenAsync("twice.dib", "var id = Environment.ProcessId; id * 1");
        await Window.RunAllAsync();
        var shown = await (await Window.Cell(0).OutputAsync()).InnerTextAsync();
        await Window.RunCommandAsync("View: Split Editor Right");
        await Expect(Window.Tabs).ToHaveCountAsync(2);
        await Window.RunCommandAsync("View: Close Editor");
        await Expect(Window.Tabs).ToHaveCountAsync(1);
        // Longer than an editor may take to move.
        await Task.Delay(2000);

        await Window.Cell(0).ReplaceTextAsync("id + 0");
        await Window.Cell(0).RunAsync();
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync(shown);
    }

    /// <summary>Closes the notebook, into whose first cell "discarded" was typed, and opens it again.</summary>
    private async Task AssertForgottenOnceClosedAsync(string name)
    {
        await Expect(Window.UnsavedMark).ToBeVisibleAsync();
        await Window.RevertAndCloseAsync();
        await VsCode.Server.HasNoKernelAsync();
        await Window.RunCommandAsync("View: Reopen Closed Editor");
        await Window.ShowsAsync(name);
        await Expect(Window.Cell(0).Text).Not.ToContainTextAsync("discarded");
        await Expect(Window.UnsavedMark).ToHaveCountAsync(0);
    }
}
