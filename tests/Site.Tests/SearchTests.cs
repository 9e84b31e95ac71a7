using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Site.Tests;

/// <summary>The search over all pages, from a server and from a disk.</summary>
[Collection(SideBySide.Using)]
public class SearchTests(RenderedSites sites)
{
    private const string Status = ".search-answers [role=status]";

    /// <summary>What readers type, with the page of the best answer and what it says.</summary>
    public static TheoryData<string, string, string> Queries() => new()
    {
        { "Gotland", "region-gotland.html", "Region Gotland" },
        { "gotland", "region-gotland.html", "Region Gotland" },
        { "Örebro", "region-orebro.html", "Region Örebro län" },
        { "Orebro", "region-orebro.html", "Region Örebro län" },
        { "Vastra Gotaland", "region-vastra-gotaland.html", "Västra Götalandsregionen" },
        { "västra götaland", "region-vastra-gotaland.html", "Västra Götalandsregionen" },
        { "VGR", "region-vastra-gotaland.html", "Västra Götalandsregionen" },
        { "Västra Götalandsregionen", "region-vastra-gotaland.html", "Västra Götalandsregionen" },
        { "vastra gotalandsreg", "region-vastra-gotaland.html", "Västra Götalandsregionen" },
        { "Södermanland", "region-sormland.html", "Region Sörmland" },
        { "Sodermanland", "region-sormland.html", "Region Sörmland" },
        { "sodermanlands lan", "region-sormland.html", "Region Sörmland" },
        { "Region Skåne", "region-skane.html", "Region Skåne" },
        { "Region Jönköpings län", "region-jonkoping.html", "Region Jönköpings län" },
        { "Jämtland", "region-jamtland-harjedalen.html", "Region Jämtland Härjedalen" },
        { "Harjedalen", "region-jamtland-harjedalen.html", "Region Jämtland Härjedalen" },
        { "BUP Gotland", "3-bup-earmarks.html", "Gotland ·" },
        { "bup dalarna", "3-bup-earmarks.html", "Dalarna ·" },
        { "VGR BUP", "3-bup-earmarks.html", "Västra Götaland ·" },
        { "Region Uppsala 2024", "1-funding-per-capita.html", "Uppsala ·" },
        { "191,3", "1-funding-per-capita.html", "191.3" },
        { "191.3", "1-funding-per-capita.html", "191.3" },
        { "Stockholm 118,2", "region-stockholm.html", "Stockholm ·" },
        { "57 646 728", "6-explore.html", "Sörmland ·" },
        { "57\u202f646\u202f728", "6-explore.html", "Sörmland ·" },
        { "57\u00a0646\u00a0728", "6-explore.html", "Sörmland ·" },
        { "57646728", "6-explore.html", "Sörmland ·" },
        { "57,646,728", "6-explore.html", "Sörmland ·" },
        { "1 997,5", "1-funding-per-capita.html", "1\u202f997.5" },
        { "-123,4", "0-overview.html", "Västra Götaland ·" },
        { "343 M kr", "3-bup-earmarks.html", "343" },
        { "gini", "0-overview.html", "Gini" },
        { "lorenz", "5-methods.html", "Lorenz curve" },
        { "hoover", "5-methods.html", "Hoover" },
        { "location quotient", "2-performance-versus-population.html", "Location quotient" },
        { "largest remainder", "5-methods.html", "remainder" },
        { "backlog 2022", "0-overview.html", "Backlog 2022 by population ·" },
        { "sources", "1-funding-per-capita.html", "Sources" },
        { "what the data cannot say", "1-funding-per-capita.html", "What the data cannot say" },
        { "How much did Gotland get?", "0-overview.html", "Gotland ·" },
    };

    [Fact]
    public async Task What_readers_type_finds_what_they_look_for_first()
    {
        Queries().Count.ShouldBe(40);
        await using var visit = await sites.OpenAsync(Sites.Real, "5-methods.html");
        List<string> wrong = [];
        foreach (var (query, page, text) in Queries().Select(row => row.Data))
        {
            await visit.Page.FillAsync(".site-search input", query);
            await visit.Page.WaitForFunctionAsync("() => window.searchIndex");
            if (await visit.Page.Locator(".search-results a").CountAsync() == 0)
            {
                wrong.Add($"{query}: nothing");
                continue;
            }
            var best = visit.Page.Locator(".search-results a").First;
            var (address, said) = (await best.GetAttributeAsync("href"), await best.InnerTextAsync());
            if (!address!.StartsWith(page + "?", StringComparison.Ordinal) || !said.Contains(text, StringComparison.Ordinal))
                wrong.Add($"{query}: {address}: {said.ReplaceLineEndings(" | ")}");
        }
        wrong.ShouldBeEmpty();
        visit.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http")]
    [InlineData("file")]
    public async Task A_region_leads_to_its_rows_on_any_page(string scheme)
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "5-methods.html", scheme);
        var page = visit.Page;
        visit.Requests.ShouldAllBe(address => !address.EndsWith("search-index.js"), "what is not used is not fetched");

        await page.FillAsync(".site-search input", "bup gotland");
        var answers = page.Locator(".search-results a");
        await answers.First.WaitForAsync();
        (await answers.AllInnerTextsAsync()).ShouldContain(text => text.Contains("BUP earmarks") && text.Contains("Gotland ·"));
        (await page.InnerTextAsync(Status)).ShouldContain("träffar");

        await page.PressAsync(".site-search input", "ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("tr.found");
        (await page.InnerTextAsync("tr.found")).ShouldContain("Gotland");
        (await page.EvaluateAsync<bool>("() => { const box = document.querySelector('tr.found').getBoundingClientRect(); return "
            + "box.height > 0 && box.top >= 0 && box.bottom <= innerHeight; }"))
            .ShouldBeTrue();
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_leads_to_its_row_however_its_digits_were_set_apart()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "5-methods.html");
        await visit.Page.FillAsync(".site-search input", "57,646,728");
        await visit.Page.ClickAsync(".search-results a >> nth=0");
        await visit.Page.WaitForSelectorAsync("tr.found");
        (await visit.Page.InnerTextAsync("tr.found")).ShouldStartWith("Sörmland\t57\u202f646\u202f728");
    }

    [Fact]
    public async Task Letters_need_no_marks_but_those_that_were_typed_come_first_and_what_is_not_there_is_said_so()
    {
        using var site = new TemporarySite();
        site.AddFile("a.dib", "#!markdown\n\n# A\n\n## One\n\nTo move på is easy.\n\n## Two\n\nTo move pa is hard.\n");
        (await site.RenderAsync()).ExitCode.ShouldBe(0);
        await using var visit = await sites.OpenAsync(site.Home("http"), "a.html");
        await visit.Page.PressAsync("body", "/");
        var (easy, hard) = ("To move på is easy.", "To move pa is hard.");
        foreach (var (typed, first) in new[] { ("move på", easy), ("MOVE PA", hard), ("på", easy) })
        {
            await visit.Page.FillAsync(".site-search input", typed);
            await visit.Page.Locator(".search-results a").First.WaitForAsync();
            (await visit.Page.Locator(".search-results a").CountAsync()).ShouldBe(2);
            (await visit.Page.Locator(".search-results a").First.InnerTextAsync()).ShouldEndWith(first);
        }
        (await visit.Page.Locator(".search-results mark").AllInnerTextsAsync()).ShouldBe(["på", "pa"]);

        await visit.Page.FillAsync(".site-search input", "hard xyzzy");
        (await visit.Page.InnerTextAsync(Status)).ShouldBe("No place has all these words; these are the nearest.");
        await visit.Page.FillAsync(".site-search input", "xyzzy");
        (await visit.Page.InnerTextAsync(Status)).ShouldBe("Nothing found.");
        await visit.Page.Keyboard.PressAsync("Escape");
        (await visit.Page.Locator(".search-answers").IsVisibleAsync()).ShouldBeFalse();
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_phone_the_search_is_a_sign_that_opens_into_the_whole_row()
    {
        await using var visit = await sites.OpenAsync(
            Sites.Real, "3-bup-earmarks.html", options: new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var field = visit.Page.Locator(".site-search input");
        (await field.BoundingBoxAsync())!.Width.ShouldBe(44);
        var header = (await visit.Page.Locator(".site-header").BoundingBoxAsync())!.Height;
        header.ShouldBeLessThan(90);
        var tab = (await visit.Page.Locator(".site-pages [aria-current]").BoundingBoxAsync())!;
        tab.X.ShouldBeGreaterThanOrEqualTo(0);
        (tab.X + tab.Width).ShouldBeLessThan(390);

        await field.ClickAsync();
        (await field.BoundingBoxAsync())!.Width.ShouldBeGreaterThan(350);
        (await visit.Page.Locator(".site-header").BoundingBoxAsync())!.Height.ShouldBe(header);
        await field.FillAsync("orebro");
        (await visit.Page.Locator(".search-results a").First.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(44);
        await visit.Page.Mouse.ClickAsync(200, 840);
        (await field.BoundingBoxAsync())!.Width.ShouldBe(44);
    }
}
