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

            """);
        await FollowAsync("table");
        await Expect(Window.Notifications.Filter(new() { HasText = "No notebook makes data.html" })).ToBeVisibleAsync();
        await FollowAsync("front", "front.dib");
        await FollowAsync("in code", "2-performance-versus-population.dib");
        await Expect(Window.SelectedRow.Filter(new() { HasText = "Who took more than their share" })).ToBeVisibleAsync();
        await FollowAsync("section", "5-methods.dib");
        // The way to the selected cell, above the notebook.
        await Expect(Window.Page.Locator(".breadcrumbs-control").First).ToContainTextAsync("Sources");
    }

    [Fact]
    public async Task A_link_that_a_cell_shows_opens_the_notebook_of_its_page()
    {
        await Window.OpenNotebookAsync(VsCode.Workspace.AddNotebook(
            "shown.dib", "#!html\n\n<a href=\"region-gotland.html\">region</a>\n"));
        await Window.RunAllAsync();
        await (await Window.Cell(0).OutputAsync()).GetByText("region").ClickAsync();
        await Window.ShowsAsync("region.dib");
    }

    /// <summary>Clicks a link of the notebook's text, and waits for the notebook that it leads to.</summary>
    private async Task FollowAsync(string link, string? opens = null)
    {
        await Window.OpenNotebookAsync(VsCode.Workspace.Notebook("links.dib"));
        await ClickAsync(link);
        if (opens is not null) await Window.ShowsAsync(opens);
    }

    /// <summary>Clicks a link in the notebook's text. The pages of notebooks that were opened before may be there too, out of sight.</summary>
    private async Task ClickAsync(string name)
    {
        var views = Window.Page.Locator("iframe.webview.ready:visible");
        for (var end = Environment.TickCount64 + VsCodeWindow.Patience; Environment.TickCount64 < end; await Task.Delay(100))
        {
            for (var index = 0; index < await views.CountAsync(); index++)
            {
                var links = views.Nth(index).ContentFrame.FrameLocator("iframe#active-frame")
                    .GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
                if (await links.CountAsync() == 0) continue;
                try
                {
                    await links.First.ClickAsync(new() { Timeout = VsCodeWindow.Patience / 8 });
                    return;
                }
                catch (TimeoutException)
                {
                    // It cannot be clicked there: another page has it in sight, or will.
                }
            }
        }
        throw new TimeoutException($"No page shows the link '{name}'.");
    }
}
