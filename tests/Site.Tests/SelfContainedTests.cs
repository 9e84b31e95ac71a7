using Microsoft.Playwright;
using Site.Tests.Browsing;
using Site.Tests.Running;

namespace Site.Tests;

/// <summary>Pages that are one file: what they are worth in an empty folder.</summary>
[Collection(SideBySide.Using)]
public class SelfContainedTests(RenderedSites sites)
{
    [Fact]
    public async Task A_page_alone_in_a_folder_draws_its_charts_and_asks_for_nothing()
    {
        using var folder = new TemporaryFolder();
        var notebook = Path.Combine("tests", "Site.Tests", "fixtures", "1-charts.dib");
        var result = await DibProgram.RunAsync(Repository.Root, "render", notebook, "--self-contained", "--output", folder.File("site"));
        result.ExitCode.ShouldBe(0, result.Output);
        Directory.CreateDirectory(folder.File("alone"));
        File.Copy(Path.Combine(folder.File("site"), "1-charts.html"), Path.Combine(folder.File("alone"), "mail.html"));

        await using var visit = await sites.OpenAsync(
            new Uri(folder.File("alone") + Path.DirectorySeparatorChar),
            "mail.html",
            new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });

        (await visit.Page.EvaluateAsync<bool>("() => 'Plotly' in window || 'chartData' in window"))
            .ShouldBeFalse("it is text until wanted");
        await visit.WakeChartsAsync();
        visit.Problems.ShouldBeEmpty();
        visit.Requests.ShouldAllBe(address => address.EndsWith("mail.html") || address.StartsWith("data:") || address.StartsWith("blob:"));
        (await visit.Page.Locator("figure.chart-drawn").CountAsync()).ShouldBe(await visit.Page.Locator("figure.chart").CountAsync());
        (await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"))
            .ShouldNotBe("rgba(0, 0, 0, 0)");
        (await visit.Page.Locator(".site-pages, .neighbours, .site-search").CountAsync()).ShouldBe(0);
    }
}
