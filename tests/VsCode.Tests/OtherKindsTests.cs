using Microsoft.Playwright;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>Cells that are not of C#: those that cannot run say so, and scripts show what comes of them.</summary>
public sealed class OtherKindsTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task Cells_that_cannot_run_here_say_so_and_a_run_of_all_goes_on_past_them()
    {
        await OpenTextAsync("others.dib", """
            #!meta

            {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"sql","languageName":"T-SQL"}]}}

            #!fsharp

            let six = 6

            #!csharp

            var six = 6;

            #!sql

            select 6

            #!csharp

            six * 7

            #!f#

            six

            """);
        foreach (var (index, name) in new[] { (0, "F#"), (2, "SQL"), (4, "F#") })
            await Expect(Window.Cell(index).Status).ToContainTextAsync($"{name} does not run here");
        (await Window.Cell(0).LanguagesAsync()).ShouldBe(
            ["Auto Detect", "C#", "HTML", "JavaScript", "Markdown", "Mermaid"],
            ignoreOrder: true);
        await Expect(Window.Cell(0).Status).ToContainTextAsync("F#");

        await Window.RunAllAsync();
        await Expect(await Window.Cell(3).OutputAsync()).ToHaveTextAsync("42");
        await Expect(Window.Notifications.Filter(new() { HasText = "3 cells were passed over: F# (2), SQL (1)." })).ToBeVisibleAsync();
        await Expect(Window.UnsavedMark).ToHaveCountAsync(0);

        // What fails still keeps the rest from running.
        await Window.RunCommandAsync("Notifications: Clear All Notifications");
        await Window.Cell(1).ReplaceTextAsync("throw new Exception();");
        await Window.RunAllAsync();
        await Expect(Window.Cell(1).Failed).ToBeVisibleAsync();
        await Expect(Window.Cell(3).ExecutionOrder).ToHaveTextAsync("[ ]");
        await Expect(Window.Notifications).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_script_shows_what_it_writes_and_how_it_fails()
    {
        await OpenTextAsync("scripts.dib", """
            #!javascript

            console.log("written", { six: 6 });
            setTimeout(() => console.warn("later"), 10);
            missing.six = 6;

            #!csharp

            6 * 7

            """);
        await Window.RunAllAsync();
        var output = await Window.Cell(0).OutputAsync();
        await Expect(output).ToContainTextAsync("written {\"six\":6}");
        await Expect(output).ToContainTextAsync("later");
        await Expect(output).ToContainTextAsync("ReferenceError: missing is not defined");
        await Expect(Window.Cell(0).Failed).ToBeVisibleAsync();
        await Expect(await Window.Cell(1).OutputAsync()).ToHaveTextAsync("42");

        var link = output.GetByRole(AriaRole.Button, new() { Name = "line 3" });
        await link.EvaluateAsync("link => link.addEventListener('focus', () => link.dataset.hadFocus = '')");
        await link.ClickAsync();
        await Window.Cell(0).TakesKeysAsync();
        // What had the focus in an output may be given it back, once in a while, and then the cell loses its keys.
        (await link.GetAttributeAsync("data-had-focus")).ShouldBeNull();
        await Window.Page.Keyboard.InsertTextAsync("// here: ");
        await Expect(Window.Cell(0).Text).ToContainTextAsync("// here: missing");
    }
}
