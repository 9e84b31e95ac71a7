using Microsoft.Playwright;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>A file that is no notebook.</summary>
public sealed class UnreadableTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task A_file_that_cannot_be_read_says_where_and_why_is_never_written_and_opens_as_text()
    {
        const string text = "#!meta\n\n{\"kernelInfo\": 5}\n\n#!csharp\n\n1\n";
        await OpenTextAsync("unreadable.dib", text);
        await Expect(Window.Webview.GetByText("found kernelInfo that is a JSON number; expected a JSON object")).ToBeVisibleAsync();
        await Expect(Window.Notifications.Filter(new() { HasText = "unreadable.dib, line 2: found kernelInfo" })).ToBeVisibleAsync();

        // Whatever is done to the explanation, the file stays.
        await Window.RunCommandAsync("Notebook: Insert Code Cell Below");
        await Expect(Window.UnsavedMark).ToBeVisibleAsync();
        await Window.Page.Keyboard.PressAsync("Control+S");
        await Expect(Window.Notifications.Filter(new() { HasText = "is left as it is" })).ToBeVisibleAsync();
        File.ReadAllText(VsCode.Workspace.Notebook("unreadable.dib")).ShouldBe(text);
        await Window.RunCommandAsync("File: Revert File");

        await Window.Page.GetByRole(AriaRole.Button, new() { Name = "Open as Text" }).ClickAsync();
        await Expect(Window.Page.Locator(".editor-instance > .monaco-editor .view-lines")).ToContainTextAsync("kernelInfo");
        Window.Traffic.Forget();
    }
}
