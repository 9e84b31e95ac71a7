using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dib.Html;
using Dib.Running;

namespace Dib.Tests.Html;

public class HostileTextTests
{
    private const string Payload = "\"'><script>alert(1)</script><img src=x onerror=alert(1)><!--</script></title></style></details>";

    [Fact]
    public void Text_from_data_becomes_no_markup_in_any_field()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(Payload);
        var figure = """
            { "data": [{ "name": ? }], "layout": { "title": ? }, "config": { ?: 1 },
              "meta": { "title": ?, "subtitle": ?, "caption": ?, "alt": ?, "unit": ?, "height": 300, "colors": { ?: ? },
                "table": { "columns": [{ "name": ?, "type": ? }, { "name": "n", "type": "number" }], "rows": [[?, 1], [?, ?]] } } }
            """.Replace("?", json);
        CellRun[] cells =
        [
            Samples.Code(Payload,
                new StreamOutput(false, Payload),
                new StreamOutput(true, Payload),
                Samples.Display(("text/markdown", $"# {Payload}\n\n{Payload}\n\n| {Payload} |\n|---|\n| {Payload} |\n\n```{Payload}\n"
                    + $"{Payload}\n```\n\n[a](x \"{Payload}\")")),
                Samples.Display(("text/plain", Payload)),
                Samples.Display(("application/json", $$"""{ {{json}}: {{json}} }""")),
                Samples.Display(("application/json", Payload)),
                Samples.Display(("image/svg+xml", $"<svg xmlns='http://www.w3.org/2000/svg'>{Payload}</svg>")),
                Samples.Display(("image/png", Payload)),
                Samples.Display((Payload, Payload)),
                Samples.Display(("application/vnd.plotly.v1+json", figure)),
                Samples.Display(("application/vnd.plotly.v1+json", Payload))),
            Samples.Shown("mermaid", Payload),
            Samples.Failed(Payload, new ErrorOutput(Payload, Payload, 2)),
            Samples.Skipped(Payload),
        ];
        var run = Samples.Run($"notebooks/{Payload.Replace('/', '_')}.dib", cells);
        var site = Samples.Site(run, run with { Path = "x.dib" }) with { Title = Payload };

        ShouldHoldNothingActive(Samples.Parse(PageRenderer.Render(new(run, site))));
        ShouldHoldNothingActive(Samples.Parse(IndexRenderer.Render(site)));
    }

    [Theory]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](java&#x09;script:alert(1))")]
    [InlineData("[a](&#1;javascript:alert(1))")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](data:text/html,<script>alert(1)</script>)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[a][b]\n\n[b]: javascript:alert(1)")]
    [InlineData("![a](javascript:alert(1))")]
    [InlineData("# a {onclick=alert(1)}")]
    [InlineData("<b onclick=alert(1)>a</b>")]
    [InlineData("*[<script>alert(1)</script>]: t\n\nText <script>alert(1)</script> end.")]
    [InlineData("* *[<b id=planted>x</b>]: t\n* Text <b id=planted>x</b> end.")]
    [InlineData("*[Text]: \"><img src=x onerror=alert(1)>\n\nText")]
    [InlineData("![a](https://example.org/a.png)")]
    [InlineData("![a](//example.org/a.png)")]
    [InlineData("![a](\\\\\\\\example.org\\a.png)")]
    [InlineData("![a](/\t/example.org/a.png)")]
    public void Displayed_markdown_leads_nowhere_dangerous(string markdown)
    {
        var page = Samples.Page(Samples.Code("x", Samples.Display(("text/markdown", markdown))));

        ShouldHoldNothingActive(page);
        page.QuerySelector("main .prose")!.QuerySelectorAll("a, img, b").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://example.org/a?b=c:d")]
    [InlineData("mailto:a@example.org")]
    [InlineData("other.html#part")]
    [InlineData("#part")]
    public void Displayed_markdown_keeps_its_ordinary_links(string address) =>
        Samples.Page(Samples.Code("x", Samples.Display(("text/markdown", $"[a]({address})"))))
            .QuerySelector(".prose a")!.GetAttribute("href").ShouldBe(address);

    [Theory]
    [InlineData("Text\n\n<meta http-equiv=refresh content='0;url=https://example.org'>")]
    [InlineData("Text <META\nhttp-equiv=refresh content='0;url=https://example.org'> text")]
    [InlineData("<div><meta/http-equiv=refresh content='0;url=https://example.org'></div>")]
    [InlineData("<base href='https://example.org/'>")]
    [InlineData("Text <base\thref='https://example.org/'> text")]
    [InlineData("<a href=javascript:alert(1)>a</a>")]
    [InlineData("<p title='='><a href = \" JaVa&Tab;Script&colon;alert(1)\">a</a></p>")]
    [InlineData("x = ' <a href='&#106;&#x61;vascript&#58;alert(1)'>a</a> '")]
    [InlineData("<a href='java\nscript:alert(1)'>a</a>")]
    [InlineData("<form action=\"&#0000001;javascript:alert(1)\"><button formaction='vbscript:x'>a</button></form>")]
    public void Markdown_that_the_author_wrote_changes_no_address_and_links_to_no_script(string markdown)
    {
        var page = Samples.Page(Samples.Markdown(markdown));

        page.QuerySelectorAll("body meta, body base").ShouldBeEmpty();
        page.QuerySelectorAll("meta[http-equiv]").Length.ShouldBe(1);
        page.QuerySelectorAll("main *").SelectMany(element => element.Attributes)
            .ShouldAllBe(attribute => !string.Concat(attribute.Value.Where(character => character > ' '))
                .Contains("script:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Markdown_that_the_author_wrote_may_hold_html() =>
        Samples.Page(Samples.Markdown("<details><summary>More</summary>\n\n"
            + "**bold** <a class=\"x\" href='b.html'>javascript: is a word</a> <basefont>\n\n</details>"))
            .QuerySelector("main .prose details")!.InnerHtml.ShouldContain("<a class=\"x\" href=\"b.html\">javascript: is a word</a>");

    [Theory]
    [InlineData("2^10 and 2^20")]
    [InlineData("10^-3 to 10^-6")]
    [InlineData("E = mc^2 and a^2 + b^2 = c^2")]
    [InlineData("2^10+2^20, about ~5 to ~6, a~1~b")]
    [InlineData("HTML and its *[HTML]: text")]
    public void Powers_and_marks_of_other_languages_stay_text(string text)
    {
        Samples.Page(Samples.Markdown(text)).QuerySelector("main .prose p")!.InnerHtml.ShouldBe(text);
        Samples.Page(Samples.Code("x", Samples.Display(("text/markdown", text))))
            .QuerySelector("#cell-1 > .prose p")!.InnerHtml.ShouldBe(text);
    }

    [Fact]
    public void Only_what_the_author_wrote_runs()
    {
        var page = Samples.Page(
            Samples.Shown("html", "<p id='own'>a</p><script>one()</script>"),
            Samples.Shown("javascript", "two('</script>')"));

        page.QuerySelector("#own").ShouldNotBeNull();
        page.QuerySelectorAll("main script").Select(script => script.TextContent)
            .ShouldBe(["one()", "(async () => {\ntwo('<\\/script>')\n})();"]);
    }

    private static void ShouldHoldNothingActive(IHtmlDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script").OfType<IHtmlScriptElement>())
        {
            if (script.Source is { } source) source.ShouldStartWith("assets/");
            else if (script.Type != "application/json") script.TextContent.ShouldNotContain("alert");
        }
        page.All.SelectMany(element => element.Attributes).ShouldNotContain(attribute => attribute.Name.StartsWith("on"));
        page.QuerySelectorAll("img").ShouldAllBe(image => image.GetAttribute("src")!.StartsWith("data:image/"));
        page.QuerySelectorAll("a")
            .ShouldAllBe(link => !link.GetAttribute("href")!.Contains("alert(1)") || link.GetAttribute("href")!.Contains("%28"));
        page.QuerySelectorAll("main, header, footer").Length.ShouldBe(2);
    }
}
