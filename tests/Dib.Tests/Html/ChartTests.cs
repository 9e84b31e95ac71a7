using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Dib.Html;

namespace Dib.Tests.Html;

public class ChartTests
{
    private const string Figure = """
        {"data":[{"type":"bar","x":[1.10,2],"name":"</script>"}],"layout":{"height":300},"config":{"responsive":true},
         "meta":{"title":"A & B","subtitle":"kr","caption":"Note","alt":"Two bars","unit":"kr","height":320,"colors":{"#0068a8":"--chart-1"},
         "table":{"columns":[{"name":"Region","type":"text"},{"name":"Year","type":"number"},{"name":"Amount","type":"number"}],
         "rows":[["Skåne",2025,1234567.5],["Gotland",2025,-3],["Dalarna",2025,null]]}}}
        """;

    [Fact]
    public void A_chart_keeps_its_space_and_tells_what_it_shows_without_a_script()
    {
        var chart = Chart(Figure, "<figure class=\"chart\"><figcaption>A &amp; B</figcaption><svg viewBox=\"0 0 1 1\"></svg><table><tr><td>1</td></tr></table></figure>");

        chart.QuerySelector("figcaption strong")!.TextContent.ShouldBe("A & B");
        chart.QuerySelector(".chart-note")!.TextContent.ShouldBe("Note");
        chart.QuerySelector(".chart-space")!.GetAttribute("style").ShouldBe("--chart-height:320px");
        chart.QuerySelector(".chart-plot")!.GetAttribute("aria-label").ShouldBe("Two bars");
        chart.QuerySelector(".chart-static")!.Children.Select(child => child.LocalName).ShouldBe(["svg"]);
        chart.QuerySelectorAll("table").Length.ShouldBe(1);
    }

    [Fact]
    public void The_script_gets_what_it_draws_and_not_the_table_once_more()
    {
        var embedded = Chart(Figure).QuerySelector("script[type='application/json']")!.TextContent;

        using var json = JsonDocument.Parse(embedded);
        json.RootElement.EnumerateObject().Select(part => part.Name).ShouldBe(["data", "layout", "config", "colors"]);
        json.RootElement.GetProperty("data")[0].GetProperty("x").GetRawText().ShouldBe("[1.10,2]");
        json.RootElement.GetProperty("data")[0].GetProperty("name").GetString().ShouldBe("</script>");
        embedded.ShouldNotContain("<");
    }

    [Fact]
    public void Blanks_that_keep_a_line_together_are_blanks_to_the_script_and_what_looks_like_one_stays_text()
    {
        const string Name = "1\u00A0000\u202F000 \\u00A0 \\\\\u00A0";
        var embedded = Chart($$"""{"data":[{"name":{{JsonSerializer.Serialize(Name)}}}]}""").QuerySelector("script[type='application/json']")!.TextContent;

        using var json = JsonDocument.Parse(embedded);
        json.RootElement.GetProperty("data")[0].GetProperty("name").GetString().ShouldBe(Name);
        embedded.ShouldContain("1\u00A0000\u202F000");
    }

    [Fact]
    public void A_chart_offers_its_picture_and_where_it_has_data_those_too()
    {
        Chart(Figure).QuerySelectorAll(".chart-tools button").Select(button => button.GetAttribute("aria-label")).ShouldBe(["Save as SVG", "Save as PNG", "Save as CSV"]);
        Chart("""{"data":[]}""").QuerySelectorAll(".chart-tools button").Select(button => button.GetAttribute("aria-label")).ShouldBe(["Save as SVG", "Save as PNG"]);
    }

    [Theory]
    [InlineData("", "1\u202F234\u202F567.5")]
    [InlineData("sv-SE", "1\u202F234\u202F567,5")]
    [InlineData("en-GB", "1,234,567.5")]
    public void Numbers_of_a_charts_data_are_written_in_the_culture_and_kept_raw_beside(string culture, string expected)
    {
        var rows = Chart(Figure, culture: CultureInfo.GetCultureInfo(culture)).QuerySelectorAll("tbody tr").Select(row => row.Children).ToList();

        rows[0][1].TextContent.ShouldBe("2025");
        rows[0][2].TextContent.ShouldBe(expected);
        rows[0][2].GetAttribute("data-value").ShouldBe("1234567.5");
        rows[0][2].ClassName.ShouldBe("number");
        rows[1][2].TextContent.ShouldBe("−3");
        rows[1][2].GetAttribute("data-value").ShouldBe("-3");
        rows[2][2].HasAttribute("data-value").ShouldBeFalse();
    }

    [Fact]
    public void A_foreign_figure_is_drawn_with_its_own_fallback()
    {
        var chart = Chart("""{"data":[],"layout":{"title":{"text":"Own title"}}}""", "<b>fallback</b>");

        chart.QuerySelector("figcaption")!.TextContent.ShouldBe("Own title");
        chart.QuerySelector(".chart-static")!.InnerHtml.ShouldBe("<b>fallback</b>");
        chart.QuerySelector("table").ShouldBeNull();
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{ not json")]
    [InlineData("{\"layout\":{}}")]
    public void What_is_no_figure_gives_way_to_the_next_format(string json)
    {
        var page = Samples.Page(Samples.Code("x", Samples.Display((Mime, json), ("text/html", "<i>instead</i>"))));

        page.QuerySelector(".chart").ShouldBeNull();
        page.QuerySelector(".output.html i")!.TextContent.ShouldBe("instead");
    }

    [Fact]
    public void Only_pages_with_charts_load_the_script_that_draws()
    {
        Samples.Html(Samples.Code("x")).ShouldNotContain("plotly");
        Samples.Html(Samples.Code("x", Samples.Display((Mime, Figure)))).ShouldContain("<script defer src=\"assets/plotly.min.js\">");
    }

    private const string Mime = "application/vnd.plotly.v1+json";

    private static IElement Chart(string json, string? html = null, CultureInfo? culture = null)
    {
        var run = Samples.Run(Samples.Code("x", html is null ? Samples.Display((Mime, json)) : Samples.Display((Mime, json), ("text/html", html))));
        var site = Samples.Site(run) with { Culture = culture ?? CultureInfo.InvariantCulture };
        return Samples.Parse(PageRenderer.Render(run, site)).QuerySelector("figure.chart")!;
    }
}
