using AngleSharp;
using AngleSharp.Dom;
using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Site.Tests;

/// <summary>Every page of every site, served and opened from disk, in a real browser.</summary>
[Collection(SideBySide.Looking)]
public class PageTests(RenderedSites sites)
{
    [Theory]
    [MemberData(nameof(Sites.PagesByScheme), MemberType = typeof(Sites))]
    public async Task A_page_opens_without_a_complaint_or_a_request_to_elsewhere(string site, string page, string scheme)
    {
        var look = await sites.LookAsync(site, page, scheme);
        look.Problems.ShouldBeEmpty();
        look.Requests.ShouldContain(address => address.EndsWith("/assets/site.js"));
        look.Title.ShouldStartWith(look.FirstHeading);
    }

    [Theory]
    [MemberData(nameof(Sites.PagesByScheme), MemberType = typeof(Sites))]
    public async Task Every_mark_of_every_chart_is_drawn(string site, string page, string scheme)
    {
        var look = await sites.LookAsync(site, page, scheme);
        foreach (var chart in look.Charts) chart.Drawn.ShouldBe(chart.Asked, ignoreOrder: true, chart.Title);
        look.Charts.Count.ShouldBe(look.ChartsSaidDrawn);
    }

    [Theory]
    [MemberData(nameof(Sites.PagesByScheme), MemberType = typeof(Sites))]
    public async Task The_policy_of_a_page_stops_foreign_scripts_and_requests(string site, string page, string scheme) =>
        (await sites.LookAsync(site, page, scheme)).Stopped.ShouldBe(["connect-src", "img-src", "script-src-elem"]);

    [Theory]
    [MemberData(nameof(Sites.Pages), MemberType = typeof(Sites))]
    public async Task The_switch_of_folded_code_lies_on_no_text(string site, string page) =>
        (await sites.LookAsync(site, page, "http")).Covered.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Sites.Pages), MemberType = typeof(Sites))]
    public async Task A_page_never_scrolls_sideways_on_a_phone(string site, string page)
    {
        var look = await sites.LookOnPhoneAsync(site, page);
        look.FoldedWidth.ShouldBe(PhoneLook.Width, "all folded");
        look.UnfoldedWidth.ShouldBe(PhoneLook.Width, "all unfolded");
    }

    [Theory]
    [MemberData(nameof(Sites.Pages), MemberType = typeof(Sites))]
    public async Task Every_link_within_the_site_leads_to_something(string site, string page)
    {
        var folder = sites.FolderOf(site);
        var document = await ReadAsync(Path.Combine(folder, page));
        var links = document.QuerySelectorAll("a[href]")
            .Select(link => link.GetAttribute("href")!)
            .Where(link => !link.Contains(':'))
            .Distinct()
            .ToList();
        links.ShouldNotBeEmpty();
        foreach (var link in links)
        {
            var (name, place) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, "");
            var target = Path.Combine(folder, Uri.UnescapeDataString(name.Length > 0 ? name : page));
            File.Exists(target).ShouldBeTrue(link);
            if (place.Length > 0) (await ReadAsync(target)).GetElementById(Uri.UnescapeDataString(place)).ShouldNotBeNull(link);
        }
    }

    [Theory]
    [MemberData(nameof(Sites.Pages), MemberType = typeof(Sites))]
    public async Task A_reader_without_scripts_gets_every_chart_as_a_drawing_with_its_data(string site, string page)
    {
        // There the charts are Plotly.NET's own, which brings no drawing: a sentence stands in its place.
        var hasDrawings = page != "6-explore.html";
        await using var visit = await sites.OpenAsync(site, page, options: new() { JavaScriptEnabled = false });
        foreach (var chart in await visit.Page.Locator("figure.chart").AllAsync())
        {
            await Assertions.Expect(chart.Locator(hasDrawings ? ".chart-static > svg" : ".chart-static p").First).ToBeVisibleAsync();
            await Assertions.Expect(chart.Locator(".chart-data table")).ToHaveCountAsync(1);
        }
        visit.Problems.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Sites.PagesByScheme), MemberType = typeof(Sites))]
    public async Task Before_a_reader_turns_to_a_chart_a_page_asks_for_no_drawing_library_and_is_light(
        string site, string page, string scheme)
    {
        var asked = (await sites.LookAsync(site, page, scheme)).RequestsAtFirst
            .Where(address => !address.StartsWith("data:", StringComparison.Ordinal)).ToList();
        asked.ShouldNotContain(address => address.Contains("plotly") || address.Contains(".charts.js"));
        var names = asked.Select(address => address.Split('?')[0]).Select(address =>
            Path.Combine(address.Contains("/assets/") ? "assets" : "", Uri.UnescapeDataString(address[(address.LastIndexOf('/') + 1)..])));
        names.Sum(name => new FileInfo(Path.Combine(sites.FolderOf(site), name)).Length).ShouldBeLessThan(300_000);
    }

    private static async Task<IDocument> ReadAsync(string path) =>
        await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(File.ReadAllText(path)));
}
