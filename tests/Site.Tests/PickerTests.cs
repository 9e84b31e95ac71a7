using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Site.Tests;

/// <summary>The reader's own region: found by any name, remembered, marked on every page, in both languages.</summary>
[Collection(SideBySide.Using)]
public class PickerTests(RenderedSites sites)
{
    private const string Field = ".picker input";

    [Theory]
    [InlineData("VGR", "Västra Götaland")]
    [InlineData("vastra gotalandsregionen", "Västra Götaland")]
    [InlineData("Södermanland", "Sörmland")]
    [InlineData("sodermanlands län", "Sörmland")]
    [InlineData("orebro", "Örebro")]
    [InlineData("Region Jämtland Härjedalen", "Jämtland Härjedalen")]
    [InlineData("härjedalen", "Jämtland Härjedalen")]
    [InlineData("got", "Gotland")]
    [InlineData("gävle", "Gävleborg")]
    [InlineData("vasternorrland", "Västernorrland")]
    public async Task A_region_is_found_by_the_names_that_people_type(string typed, string region)
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "1-funding-per-capita.html");
        await visit.Page.ClickAsync(".picker summary");
        await visit.Page.FillAsync(Field, typed);
        (await visit.Page.Locator(".picker li:not([hidden]) a").First.InnerTextAsync()).ShouldBe(region);
        visit.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http")]
    [InlineData("file")]
    public async Task A_choice_leads_to_its_page_and_is_marked_on_the_next(string scheme)
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "1-funding-per-capita.html", scheme);
        var page = visit.Page;
        await page.ClickAsync(".picker summary");
        await page.Keyboard.TypeAsync("dalarna");
        await page.Keyboard.PressAsync("Enter");
        await visit.ArrivesAtAsync("region-dalarna.html");
        (await page.InnerTextAsync("h1")).ShouldContain("Dalarna");
        (await page.InnerTextAsync(".picker summary")).ShouldContain("Dalarna");

        await page.GotoAsync(page.Url.Replace("region-dalarna", "1-funding-per-capita", StringComparison.Ordinal));
        (await page.InnerTextAsync(".picker summary")).ShouldContain("Dalarna");
        var rows = await page.Locator("tr.mine").AllTextContentsAsync();
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.Contains("Dalarna"));
        (await page.Locator("figure.chart svg .mine").CountAsync()).ShouldBeGreaterThan(0);
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_regions_own_page_marks_that_region_and_its_other_language_is_one_press_away()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "region-skane.html");
        var page = visit.Page;
        await page.EvaluateAsync("() => localStorage.setItem('mine', 'Gotland')");
        await page.ReloadAsync();
        (await page.Locator("tr.mine").First.TextContentAsync()).ShouldNotBeNull().ShouldContain("Skåne");
        await page.ClickAsync("a.language");
        await visit.ArrivesAtAsync("region-skane.en.html");
        (await page.GetAttributeAsync("html", "lang")).ShouldBe("en");
        await page.ClickAsync(".picker summary");
        await page.ClickAsync(".picker a[data-name=Gotland]");
        await visit.ArrivesAtAsync("region-gotland.en.html");
    }

    [Theory]
    [InlineData("region-vastra-gotaland.html", 1280)]
    [InlineData("region-vastra-gotaland.html", 390)]
    [InlineData("1-funding-per-capita.html", 1280)]
    public async Task Names_beside_a_chart_are_whole_also_that_of_the_readers_own(string name, int width)
    {
        await using var visit = await sites.OpenAsync(Sites.Real, name,
            options: new() { ViewportSize = new() { Width = width, Height = 800 } });
        await visit.Page.EvaluateAsync("() => localStorage.setItem('mine', 'Västra Götaland')");
        await visit.Page.ReloadAsync();
        (await CutAsync(".chart-static")).ShouldBeEmpty();
        await visit.WakeChartsAsync();
        (await CutAsync(".chart-plot")).ShouldBeEmpty();
        visit.Problems.ShouldBeEmpty();

        Task<string[]> CutAsync(string within) => visit.Page.EvaluateAsync<string[]>(
            """
            within => [...document.querySelectorAll('.chart-space')].flatMap(space => {
              const room = space.getBoundingClientRect();
              return [...space.querySelectorAll(within + ' text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.width > 0 && (box.left < room.left - 1 || box.right > room.right + 1);
              }).map(text => text.textContent);
            })
            """, within);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task What_was_chosen_moves_nothing_when_the_next_page_opens(int width)
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "index.html",
            options: new() { ViewportSize = new() { Width = width, Height = 800 } });
        await visit.Page.EvaluateAsync("() => localStorage.setItem('mine', 'Jämtland Härjedalen')");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator(".picker.chosen summary")).ToHaveTextAsync("Jämtland Härjedalen");
        (await visit.ShiftAsync()).ShouldBe(0, 0.0005);
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_map_the_chosen_area_lies_above_its_neighbours()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "index.html");
        await visit.Page.EvaluateAsync("() => localStorage.setItem('mine', 'Västra Götaland')");
        await visit.Page.ReloadAsync();
        (await visit.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.chart-static svg g:has(> [data-of])')].map(map => map.lastElementChild.dataset.of)"))
            .ShouldBe(Enumerable.Repeat("Västra Götaland", 5));
    }

    [Fact]
    public async Task Keys_open_it_walk_through_it_and_close_it()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "index.html");
        var page = visit.Page;
        await page.FocusAsync(".picker summary");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.activeElement.matches('.picker input')");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        (await page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Uppsala");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        (await page.EvaluateAsync<bool>("() => document.activeElement.matches('.picker input')")).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator(".picker-list").IsVisibleAsync()).ShouldBeFalse();
        (await page.EvaluateAsync<bool>("() => document.activeElement.matches('.picker summary')")).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_scripts_it_is_a_list_of_links()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "3-bup-earmarks.html", options: new() { JavaScriptEnabled = false });
        await visit.Page.ClickAsync(".picker summary");
        (await visit.Page.Locator(Field).IsVisibleAsync()).ShouldBeFalse();
        (await visit.Page.Locator(".picker a").CountAsync()).ShouldBe(21);
        await visit.Page.ClickAsync(".picker a[data-name=Kalmar]");
        (await visit.Page.InnerTextAsync("h1")).ShouldContain("Kalmar");
    }

    [Fact]
    public async Task On_a_phone_it_lies_within_the_screen()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "index.html",
            options: new() { ViewportSize = new() { Width = 360, Height = 667 } });
        await visit.Page.ClickAsync(".picker summary");
        var box = (await visit.Page.Locator(".picker-list").BoundingBoxAsync()).ShouldNotBeNull();
        box.X.ShouldBeGreaterThanOrEqualTo(0);
        (box.X + box.Width).ShouldBeLessThanOrEqualTo(360);
    }
}
