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
    }

    [Fact]
    public async Task Renaming_changes_all_cells_and_is_undone_at_once_or_is_refused_in_words()
    {
        await OpenAsync("renamed.dib", "six + 1", "var six = 6;", "six * 2", "Console.WriteLine");
        await Window.Cell(2).FocusAsync();
        await Window.Page.Keyboard.PressAsync("Control+Home");
        await RenameAsync("sju");
        await Expect(Window.Cell(0).Text).ToHaveTextAsync("sju + 1");
        await Expect(Window.Cell(1).Text).ToHaveTextAsync("var sju = 6;");
        await Expect(Window.Cell(2).Text).ToHaveTextAsync("sju * 2");
        await Window.Page.Keyboard.PressAsync("Control+Z");
        await Expect(Window.Cell(2).Text).ToHaveTextAsync("six * 2");
        await Expect(Window.Cell(1).Text).ToHaveTextAsync("var six = 6;");
        await Expect(Window.Cell(0).Text).ToHaveTextAsync("six + 1");

        await Window.Cell(3).PressAtEndAsync("F2");
        await Expect(Window.Page.Locator(".monaco-editor-overlaymessage")).ToContainTextAsync("is declared in System.Console");
    }

    private async Task RenameAsync(string name)
    {
        await Window.Page.Keyboard.PressAsync("F2");
        var box = Window.Page.Locator(".rename-box input");
        await Expect(box).ToBeVisibleAsync();
        await box.FillAsync(name);
        await box.PressAsync("Enter");
    }
}
