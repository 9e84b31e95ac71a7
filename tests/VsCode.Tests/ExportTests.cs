using Microsoft.Playwright;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>Exporting what the editor shows: the whole file or none, and nothing of another file without asking.</summary>
public sealed class ExportTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Theory]
    [InlineData("page.html", "Web Page (.html)", "21 regions")]
    [InlineData("notebook.ipynb", "Jupyter Notebook (.ipynb)", "\"21 regions\"")]
    [InlineData("script.csx", "C# Script (.csx)", "\nn + \" regions\"\n")]
    [InlineData("printed.pdf", "PDF (.pdf)", "%PDF-")]
    public async Task What_stands_in_the_editor_is_exported_with_what_it_shows(string name, string format, string expected)
    {
        await OpenAsync(Path.ChangeExtension(name, ".dib"), "var n = 2;", "\"before\"");
        await Window.Cell(0).ReplaceTextAsync("var n = 21;");
        await Window.Cell(1).ReplaceTextAsync("n + \" regions\"");
        var path = await ExportAsync(format, name);
        await Expect(Message($"Exported {name}.")).ToBeVisibleAsync();
        await Window.PictureAsync("export");
        File.ReadAllText(path).ShouldContain(expected);
    }

    [Fact]
    public async Task What_a_format_cannot_hold_is_said()
    {
        var path = VsCode.Workspace.AddNotebook("outputs.ipynb", """
            {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": {"name": ".net-csharp", "display_name": "C#", "language": "C#"}},
             "cells": [{"cell_type": "code", "execution_count": 1, "metadata": {}, "source": "6 * 7",
               "outputs": [{"output_type": "stream", "name": "stdout", "text": "42"}]}]}
            """);
        await Window.OpenNotebookAsync(path);
        await ExportAsync("Dib Notebook (.dib)", "outputs.dib");
        await Expect(Message("Exported outputs.dib. Left out, as the format cannot hold it: 1 output.")).ToBeVisibleAsync();
        File.ReadAllText(VsCode.Workspace.Notebook("outputs.dib")).ShouldBe("#!csharp\n\n6 * 7\n");
    }

    [Fact]
    public async Task A_cell_that_fails_leaves_nothing_and_is_exported_only_when_that_is_wanted()
    {
        await OpenAsync("fails.dib", "Console.WriteLine(\"before\");", "throw new Exception(\"on purpose\");");
        var path = await ExportAsync("Web Page (.html)", "fails.html");
        await Expect(Message("cell 2, line 1: Exception: on purpose")).ToBeVisibleAsync();
        File.Exists(path).ShouldBeFalse();
        // VS Code writes what it tells as an error to the console too.
        Window.Traffic.Errors.ShouldHaveSingleItem().ShouldContain("on purpose");
        Window.Traffic.Forget();
        await Window.Page.GetByRole(AriaRole.Button, new() { Name = "Export Anyway" }).ClickAsync();
        await Expect(Message("Exported fails.html.")).ToBeVisibleAsync();
        File.ReadAllText(path).ShouldContain("on purpose");
    }

    [Fact]
    public async Task A_file_that_is_there_is_kept_unless_its_user_agrees()
    {
        var path = VsCode.Workspace.AddNotebook("there.csx", "mine");
        await OpenAsync("there.dib", "6 * 7");
        await Window.StartExportAsync("C# Script (.csx)");
        await Window.StartAnsweringPathAsync(path);
        await Window.Page.GetByText("already exists").First.WaitForAsync();
        await Window.PictureAsync("export-overwrite");
        await Window.Page.Keyboard.PressAsync("Escape");
        await Window.Page.Keyboard.PressAsync("Escape");
        File.ReadAllText(path).ShouldBe("mine");
    }

    private ILocator Message(string text) => Window.Notifications.Filter(new() { HasText = text });

    private async Task<string> ExportAsync(string format, string name)
    {
        var path = VsCode.Workspace.Notebook(name);
        await Window.StartExportAsync(format);
        await Window.AnswerPathAsync(path);
        return path;
    }
}
