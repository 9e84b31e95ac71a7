using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>What a C# editor does with names and code, in the cells of a notebook.</summary>
public sealed class LanguageTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task Go_to_definition_leads_to_the_cell_and_into_the_library_s_source()
    {
        await OpenAsync("defined.dib", "#!import setup.dib\nvar six = 6;", "six", "Dataset");
        await Window.Cell(1).PressAtEndAsync("F12");
        await Window.Cell(0).TakesKeysAsync();
        await Window.Page.Keyboard.TypeAsync("x");
        await Expect(Window.Cell(0).Text).ToContainTextAsync("xsix = 6");

        await Window.Cell(2).PressAtEndAsync("F12");
        await Expect(Window.Page.Locator(".tab.active[data-resource-name='Dataset.cs']")).ToBeVisibleAsync();
        await Expect(Window.Page.Locator(".view-overlays .current-line").First).ToBeVisibleAsync();
    }
}
