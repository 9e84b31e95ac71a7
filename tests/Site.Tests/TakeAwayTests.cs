using System.Buffers.Binary;
using System.Xml.Linq;
using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Site.Tests;

/// <summary>What a reader can take away from a page: charts, code, the notebook.</summary>
[Collection(SideBySide.Using)]
public class TakeAwayTests(RenderedSites sites)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("http", ColorScheme.Light, 253)]
    [InlineData("file", ColorScheme.Dark, 20)]
    public async Task A_chart_saves_as_a_drawing_with_its_words_in_the_theme_that_is_seen(string scheme, ColorScheme theme, int red)
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, "1-charts.html", scheme, new() { ColorScheme = theme });
        var title = await visit.Page.InnerTextAsync("figure.chart >> nth=0 >> figcaption strong");
        var note = await visit.Page.InnerTextAsync("figure.chart >> nth=0 >> .chart-note");
        var alternative = await visit.Page.GetAttributeAsync(".chart-plot >> nth=0", "aria-label");

        var svg = await SaveAsync(visit, "Save as SVG");
        svg.SuggestedFilename.ShouldBe("a-zero-is-a-bar-too.svg");
        var drawing = XElement.Load(await svg.PathAsync());
        drawing.Elements(Svg + "text").Select(text => text.Value).ShouldBe([title, note]);
        drawing.Element(Svg + "title")!.Value.ShouldBe(alternative);
        drawing.Element(Svg + "rect")!.Attribute("fill")!.Value.ShouldStartWith($"rgb({red},");
        drawing.ToString().ShouldNotContain("var(");

        var png = await SaveAsync(visit, "Save as PNG");
        png.SuggestedFilename.ShouldBe("a-zero-is-a-bar-too.png");
        var bytes = await File.ReadAllBytesAsync(await png.PathAsync());
        bytes[..8].ShouldBe([0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8]);
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)).ShouldBe(2 * (int)drawing.Attribute("width")!);
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)).ShouldBe(2 * (int)drawing.Attribute("height")!);
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Maps_save_as_one_drawing_as_they_stand_in_the_page()
    {
        await using var visit = await sites.OpenAsync(Sites.Real, "index.html", options: new() { ColorScheme = ColorScheme.Dark });
        var drawing = XElement.Load(await (await SaveAsync(visit, "Spara som SVG")).PathAsync());
        var maps = drawing.Elements(Svg + "svg").Skip(1).ToList();
        maps.Count.ShouldBe(5);
        maps.ShouldAllBe(map => map.Descendants(Svg + "path").Count() == 21);
        maps.Select(map => (double)map.Attribute("x")!).Distinct().Count().ShouldBe(5, "side by side on a desk");
        drawing.ToString().ShouldNotContain("var(");
        drawing.ToString().ShouldNotContain("light-dark(");
        (await File.ReadAllBytesAsync(await (await SaveAsync(visit, "Spara som PNG")).PathAsync()))[..4].ShouldBe([0x89, .. "PNG"u8]);
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chart_saves_its_data_without_opening_them()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, "1-charts.html");
        var csv = await SaveAsync(visit, "Save as CSV");
        csv.SuggestedFilename.ShouldBe("a-zero-is-a-bar-too.csv");
        var lines = await File.ReadAllLinesAsync(await csv.PathAsync());
        lines.Length.ShouldBe(22);
        lines[1].ShouldBe("Ort I1,15000");
    }

    [Fact]
    public async Task A_cells_code_is_copied_as_it_is_and_the_button_says_so()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, "3-sums.html");
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.Page.ClickAsync("details.code summary");
        var button = visit.Page.Locator("details.code button");
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveTextAsync("Copied");
        (await visit.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"))
            .ShouldBe("// A cell with \"quotes\" & <angles> to copy.\nvar sum = 1 + 1;\nsum");
        await Assertions.Expect(button).ToHaveTextAsync("Copy");
    }

    [Fact]
    public async Task The_notebook_itself_comes_with_its_page()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, "3-sums.html");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync(".made a"));
        download.SuggestedFilename.ShouldBe("3-sums.dib");
        (await File.ReadAllTextAsync(await download.PathAsync()))
            .ShouldBe(Repository.Text("tests", "Site.Tests", "fixtures", "3-sums.dib"));
    }

    [Fact]
    public async Task The_contents_follow_the_scroll()
    {
        await using var visit = await sites.OpenAsync(
            Sites.Real, "3-bup-earmarks.html", options: new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (var heading in (int[])[3, 1])
        {
            var id = await visit.Page.EvaluateAsync<string>(
                "i => { const heading = document.querySelectorAll('main h2')[i]; heading.scrollIntoView(); return heading.id; }", heading);
            await Assertions.Expect(visit.Page.Locator(".contents a[aria-current]")).ToHaveAttributeAsync("href", "#" + id);
        }
    }

    private static Task<IDownload> SaveAsync(Visit visit, string name) =>
        visit.Page.RunAndWaitForDownloadAsync(
            () => visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync());
}
