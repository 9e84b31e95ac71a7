using Microsoft.Playwright;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>Links to pages of the site lead to the notebooks that these are made from.</summary>
public sealed class LinkTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task Links_to_pages_open_their_notebooks_at_the_section_or_say_that_there_is_none()
    {
        await OpenTextAsync("links.dib", """
            #!markdown

            [section](5-methods.html#sources), [in code](2-performance-versus-population.html#who-took-more-than-their-share),
            [front](index.en.html), [table](data.html)

            #!html

            <a href="region-gotland.html">region</a>

            """);
        await FollowAsync("table");
        await Expect(Window.Notifications.Filter(new() { HasText = "No notebook makes data.html" })).ToBeVisibleAsync();
        await FollowAsync("front", "front.dib");
        await FollowAsync("in code", "2-performance-versus-population.dib");
        await Expect(Window.SelectedRow).ToContainTextAsync("Who took more than their share");
        await FollowAsync("section", "5-methods.dib");
        await Expect(Window.SelectedRow).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Sources"));

        await Window.OpenNotebookAsync(VsCode.Workspace.Notebook("links.dib"));
        await Window.RunAllAsync();
        await (await Window.Cell(1).OutputAsync()).GetByText("region").ClickAsync();
        await Window.ShowsAsync("region.dib");
    }

    /// <summary>Clicks a link of the notebook's text, and waits for the notebook that it leads to.</summary>
    private async Task FollowAsync(string link, string? opens = null)
    {
        await Window.OpenNotebookAsync(VsCode.Workspace.Notebook("links.dib"));
        await Window.Webview.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        if (opens is not null) await Window.ShowsAsync(opens);
    }
}
