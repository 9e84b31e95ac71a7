using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Site.Tests;

/// <summary>A chart's drawing is what a page shows; the chart that answers the pointer comes when a reader turns to it.</summary>
[Collection(SideBySide.Looking)]
public class StaticFirstTests(RenderedSites sites)
{
    private const string Page = "1-funding-per-capita.html";

    [Theory]
    [InlineData("point", "http")]
    [InlineData("point", "file")]
    [InlineData("focus", "http")]
    [InlineData("tap", "http")]
    public async Task A_chart_answers_once_it_is_pointed_at_focused_or_tapped_the_others_stay_and_nothing_moves(string way, string scheme)
    {
        await using var visit = await sites.OpenAsync(Sites.Real, Page, scheme, new() { HasTouch = way == "tap" });
        var chart = visit.Page.Locator("figure.chart").First;
        await chart.ScrollIntoViewIfNeededAsync();
        var before = await PlacesAsync(visit);

        if (way == "point") await chart.Locator(".chart-space").HoverAsync();
        else if (way == "tap") await chart.Locator(".chart-space").TapAsync();
        else await chart.Locator(".chart-data summary").FocusAsync();
        await Assertions.Expect(visit.Page.Locator("figure.chart-drawn")).ToHaveCountAsync(1);

        await Assertions.Expect(chart).ToHaveClassAsync("chart chart-drawn");
        await Assertions.Expect(chart.Locator(".chart-plot .point").First).ToBeVisibleAsync();
        await Assertions.Expect(chart.Locator(".chart-static > svg")).ToBeHiddenAsync();
        (await PlacesAsync(visit)).ShouldBe(before);
        (await visit.ShiftAsync()).ShouldBe(0, 0.0005);
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_plotly_draws_lies_where_the_drawing_had_it()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, Page);
        var chart = visit.Page.Locator("figure.chart").First;
        var drawing = await MiddlesAsync(chart, ".chart-static circle.mark");
        await visit.WakeChartsAsync();
        var plot = await MiddlesAsync(chart, ".chart-plot .points path");
        plot.Length.ShouldBe(drawing.Length);
        plot.Zip(drawing).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 2);
    }

    [Fact]
    public async Task A_finger_that_scrolls_over_a_chart_is_none_that_asks_for_it()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, Page, options: new() { HasTouch = true });
        await visit.Page.EvaluateAsync(
            """
            () => document.querySelectorAll('.chart-space').forEach(space =>
              space.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'touch' })))
            """);
        await visit.Page.WaitForTimeoutAsync(500);
        visit.Requests.ShouldNotContain(address => address.Contains("plotly"));
    }

    [Fact]
    public async Task A_chart_without_a_drawing_is_drawn_once_it_is_in_view()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "6-explore.html");
        visit.Requests.ShouldNotContain(address => address.Contains("plotly"));
        await visit.Page.Locator("figure.chart").First.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(visit.Page.Locator("figure.chart").First).ToHaveClassAsync("chart chart-drawn");
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_that_the_reader_chose_stands_out_in_every_drawing_and_in_what_plotly_draws()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, Page);
        const string Choose = "name => document.dispatchEvent(new CustomEvent('mine', { detail: { name } }))";
        await visit.Page.EvaluateAsync(Choose, " gotland ");
        var charts = await visit.Page.Locator("figure.chart").AllAsync();
        foreach (var chart in charts)
        {
            await Assertions.Expect(chart.Locator(".chart-static .mine")).ToHaveAttributeAsync("data-of", "Gotland");
            // Beside a chart there is room for letters as they are; within a tile they may be wider.
            var name = chart.Locator(".chart-static .mine > text").First;
            if (await name.GetAttributeAsync("fill") is null) await Assertions.Expect(name).ToHaveCSSAsync("stroke-width", "0.5px");
            else await Assertions.Expect(name).ToHaveCSSAsync("font-weight", "700");
            await Assertions.Expect(chart.Locator(".chart-static .mine .mark").First).ToHaveCSSAsync("stroke-width", "2.5px");
        }

        await visit.WakeChartsAsync();
        await Assertions.Expect(charts[0].Locator(".chart-plot .ytick text.mine")).ToHaveTextAsync("Gotland");
        (await charts[0].Locator(".chart-plot path.point.mine").CountAsync()).ShouldBe(1);
        await visit.Page.EvaluateAsync(Choose, "Skåne");
        await Assertions.Expect(charts[0].Locator(".chart-plot .ytick text.mine")).ToHaveTextAsync("Skåne");
        await visit.Page.ClickAsync("[data-switch=theme]");
        await Assertions.Expect(charts[0].Locator(".chart-plot .ytick text.mine")).ToHaveTextAsync("Skåne");
        await visit.Page.EvaluateAsync(Choose, "");
        await Assertions.Expect(visit.Page.Locator(".mine")).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(Sites.Pages), MemberType = typeof(Sites))]
    public async Task Titles_of_charts_are_short(string site, string page)
    {
        await using var visit = await sites.OpenAsync(site, page, options: new() { JavaScriptEnabled = false });
        foreach (var title in await visit.Page.Locator("figure.chart > figcaption strong").AllInnerTextsAsync())
            title.Length.ShouldBeLessThan(90, title);
    }

    /// <summary>Where everything beside the charts' inner parts stands on the page, in whole pixels.</summary>
    private static Task<int[]> PlacesAsync(Visit visit) => visit.Page.EvaluateAsync<int[]>(
        """
        () => Array.from(document.querySelectorAll('main h2, main h3, main p, main table, figure.chart, .chart-space'), element => {
          const box = element.getBoundingClientRect();
          return [box.top + scrollY, box.height].map(Math.round);
        }).flat()
        """);

    /// <summary>The middles of marks, from the left and the top of their chart.</summary>
    private static Task<double[]> MiddlesAsync(ILocator chart, string marks) => chart.EvaluateAsync<double[]>(
        """
        (chart, marks) => {
          const space = chart.querySelector('.chart-space').getBoundingClientRect();
          return Array.from(chart.querySelectorAll(marks), mark => {
            const box = mark.getBoundingClientRect();
            return [box.left + box.width / 2 - space.left, box.top + box.height / 2 - space.top];
          }).flat();
        }
        """, marks);
}
