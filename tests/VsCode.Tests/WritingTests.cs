using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>What helps while a cell is written, before anything has run, and what saving writes.</summary>
public sealed class WritingTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task Members_of_the_library_are_offered_while_a_cell_is_written()
    {
        await OpenAsync("completed.dib", "#!import setup.dib", "data");
        await Window.Cell(1).TypeAtEndAsync(".");
        var offered = await Window.Cell(1).CompletionsAsync("Regions");
        offered.ShouldContain("Grants");
        offered.ShouldContain("PriceIndex");
    }

    [Fact]
    public async Task A_member_shows_its_docstring_under_the_mouse()
    {
        await OpenAsync("hovered.dib", "#!import setup.dib", "data.PopulationBases");
        (await Window.Cell(1).HoverTextAsync("PopulationBases")).ShouldContain("The named populations.");
    }

    [Fact]
    public async Task An_error_is_marked_while_it_is_typed_until_it_is_mended()
    {
        await OpenAsync("marked.dib", "var six = 6;", "six");
        await Window.Cell(1).TypeAtEndAsync("ty");
        await Expect(Window.Cell(1).ErrorMarks).ToHaveCountAsync(1);
        for (var key = 0; key < 2; key++) await Window.Page.Keyboard.PressAsync("Backspace");
        await Expect(Window.Cell(1).ErrorMarks).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Saving_writes_the_edit_and_leaves_every_other_byte(string lineEnd)
    {
        var original = Repository.Text("notebooks", "5-methods.dib").ReplaceLineEndings(lineEnd);
        var path = VsCode.Workspace.AddNotebook("saved.dib", original);
        await Window.OpenNotebookAsync(path);
        await Window.Cell(1).TypeAtEndAsync(" // seen");
        await Window.SaveAsync();

        var code = original.Split($"#!csharp{lineEnd}{lineEnd}")[1].TrimEnd();
        File.ReadAllText(path).ShouldBe(original.Replace(code, code + " // seen", StringComparison.Ordinal));
    }
}
