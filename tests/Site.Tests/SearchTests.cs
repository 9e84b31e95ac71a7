using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Site.Tests;

/// <summary>The search over all pages, from a server and from a disk.</summary>
[Collection(SideBySide.Using)]
public class SearchTests(RenderedSites sites)
{
    [Theory]
    [InlineData("http")]
    [InlineData("file")]
    public async Task A_region_leads_to_its_rows_on_any_page(string scheme)
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "5-methods.html", scheme);
        var page = visit.Page;
        visit.Requests.ShouldAllBe(address => !address.EndsWith("search-index.js"), "what is not used is not fetched");

        await page.FillAsync(".site-search input", "gotland");
        var answers = page.Locator(".search-results a");
        await answers.First.WaitForAsync();
        (await answers.AllInnerTextsAsync()).ShouldContain(text => text.Contains("BUP earmarks") && text.Contains("Gotland ·"));
        (await page.InnerTextAsync(".search-answers [role=status]")).ShouldContain("places");

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
    public async Task Letters_need_no_marks_and_what_is_not_there_is_said_so()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "index.html");
        await visit.Page.PressAsync("body", "/");
        await visit.Page.Keyboard.TypeAsync("vastra gotaland lorenz");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('.search-answers [role=status]').textContent !== 'Loading …'");
        await visit.Page.FillAsync(".site-search input", "VASTRA gotaland");
        (await visit.Page.Locator(".search-results mark").First.InnerTextAsync()).ShouldBe("Västra");
        await visit.Page.FillAsync(".site-search input", "xyzzy");
        (await visit.Page.InnerTextAsync(".search-answers [role=status]")).ShouldBe("Nothing found.");
        await visit.Page.Keyboard.PressAsync("Escape");
        (await visit.Page.Locator(".search-answers").IsVisibleAsync()).ShouldBeFalse();
        visit.Problems.ShouldBeEmpty();
    }
}
