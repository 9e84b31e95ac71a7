using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Dib.Html;

namespace Dib.Tests.Html;

public class ChartTests
{
    private const string Figure = """
        {"data":[{"type":"bar","x":[1.10,2],"name":"</script>"}],"layout":{"height":300},"config":{"responsive":true},
         "meta":{"title":"A & B","subtitle":"kr","caption":"Note","alt":"Two bars","unit":"kr","height":320,
         "colors":{"#0068a8":"--chart-1"},
         "table":{"columns":[{"name":"Region","type":"text"},{"name":"Year","type":"number"},{"name":"Amount","type":"number"}],
         "rows":[["Skåne",2025,1234567.5],["Gotland",2025,-3],["Dalarna",2025,null]]}}}
        """;

    [Fact]
    public void A_chart_keeps_its_space_and_tells_what_it_shows_without_a_script()
    {
        var chart = Chart(Figure, "<figure class=\"chart\"><figcaption>A &amp; B</figcaption><svg viewBox=\"0 0 1 "
            + "1\"></svg><table><tr><td>1</td></tr></table></figure>");

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
        var data = Data(Figure);

        using var json = JsonDocument.Parse(data);
        json.RootElement.EnumerateObject().Select(part => part.Name).ShouldBe(["data", "layout", "config", "colors"]);
        json.RootElement.GetProperty("data")[0].GetProperty("x").GetRawText().ShouldBe("[1.10,2]");
        json.RootElement.GetProperty("data")[0].GetProperty("name").GetString().ShouldBe("</script>");
        data.ShouldNotContain("<");
    }

    [Fact]
    public void Blanks_that_keep_a_line_together_are_blanks_to_the_script_and_what_looks_like_one_stays_text()
    {
        const string Name = "1\u00A0000\u202F000 \\u00A0 \\\\\u00A0";
        var data = Data($$"""{"data":[{"name":{{JsonSerializer.Serialize(Name)}}}]}""");

        using var json = JsonDocument.Parse(data);
        json.RootElement.GetProperty("data")[0].GetProperty("name").GetString().ShouldBe(Name);
        data.ShouldContain("1\u00A0000\u202F000");
    }

    [Fact]
    public void A_chart_offers_its_picture_and_where_it_has_data_those_too()
    {
        Chart(Figure)
            .QuerySelectorAll(".chart-tools button")
            .Select(button => button.GetAttribute("aria-label"))
            .ShouldBe(["Save as SVG", "Save as PNG", "Save as CSV"]);
        Chart("""{"data":[]}""")
            .QuerySelectorAll(".chart-tools button")
            .Select(button => button.GetAttribute("aria-label"))
            .ShouldBe(["Save as SVG", "Save as PNG"]);
    }

    [Theory]
    [InlineData("", "1\u202F234\u202F567.5")]
    [InlineData("sv-SE", "1\u202F234\u202F567,5")]
    [InlineData("en-GB", "1,234,567.5")]
    public void Numbers_of_a_charts_data_are_written_in_the_culture_and_kept_raw_beside(string culture, string expected)
    {
        var rows = Chart(Figure, culture: CultureInfo.GetCultureInfo(culture))
            .QuerySelectorAll("tbody tr")
            .Select(row => row.Children)
            .ToList();

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
    public void Only_pages_with_charts_name_the_script_that_draws_and_none_loads_it_by_itself()
    {
        Samples.Html(Samples.Code("x")).ShouldNotContain("plotly");
        var page = Samples.Page(Samples.Code("x", Samples.Display((Mime, Figure))));
        page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")).ShouldBe(["assets/site.js"]);
        var waiting = page.QuerySelectorAll("script[data-draws]");
        waiting.ShouldAllBe(script => script.GetAttribute("type") == "text/plain" && script.TextContent.Length == 0);
        waiting.Select(script => script.GetAttribute("data-draws")!.Split('?')[0])
            .ShouldBe(["assets/plotly.min.js", "assets/sample.charts.js"]);
    }

    [Fact]
    public void A_page_of_one_file_holds_what_draws_as_text_that_its_policy_would_let_run()
    {
        var run = Samples.Run(Samples.Code("x", Samples.Display((Mime, Figure))));
        var site = Samples.Site(run) with { EmbeddedScript = name => name == "plotly.min.js" ? "window.Plotly = '</script>'" : null };
        var html = PageRenderer.Render(new(run, site));

        var page = Samples.Parse(html);
        var waiting = page.QuerySelectorAll("script[data-draws]");
        waiting.Select(script => script.GetAttribute("type")).ShouldBe(["text/plain", "text/plain"]);
        waiting[0].TextContent.ShouldBe("window.Plotly = '<\\/script>'");
        waiting[1].TextContent.ShouldStartWith("window.chartData = {");
        var policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        foreach (var script in waiting)
        {
            var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script.TextContent));
            policy.ShouldContain($"'sha256-{Convert.ToBase64String(hash)}'");
        }
    }

    [Theory]
    [InlineData("523.0", 1, "522.963")]
    [InlineData("−0.4", 1, "-0.35")]
    [InlineData("0.0", 1, "-0.04")]
    [InlineData("12\u202F346", 0, "12345.5")]
    public void Numbers_of_a_charts_data_have_the_decimals_of_the_chart(string shown, int decimals, string value)
    {
        var json = """{"data":[],"meta":{"title":"A","table":{"columns":[{"name":"V","type":"number","decimals":D}],"rows":[[R]]}}}""";
        var cell = Chart(json.Replace("D}", $"{decimals}}}").Replace("[R]", $"[{value}]")).QuerySelector("tbody td")!;
        (cell.TextContent, cell.GetAttribute("data-value")).ShouldBe((shown, value));
    }

    [Fact]
    public void A_chart_that_is_to_be_narrow_has_no_more_room() =>
        Chart("""{"data":[],"meta":{"height":300,"width":354}}""").QuerySelector(".chart-space")!.GetAttribute("style")
            .ShouldBe("--chart-height:300px;max-width:354px");

    [Theory]
    [InlineData("bar", "plotly.min.js")]
    [InlineData("pie", "plotly.min.js")]
    [InlineData("sunburst", "plotly-whole.min.js")]
    [InlineData("scatter3d", "plotly-whole.min.js")]
    [InlineData("choropleth", "plotly-whole.min.js", "outlines-world_110m.js")]
    [InlineData("scattermap")]
    public void A_page_loads_what_draws_its_kinds_of_chart_and_nothing_else(string type, params string[] scripts)
    {
        var page = Samples.Page(Samples.Code("x", Samples.Display((Mime, "{\"data\":[{\"type\":\"" + type + "\"}]}"))));

        page.QuerySelectorAll("script[data-draws*=plotly], script[data-draws*=outlines]")
            .Select(script => script.GetAttribute("data-draws"))
            .ShouldBe(scripts.Select(name => "assets/" + name));
    }

    [Fact]
    public void A_page_with_charts_of_both_kinds_loads_one_plotly_and_the_outlines_that_its_maps_name()
    {
        const string Map =
            """{"data":[{"type":"scattergeo"}],"layout":{"geo":{"scope":"north america","resolution":50},"geo2":{"scope":"../x"}}}""";
        var page = Samples.Page(Samples.Code("x", Samples.Display((Mime, Figure)), Samples.Display((Mime, Map))));

        page.QuerySelectorAll("script[data-draws]").Select(script => Path.GetFileName(script.GetAttribute("data-draws")!.Split('?')[0]))
            .ShouldBe(["plotly-whole.min.js", "outlines-north-america_50m.js", "outlines-world_110m.js", "sample.charts.js"]);
    }

    [Theory]
    [InlineData("""[{"type":"scatter","x":["a","b"],"y":[1.10,null]}]""", "x y | a 1.1 | b –")]
    [InlineData("""[{"name":"One","x":[1],"y":[2]},{"y":{"dtype":"f8","bdata":"AAAAAAAA+D8AAAAAAAAAQA=="}}]""",
        "Series x y | One 1 2 | 2 – 1.5 | 2 – 2")]
    [InlineData("""[{"type":"pie","labels":["a"],"values":[3]}]""", "labels values | a 3")]
    [InlineData("""[{"type":"heatmap","x":["p","q"],"z":[[1,2],[3,4]]}]""", "x y z | p 0 1 | q 0 2 | p 1 3 | q 1 4")]
    [InlineData("""[{"type":"sankey","node":{"label":["A","B"]},"link":{"source":[0],"target":[1],"value":[7]}}]""",
        "From To Value | A B 7")]
    [InlineData("""[{"type":"parcoords","dimensions":[{"label":"Size","values":[1,2]}]}]""", "Size | 1 | 2")]
    [InlineData("""[{"type":"table","header":{"values":["H"]},"cells":{"values":[["c"]]}}]""", "H | c")]
    [InlineData("""[{"type":"indicator","value":5}]""", "value | 5")]
    public void The_data_of_a_foreign_chart_are_read_from_its_traces(string data, string table) =>
        string.Join(" | ", Chart($$"""{"data":{{data}}}""")
            .QuerySelectorAll("tr")
            .Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent)))).ShouldBe(table);

    [Fact]
    public void Columns_of_a_foreign_chart_are_called_what_its_axes_say()
    {
        var chart = Chart(
            """{"data":[{"x":[1],"y":[2],"xaxis":"x2"}],"layout":{"xaxis2":{"title":{"text":"Year"}},"yaxis":{"title":"Kronor"}}}""");
        chart.QuerySelectorAll("th").Select(head => head.TextContent).ShouldBe(["Year", "Kronor"]);
    }

    [Fact]
    public void Of_many_points_the_first_stand_in_the_table_and_the_rest_is_counted()
    {
        var chart = Chart($$"""{"data":[{"y":[{{string.Join(',', Enumerable.Range(0, 1200))}}]}]}""");
        chart.QuerySelectorAll("tbody tr").Length.ShouldBe(1000);
        chart.QuerySelector(".chart-note")!.TextContent.ShouldBe("The data show the first 1000 of 1200 points.");
    }

    [Fact]
    public void A_map_that_needs_a_service_elsewhere_says_so_and_shows_its_data()
    {
        var chart = Chart("""{"data":[{"type":"scattermapbox","lon":[18],"lat":[59]}],"meta":{"caption":"One value is not drawn."}}""");
        chart.QuerySelector(".chart-note")!.TextContent.ShouldBe("One value is not drawn. This map lies on tiles of a map service. A "
            + "page asks for nothing elsewhere, so that only its data are here.");
        chart.QuerySelectorAll("tbody td").Select(cell => cell.TextContent).ShouldBe(["18", "59"]);
    }

    [Fact]
    public void A_figure_that_is_only_drawn_has_its_words_and_data_and_nothing_for_a_script_to_draw()
    {
        const string Drawing = "<svg viewBox=\"0 0 1 1\" style=\"width:48%\"></svg>\n<svg viewBox=\"0 0 2 2\"></svg>";
        var figure = Chart(Figure, $"<figure>{Drawing}<table><tr><td>1</td></tr></table></figure>", mime: "application/vnd.dib.drawn+json");

        figure.QuerySelector("figcaption strong")!.TextContent.ShouldBe("A & B");
        figure.QuerySelector(".chart-note")!.TextContent.ShouldBe("Note");
        figure.QuerySelector(".chart-static")!.InnerHtml.ShouldBe(Drawing);
        figure.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        figure.QuerySelectorAll(".chart-space, .chart-plot, script").ShouldBeEmpty();
        figure.QuerySelectorAll("[data-picture]").Select(button => button.TextContent).ShouldBe(["SVG", "PNG"]);
        figure.QuerySelector("[data-save=csv]").ShouldNotBeNull();
        figure.Owner!.QuerySelectorAll("script[src*=plotly]").ShouldBeEmpty();
    }

    [Fact]
    public void What_has_no_drawing_offers_no_picture_of_it()
    {
        var figure = Chart(Figure, "<figure><table><tr><td>1</td></tr></table></figure>", mime: "application/vnd.dib.drawn+json");

        figure.QuerySelectorAll("[data-picture]").ShouldBeEmpty();
        figure.QuerySelector("[data-save=csv]").ShouldNotBeNull();
    }

    /// <summary>What the script gets for the only chart of a page.</summary>
    private static string Data(string json)
    {
        var run = Samples.Run(Samples.Code("x", Samples.Display((Mime, json))));
        var page = new PageState(run, Samples.Site(run));
        Samples.Parse(PageRenderer.Render(page)).QuerySelectorAll("figure script").ShouldBeEmpty();
        var script = page.ChartData!;
        script.ShouldStartWith("window.chartData = {\n\"figure-1\": ");
        script.ShouldEndWith("\n};\n");
        return script["window.chartData = {\n\"figure-1\": ".Length..^"\n};\n".Length];
    }

    private const string Mime = "application/vnd.plotly.v1+json";

    private static IElement Chart(string json, string? html = null, CultureInfo? culture = null, string mime = Mime)
    {
        var run = Samples.Run(
            Samples.Code("x", html is null ? Samples.Display((mime, json)) : Samples.Display((mime, json), ("text/html", html))));
        var site = Samples.Site(run) with { Culture = culture ?? CultureInfo.InvariantCulture };
        return Samples.Parse(PageRenderer.Render(new(run, site))).QuerySelector("figure.chart")!;
    }
}
