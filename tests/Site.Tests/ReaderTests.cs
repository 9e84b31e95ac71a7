using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Site.Tests;

/// <summary>What a reader can do on a page.</summary>
[Collection(SideBySide.Using)]
public class ReaderTests(RenderedSites sites)
{
    private const string Tables = "2-tables.html";

    [Fact]
    public async Task A_reader_walks_from_the_index_through_the_pages_and_back()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, "index.html");
        await visit.Page.ClickAsync("main h2 a >> nth=0");
        (await visit.Page.InnerTextAsync("h1")).ShouldBe("Every kind of chart");
        await visit.Page.ClickAsync(".neighbours a[rel=next]");
        (await visit.Page.InnerTextAsync("h1")).ShouldBe("Tables, code and what strains a layout");
        await visit.Page.ClickAsync(".site-header a >> nth=0");
        visit.Page.Url.ShouldEndWith("/index.html");
    }

    [Fact]
    public async Task A_click_on_a_heading_sorts_largest_first_and_a_second_smallest_first()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, Tables);
        var header = Header(visit, "Size");
        var before = await Column(visit, 2);

        await header.Locator("button").ClickAsync();
        (await header.GetAttributeAsync("aria-sort")).ShouldBe("descending");
        (await Column(visit, 2)).ShouldBe(before.OrderDescending());
        (await Column(visit, 2)).ShouldNotBe(before);

        await header.Locator("button").ClickAsync();
        (await header.GetAttributeAsync("aria-sort")).ShouldBe("ascending");
        (await Column(visit, 2)).ShouldBe(before.Order());
    }

    [Theory]
    [InlineData("Enter")]
    [InlineData("Space")]
    public async Task The_keyboard_sorts_as_a_click_does(string key)
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, Tables);
        var before = await Column(visit, 3);
        // The heading before it is focused; the next one is one Tab away.
        await Header(visit, "Size").Locator("button").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync(key);
        (await Header(visit, "Share").GetAttributeAsync("aria-sort")).ShouldBe("descending");
        (await Column(visit, 3)).ShouldBe(before.OrderDescending());
    }

    [Fact]
    public async Task Rows_without_a_value_stay_last_whichever_way_a_table_is_sorted()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, Tables);
        var button = Header(visit, "Missing").Locator("button");
        for (var click = 0; click < 2; click++)
        {
            await button.ClickAsync();
            var values = await Column(visit, 4);
            values.TakeLast(4).ShouldAllBe(value => double.IsNaN(value));
            values.SkipLast(4).ShouldNotContain(value => double.IsNaN(value));
        }
    }

    [Fact]
    public async Task The_theme_switches_is_kept_and_reaches_the_charts()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, "1-charts.html", options: new() { ColorScheme = ColorScheme.Light });
        await visit.WakeChartsAsync();
        var light = await Look(visit);
        await visit.Page.ClickAsync("[data-switch=theme]");
        var dark = await Look(visit);
        dark.Page.ShouldNotBe(light.Page);
        dark.Chart.ShouldNotBe(light.Chart);

        await visit.GoToAsync("1-charts.html");
        await visit.WakeChartsAsync();
        (await Look(visit)).ShouldBe(dark);
        await visit.Page.ClickAsync("[data-switch=theme]");
        (await Look(visit)).ShouldBe(light);
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Code_is_folded_until_asked_for_one_cell_or_all()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, Tables);
        var code = visit.Page.Locator("details.code");
        var open = visit.Page.Locator("details.code[open]");
        var shown = visit.Page.Locator("details.code pre:visible");
        var cells = await code.CountAsync();
        cells.ShouldBeGreaterThan(2);
        (await shown.CountAsync()).ShouldBe(0);

        await code.Nth(1).Locator("summary").ClickAsync();
        (await shown.CountAsync()).ShouldBe(1);
        await visit.Page.ClickAsync("[data-switch=code]");
        (await open.CountAsync()).ShouldBe(cells);
        await visit.Page.ClickAsync("[data-switch=code]");
        (await open.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_table_saves_as_csv_with_its_full_numbers()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, Tables);
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("[data-save=csv] >> nth=0"));
        download.SuggestedFilename.ShouldEndWith(".csv");
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        lines[0].TrimStart('\uFEFF').ShouldBe("Name,Size,Share,Missing,Column,Row");
        lines.Length.ShouldBe(22);
        lines[1].Split(',')[1].ShouldBe("15000");
        visit.Problems.ShouldBeEmpty();
    }

    private static ILocator Header(Visit visit, string name) =>
        visit.Page.Locator("table.data >> nth=0").Locator("th", new() { HasTextString = name });

    /// <summary>The numbers of a column of the first table, from the top; not a number where a cell is empty.</summary>
    private static async Task<double[]> Column(Visit visit, int column) =>
        await visit.Page.EvaluateAsync<double[]>(
            "column => Array.from(document.querySelector('table.data').tBodies[0].rows, row => Number(row.cells[column - "
                + "1].dataset.value ?? NaN))", column);

    /// <summary>The background of the page and the colour of its charts' text, once the charts wear the theme's.</summary>
    private static async Task<(string Page, string Chart)> Look(Visit visit)
    {
        const string Tick = "getComputedStyle(document.querySelector('.chart-plot .xtick text')).fill";
        await visit.Page.WaitForFunctionAsync(
            $$"""
            () => {
              const probe = document.body.appendChild(document.createElement('i'));
              probe.style.color = 'var(--chart-text)';
              const wanted = getComputedStyle(probe).color;
              probe.remove();
              return {{Tick}} === wanted;
            }
            """);
        var colours = await visit.Page.EvaluateAsync<string[]>(
            $"() => [getComputedStyle(document.documentElement).backgroundColor, {Tick}]");
        return (colours[0], colours[1]);
    }
}
