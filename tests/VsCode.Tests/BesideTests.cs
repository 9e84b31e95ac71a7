using Microsoft.Playwright;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>What stands beside a notebook: sources of its libraries, and its variables.</summary>
public sealed class BesideTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task A_line_of_a_library_in_an_error_leads_to_its_source()
    {
        var source = Path.Combine(VsCode.Workspace.Root, "data", "Dataset.cs");
        File.Copy(Repository.Path("src", "Funding", "Dataset.cs"), source, overwrite: true);
        await OpenAsync("library.dib", "#!import setup.dib", "data.Grant(\"none\")");
        await Window.RunAllAsync();
        var link = (await Window.Cell(1).OutputAsync()).GetByRole(AriaRole.Button, new() { NameRegex = new("^Dataset.cs, line") });
        var line = int.Parse((await link.InnerTextAsync()).Split(' ')[^1]);
        await link.ClickAsync();
        await Expect(Window.Page.Locator(".tab.active[data-resource-name='Dataset.cs']")).ToBeVisibleAsync();
        await Expect(Window.Page.Locator(".statusbar-item").Filter(new() { HasText = $"Ln {line}, Col 1" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_view_of_variables_is_there_before_a_cell_has_run_and_fills_then()
    {
        await OpenAsync("variables.dib", "var answer = 42;");
        var view = Window.Page.Locator(".pane").Filter(new() { HasText = "Notebook Variables" });
        await Expect(view).ToBeVisibleAsync();
        if (await view.Locator(".pane-header[aria-expanded='false']").CountAsync() > 0) await view.Locator(".pane-header").ClickAsync();
        await Expect(view).ToContainTextAsync("Variables of the notebook's cells appear here once a cell has run.");
        await Window.RunAllAsync();
        await Expect(view).ToContainTextAsync("answer");
        await Expect(view).Not.ToContainTextAsync("appear here");
    }
}
