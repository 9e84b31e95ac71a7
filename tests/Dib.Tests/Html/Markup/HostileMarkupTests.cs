using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dib.Html;
using Dib.Html.Markup;
using Dib.Running;

namespace Dib.Tests.Html.Markup;

/// <summary>HTML that is shown, written or hidden in Markdown, as hostile or as broken as it comes.</summary>
public class HostileMarkupTests
{
    private const string After = "<p>The next output.</p>";

    private static readonly string[] Hostile =
    [
        "<img src=x onerror=alert(1)>", "<IMG SRC=x OnError='alert(1)'>", "<img/src=x/onerror=alert(1)>",
        "<img src=\"x\"onerror=alert(1)>",
        "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><script href='data:,alert(1)'/>",
        "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)/>#x'/></svg>", "<svg><use xlink:href='#x'/></svg>",
        "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
        "<svg><animate attributeName=href values='javascript:alert(1)'/></svg>",
        "<svg><set attributeName=onmouseover to=alert(1)></svg>", "<svg><foreignObject><iframe src=x></iframe></foreignObject></svg>",
        "<svg><image href='https://example.org/a.png'/></svg>", "<svg><style>*{display:none}</style></svg>",
        "<svg><desc><img src=x onerror=alert(1)></desc></svg>", "<svg><title><style><img src=x onerror=alert(1)></style></title></svg>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
        "<iframe src='javascript:alert(1)'></iframe>", "<iframe srcdoc='<script>alert(1)</script>'>", "<object data=x></object>",
        "<embed src=x>", "<portal src=x></portal>", "<fencedframe></fencedframe>", "<applet code=x></applet>", "<frameset><frame src=x>",
        "<form action='javascript:alert(1)'><button>x</button></form>", "<form id=content><input name=attributes></form>",
        "<button formaction='javascript:alert(1)'>x</button>", "<input autofocus onfocus=alert(1)>",
        "<isindex action=javascript:alert(1)>",
        "<meta http-equiv=refresh content='0;url=https://example.org'>", "<base href='https://example.org/'>",
        "<link rel=stylesheet href='https://example.org/a.css'>", "<link rel=import href=x>", "<style>body{display:none}</style>",
        "<style>@import 'https://example.org/a.css';</style>", "<div style='position:fixed;inset:0;background:red'>x</div>",
        "<div style='background:url(https://example.org/a.png)'>x</div>",
        "<div style='background:\\75rl(https://example.org/a.png)'>x</div>",
        "<div style='width:expression(alert(1))'>x</div>", "<div style='-moz-binding:url(x)'>x</div>",
        "<a href='javascript:alert(1)'>x</a>", "<a href='JaVa&Tab;Script&colon;alert(1)'>x</a>",
        "<a href='&#1;javascript:alert(1)'>x</a>",
        "<a href='java\nscript:alert(1)'>x</a>", "<a href='vbscript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<a href='data:image/svg+xml,<svg onload=alert(1)>'>x</a>", "<a href='blob:x'>x</a>", "<a href='file:///etc/passwd'>x</a>",
        "<a href='filesystem:x'>x</a>", "<a href='view-source:x'>x</a>", "<area href='javascript:alert(1)'>",
        "<a ping='https://example.org' href=#>x</a>",
        "<img src='javascript:alert(1)'>", "<img src='https://example.org/a.png'>", "<img src='//example.org/a.png'>",
        "<img src='\\\\example.org/a.png'>", "<img srcset='https://example.org/a.png 1x' src='data:,'>",
        "<img lowsrc='javascript:alert(1)'>",
        "<picture><source srcset='https://example.org/a.png'><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></picture>",
        "<body onload=alert(1)>", "<html onclick=alert(1)>", "<body background='https://example.org/a.png'>",
        "<table background='javascript:alert(1)'><tr><td>x</td></tr></table>",
        "<video src=x onerror=alert(1)></video>", "<audio autoplay src='https://example.org/a.mp3'></audio>",
        "<video><source onerror=alert(1)></video>",
        "<details open ontoggle=alert(1)><summary>x</summary></details>", "<marquee onstart=alert(1)>x</marquee>",
        "<bgsound src='javascript:alert(1)'>",
        "<p onclick=alert(1)>x</p>", "<p onclick\n=\nalert(1)>x</p>", "<p \u000conclick=alert(1)>x</p>",
        "<p class=\"a\"onclick=\"alert(1)\">x</p>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<title><p title=\"</title><img src=x onerror=alert(1)>\"></title>",
        "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
        "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
        "<noembed><img title=\"</noembed><img src onerror=alert(1)>\"></noembed>",
        "<noframes><p title=\"</noframes><img src onerror=alert(1)>\">",
        "<template><script>alert(1)</script></template>", "<template shadowrootmode=open><img src=x onerror=alert(1)></template>",
        "<select><style></select><img src=x onerror=alert(1)></style>", "<!--><img src=x onerror=alert(1)>-->",
        "<!--!><img src=x onerror=alert(1)>",
        "<![CDATA[<img src=x onerror=alert(1)>]]>", "<?xml <img src=x onerror=alert(1)>?>", "<script>alert(1)</script>",
        "<script src='https://example.org/a.js'></script>",
        "<script>alert(1)", "<scr<script>ipt>alert(1)</script>", "<SCRIPT/x>alert(1)</SCRIPT>", "<script type=module>alert(1)</script>",
        "<script type='application/json'></script><script>alert(1)</script>",
        "<table><script type=\"application/json\">[[{\"html\":\"<img src=x onerror=alert(1)>\"}]]</script></table>",
        "<table><script type=\"application/json\">[[{\"html\":\"\\u003cimg src=x onerror=alert(1)>\"}]]</script></table>",
        "<img name=querySelector src='data:,'>", "<a id=content name=body>x</a>", "<p id=cell-2>x</p>",
        "<div is=x slot=y nonce=z>x</div>",
        "<dialog open><form method=dialog></form></dialog>", "<keygen autofocus onfocus=alert(1)>", "<x onclick=alert(1)>x</x>",
        "<custom-element onclick=alert(1)>x</custom-element>",
    ];

    private static readonly string[] Broken =
    [
        "<div>open <b>bold", "<div><div><div>", "</div></div></div></main></body></html>", "</article><article>", "</body>",
        "<!-- open", "<!--", "<![CDATA[",
        "<template>", "<plaintext>", "<textarea>", "<title>", "<style>", "<style>p{display:none}", "<xmp>", "<noscript>", "<script>",
        "<iframe>",
        "<table><tr><td>", "<table><caption>", "<table>", "<tr><td>x", "<select><option>", "<select>", "<a href=x>", "<b><i><u><s><em>",
        "<svg>", "<svg><g><text>",
        "<svg><desc>", "<svg><foreignObject>", "<math><mi>", "<p title=\"", "<p title='", "<p", "<", "</", "<!", "<?", "<ul><li>",
        "<h1>", "<button>", "<details>",
        "<details><summary>", "<ruby><rt>", "<frameset>", "<noembed>", "<object>", "<marquee>", "<pre>", "<listing>", "<font size=7>",
        "<nobr><nobr>", "<form>",
        "<body>", "<html lang=xx>", "<head>", "<dialog open>", "<fieldset>", "\0<b\0>", "<b><p></b>", "<p><table></p>", "<a><table><a>",
        "</p></br>", "<main><header><footer>",
    ];

    /// <summary>Where it can stand: the value, the author's HTML, and Markdown in which it begins a block or stands in a line.</summary>
    private static readonly Func<string, CellRun>[] Places =
    [
        html => Samples.Code("x", Samples.Display(("text/html", html))),
        html => Samples.Code("x", Samples.Display(("text/html", $"<div>{html}</div>"))),
        html => Samples.Shown("html", html),
        html => Samples.Markdown(html),
        html => Samples.Markdown($"Text {html.Replace('\n', ' ')} text"),
        html => Samples.Code("x", Samples.Display(("text/markdown", html))),
    ];

    [Fact]
    public void Nothing_runs_leads_astray_or_asks_elsewhere_wherever_it_comes_from()
    {
        foreach (var html in Hostile)
        {
            foreach (var (place, cell) in Places.Index())
            {
                // An author's cell of HTML runs the scripts that it holds, and has the styles and fields that it says.
                var isAuthors = place is 2 or 3 or 4;
                var page = Samples.Page(cell(html), Samples.Code("x", Samples.Display(("text/html", After))));
                var shown = page.QuerySelector("#cell-1")!;
                var why = $"{html} at {place}: {shown.InnerHtml}";

                ShouldBeUntouched(page, why);
                shown.QuerySelectorAll("iframe, object, embed, portal, fencedframe, form, meta, base, link, use, set, animate, applet, "
                    + "frame, foreignObject, template, noscript, x, custom-element").ShouldBeEmpty(why);
                if (!isAuthors)
                    shown.QuerySelectorAll("style, main, button, textarea, input, select, dialog, video, audio, [name], [is]")
                        .Where(element => element.Closest(".table-tools, .table-find") is null).ShouldBeEmpty(why);
                if (place != 2)
                    shown.QuerySelectorAll("script").ShouldAllBe(script => script.GetAttribute("type") == "application/json", why);
                foreach (var attribute in shown.QuerySelectorAll("*").SelectMany(element => element.Attributes)
                    .Where(attribute => attribute.Name is not ("title" or "aria-label")))
                {
                    attribute.Name.ShouldNotStartWith("on", Case.Insensitive, why);
                    var value = string.Concat(attribute.Value.Where(character => character > ' ')).ToLowerInvariant();
                    value.ShouldNotContain("script:", customMessage: why);
                    if (attribute.OwnerElement!.LocalName != "a") value.ShouldNotContain("example.org", customMessage: why);
                    value.ShouldNotStartWith("data:text/html", customMessage: why);
                    value.ShouldNotStartWith("data:image/svg+xml,<svg", customMessage: why);
                    if (attribute.Name == "style") value.ShouldNotContain("position", customMessage: why);
                }
                // Within a line of Markdown, quotes are written as references: rows that no script can read.
                foreach (var rows in shown.QuerySelectorAll("script[type='application/json']").Select(rows => rows.TextContent)
                    .Where(rows => !rows.Contains("&quot;")))
                    JsonDocument.Parse(rows).RootElement.ToString().ShouldNotContain("onerror", customMessage: why);
            }
        }
    }

    [Fact]
    public void What_is_left_open_or_closed_too_often_changes_nothing_around_it()
    {
        foreach (var html in Broken)
            foreach (var (place, cell) in Places.Index())
                ShouldBeUntouched(
                    Samples.Page(cell(html), Samples.Code("x", Samples.Display(("text/html", After)))), $"{html} at {place}");
    }

    [Fact]
    public void A_page_that_travels_alone_is_no_less_careful()
    {
        var run = Samples.Run([.. Hostile.Concat(Broken).Select(html => Samples.Code("x", Samples.Display(("text/html", html))))]);
        var page = Samples.Parse(PageRenderer.Render(new(run, Samples.Site(run) with { EmbeddedScript = _ => null })));

        page.QuerySelectorAll("article > .cell").Length.ShouldBe(run.Cells.Count);
        page.QuerySelectorAll("article *").SelectMany(element => element.Attributes)
            .ShouldNotContain(attribute => attribute.Name.StartsWith("on"));
        page.QuerySelectorAll("article script:not([type='application/json']), article style, iframe, object, article form").ShouldBeEmpty();
    }

    [Fact]
    public void Deep_or_long_html_is_written_in_a_moment()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var part in (string[])["<div>", "<b>", "<b><p>", "<svg><g>", "<a><table>", "<p>", "<li><ul>", "<font>", "<table><tr><td>"])
        {
            var page = Samples.Page(
                Samples.Code("x", Samples.Display(("text/html", string.Concat(Enumerable.Repeat(part, 40_000))))),
                Samples.Code("x", Samples.Display(("text/html", After))));
            page.QuerySelectorAll("article > .cell").Length.ShouldBe(2, part);
        }
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("<table class=\"data\"><thead><tr><th scope=\"col\" data-type=\"text\">A&amp;B</th></tr></thead>\n"
        + "<tbody><tr><td>a &lt; b</td></tr></tbody></table>")]
    [InlineData("<details class=\"nested\" open=\"open\"><summary>x<br>y</summary>"
        + "<p style=\"color:red\" title=\"C:\\url(x)\">å</p></details>")]
    [InlineData("<svg viewBox=\"0 0 1 1\" fill=\"var(--chart-1,#fff)\"><rect x=\"0\"/><g><title>a</title></g></svg>")]
    [InlineData("text")]
    public void Plain_html_stays_as_it_is_to_the_byte(string html)
    {
        PlainMarkup.Is(html).ShouldBeTrue();
        Samples.Html(Samples.Code("x", Samples.Display(("text/html", html)))).ShouldContain(html);
    }

    [Fact]
    public void Nothing_hostile_or_broken_is_taken_for_plain()
    {
        foreach (var html in Hostile.Concat(Broken))
            if (PlainMarkup.Is(html))
                Samples.Parse(html).All.Length.ShouldBe(3, html);
    }

    [Fact]
    public void Html_of_values_keeps_what_only_shows_and_that_of_authors_what_works_as_well()
    {
        const string Shown = "<h2 id=\"part\">A</h2><p class=\"x\">B <a href=\"#part\">C</a> <kbd>D</kbd></p>"
            + "<svg><clipPath id=\"k\"><rect/></clipPath></svg>";
        var value = Samples.Page(Samples.Code("x", Samples.Display(("text/html", Shown)))).QuerySelector("#cell-1 .output")!;
        value.QuerySelector("#part")!.TextContent.ShouldBe("A");
        value.QuerySelector("a")!.GetAttribute("href").ShouldBe("#part");
        value.QuerySelector("svg clipPath rect").ShouldNotBeNull();

        const string Own = "<style>.mine > p { color: red }</style><label>Find <input name=\"q\" placeholder=\"x\"></label>"
            + "<button id=\"b\">Go</button><svg><style>g > path { fill: red }</style><g></g></svg>"
            + "<script type=\"module\">go(a < b && '</p>')</script>";
        var own = Samples.Page(Samples.Shown("html", Own)).QuerySelector("#cell-1 .output")!;
        own.QuerySelector("style")!.TextContent.ShouldBe(".mine > p { color: red }");
        own.QuerySelector("svg > style")!.TextContent.ShouldBe("g > path { fill: red }");
        own.QuerySelector("input[name=q]").ShouldNotBeNull();
        own.QuerySelector("button#b").ShouldNotBeNull();
        own.QuerySelector("script[type=module]")!.TextContent.ShouldBe("go(a < b && '</p>')");
    }

    [Fact]
    public void What_is_left_out_is_said_with_its_place()
    {
        var run = Samples.Run(
            Samples.Markdown("Text\n\n<iframe src=x></iframe>"),
            Samples.Code("x", Samples.Display(("text/html", "<p onclick=go()>x</p><script>go()</script><style>p{}</style>"))));
        var page = new PageState(run, Samples.Site(run));
        PageRenderer.Render(page);

        page.Warnings.Count.ShouldBe(4);
        page.Warnings[0].ShouldStartWith("notebooks/sample.dib, line 3 (cell 1): <iframe> is left out");
        page.Warnings.Skip(1).ShouldAllBe(warning => warning.StartsWith("notebooks/sample.dib, line 1 (cell 2): "));
        string.Join('\n', page.Warnings).ShouldContain("onclick");
    }

    private static readonly string[] UsualFrame = Frame(Samples.Page(Samples.Markdown("x")));

    /// <summary>The elements around a page's content.</summary>
    private static string[] Frame(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("head > :not([name=description]), body > *, body > .page > *").Select(element => element.LocalName)];

    private static void ShouldBeUntouched(IHtmlDocument page, string why)
    {
        page.QuerySelectorAll("main > article > .cell").Select(cell => cell.Id).ShouldBe(["cell-1", "cell-2"], why);
        page.QuerySelector("#cell-2")!.Children[^1].InnerHtml.ShouldBe($"<div class=\"scroll-plain\">{After}</div>", why);
        Frame(page).ShouldBe(UsualFrame, why);
        page.QuerySelector("html")!.GetAttribute("lang").ShouldBe("en", why);
        page.Body!.Attributes.ShouldBeEmpty(why);
    }
}
