using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>What a C# editor does with names and code, in the cells of a notebook.</summary>
public sealed class LanguageTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task Go_to_definition_leads_to_the_cell_into_the_library_s_source_and_to_an_imported_notebook()
    {
        await OpenAsync("defined.dib", "#!import setup.dib\nvar six = 6;", "six", "Dataset", "data");
        await Window.Cell(1).PressAtEndAsync("F12");
        await Window.Cell(0).TakesKeysAsync();
        await Window.Page.Keyboard.TypeAsync("x");
        await Expect(Window.Cell(0).Text).ToContainTextAsync("xsix = 6");

        await Window.Cell(2).PressAtEndAsync("F12");
        await Expect(Window.Page.Locator(".tab.active[data-resource-name='Dataset.cs']")).ToBeVisibleAsync();

        await Window.ShowTabAsync("defined.dib");
        await Window.Cell(3).PressAtEndAsync("F12");
        await Expect(Window.Page.Locator(".tab.active[data-resource-name='setup.dib']")).ToBeVisibleAsync();
        await Expect(Window.Page.Locator(".notebookOverlay .monaco-editor.focused:visible")).ToContainTextAsync("var data = Dataset.Load");
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

    [Fact]
    public async Task A_using_line_comes_along_with_a_completion_and_as_a_quick_fix()
    {
        await OpenAsync("imported.dib", "#!time\nCultureInfo.InvariantCulture", "var clock = 1;");
        await Expect(Window.Cell(0).ErrorMarks).ToHaveCountAsync(0);
        await Window.Cell(0).TypeAtEndAsync(".Name");
        await Expect(Window.Cell(0).ErrorMarks).ToHaveCountAsync(1);
        await Window.Page.Keyboard.PressAsync("Home");
        await Window.Page.Keyboard.PressAsync("Control+.");
        await Window.Page.Locator(".action-widget").GetByText("using System.Globalization;").ClickAsync();
        await Expect(Window.Cell(0).Text).ToHaveTextAsync("#!timeusing System.Globalization;CultureInfo.InvariantCulture.Name");

        await Window.Cell(1).TypeAtEndAsync(" Stopwatc");
        (await Window.Cell(1).CompletionsAsync("Stopwatch")).ShouldContain("Stopwatch");
        await Window.Page.Keyboard.PressAsync("Enter");
        await Expect(Window.Cell(1).Text).ToHaveTextAsync("using System.Diagnostics;var clock = 1; Stopwatch");
    }

    [Fact]
    public async Task A_cell_is_laid_out_and_its_names_are_coloured_as_what_they_stand_for()
    {
        await OpenAsync("formatted.dib", "#!time\nclass Mått\n{ }\nvar rows=new List<int>( );", "Mått");
        var name = Window.Cell(1).Text.Locator("span span").First;
        var plain = (await name.GetAttributeAsync("class"))!;
        await Window.Cell(0).PressAtEndAsync("Control+Shift+I");
        await Expect(Window.Cell(0).Text).ToHaveTextAsync("#!timeclass Mått{ }var rows = new List<int>();");
        await Window.Cell(0).RunAsync();
        await Expect(name).Not.ToHaveClassAsync(plain);
        await Window.PictureAsync("coloured");
    }

    [Fact]
    public async Task A_snippet_is_offered_where_a_line_begins_and_runs_as_it_stands()
    {
        await OpenAsync("snippet.dib", "var one = 1;\n");
        await Window.Cell(0).TypeAtEndAsync("\ntabl");
        await Expect(Window.Page.Locator(".suggest-widget.visible .monaco-list-row .codicon-symbol-snippet").First).ToBeVisibleAsync();
        await Window.Page.Locator(".suggest-widget.visible .monaco-list-row")
            .Filter(new() { Has = Window.Page.Locator(".codicon-symbol-snippet") }).First.ClickAsync();
        await Window.Page.Keyboard.PressAsync("Escape");
        await Window.Cell(0).RunAsync();
        await Expect((await Window.Cell(0).OutputAsync()).Locator("tbody tr")).ToHaveCountAsync(2);
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
