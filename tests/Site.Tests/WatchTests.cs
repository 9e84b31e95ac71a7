using System.Diagnostics;
using Site.Tests.Browsing;
using Site.Tests.Running;

namespace Site.Tests;

/// <summary>What a browser shows of a site that <c>dib watch</c> keeps fresh.</summary>
[Collection(SideBySide.Using)]
public class WatchTests(RenderedSites sites)
{
    // As a tab behind another; a browser without windows has none that is.
    private const string Hide = "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); "
        + "document.dispatchEvent(new Event('visibilitychange')); }";

    [Fact]
    public async Task A_page_shows_what_is_saved_as_soon_as_somebody_sees_it_and_other_sites_read_none_of_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("nb/a.dib", "#!csharp\n\n\"first\"\n");
        folder.Write("other/index.html", "<p>another site</p>");
        using var watch = DibProgram.Start(folder.Path, "watch", "nb");
        try
        {
            var home = new Uri((await watch.StandardOutput.ReadLineAsync())!.Split(' ')[1]);
            await RenderedAsync(watch);

            await using var visit = await sites.OpenAsync(home, "a.html");
            folder.Write("nb/a.dib", "#!csharp\n\n\"second\"\n");
            await visit.Page.Locator("text=\"second\"").WaitForAsync();

            // Six connections are all that a browser has for a site: eight pages would wait for each other.
            for (var i = 0; i < 8; i++)
            {
                var tab = await visit.Page.Context.NewPageAsync();
                await tab.GotoAsync(new Uri(home, "a.html").AbsoluteUri);
                await tab.EvaluateAsync(Hide, true);
            }
            await visit.Page.EvaluateAsync(Hide, true);
            await RenderedAsync(watch);
            folder.Write("nb/a.dib", "#!csharp\n\n\"third\"\n");
            await RenderedAsync(watch);
            (await visit.Page.Locator("text=\"second\"").CountAsync()).ShouldBeGreaterThan(0);
            await visit.Page.EvaluateAsync(Hide, false);
            await visit.Page.Locator("text=\"third\"").WaitForAsync();
            // A page that is left ends its listening.
            visit.Problems.ShouldAllBe(problem => problem.StartsWith($"request failed: {home}-/events", StringComparison.Ordinal));

            using var other = new StaticServer(folder.File("other"));
            await using var elsewhere = await sites.OpenAsync(other.Address, "index.html");
            (await elsewhere.Page.EvaluateAsync<string>(
                "address => new Promise(done => { const script = document.createElement('script'); script.src = address; "
                    + "script.onload = () => done('read'); script.onerror = () => done('refused'); document.head.append(script); })",
                new Uri(home, "assets/search-index.js").AbsoluteUri)).ShouldBe("refused");
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync();
        }
    }

    private static async Task RenderedAsync(Process watch)
    {
        var patience = TimeSpan.FromMinutes(1);
        while (!(await watch.StandardOutput.ReadLineAsync().WaitAsync(patience))!.StartsWith("Rendered in", StringComparison.Ordinal))
        {
        }
    }
}
