using System.Text.RegularExpressions;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>The keys that people know from other notebooks.</summary>
public sealed class KeysTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task Keys_run_insert_delete_and_change_cells()
    {
        await OpenAsync("keys.dib", "var six = 6;", "six");
        await Window.Cell(0).FocusAsync();
        await Window.UntilDoneAsync(() => PressAsync("Control+Enter"));
        await Expect(Window.Cell(0).ExecutionOrder).ToHaveTextAsync("[1]");
        await ExpectSelectedAsync(0);
        await Window.UntilDoneAsync(() => PressAsync("Shift+Enter"));
        await Expect(Window.Cell(0).ExecutionOrder).ToHaveTextAsync("[2]");
        await ExpectSelectedAsync(1);
        await Window.UntilDoneAsync(() => PressAsync("Alt+Enter"));
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync("6");
        await ExpectSelectedAsync(2);

        await Window.LeaveCellAsync();
        await PressAsync("d", "d");
        await ExpectCountAsync(2);
        await PressAsync("z");
        await ExpectCountAsync(3);
        await PressAsync("d", "d");
        await ExpectCountAsync(2);
        await PressAsync("a");
        await ExpectCountAsync(3);
        await PressAsync("b");
        await ExpectCountAsync(4);
        await PressAsync("m");
        await Expect(Window.SelectedRow).ToHaveClassAsync(new Regex("markdown-cell-row"));
        await PressAsync("y");
        await Expect(Window.SelectedRow).ToHaveClassAsync(new Regex("code-cell-row"));
        await Expect(Window.SelectedRow.Locator(".cell-statusbar-container")).ToContainTextAsync("C#");
    }

    [Fact]
    public async Task Two_keys_interrupt_a_cell_and_two_restart_the_kernel()
    {
        await OpenAsync("stopped.dib", "Console.Write(\"on\");\nwhile (true) { }");
        await Window.Cell(0).StartAsync();
        await Expect(await Window.Cell(0).OutputAsync()).ToHaveTextAsync("on");
        await Window.LeaveCellAsync();
        await PressAsync("i", "i");
        await Expect(Window.Cell(0).Failed).ToBeVisibleAsync();
        await PressAsync("0", "0");
        await Expect(Window.Cell(0).Status).ToContainTextAsync("Failed in an earlier run");
    }

    private async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys) await Window.Page.Keyboard.PressAsync(key);
    }

    private async Task ExpectSelectedAsync(int index) =>
        await Expect(Window.SelectedRow).ToHaveAttributeAsync("data-index", $"{index}");

    private async Task ExpectCountAsync(int cells) =>
        await Expect(Window.Row(0)).ToHaveAttributeAsync("aria-setsize", $"{cells}");
}
