using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Site.Tests.Browsing;
using Site.Tests.Running;

namespace Site.Tests;

/// <summary>
/// A site with a script of its own hidden in every field that text can reach, in a notebook and in a page that was imported
/// into the data: only what the author wrote in a cell of HTML or JavaScript runs.
/// </summary>
[Collection(SideBySide.Using)]
public partial class HostileSiteTests(RenderedSites sites, HostileSiteTests.RenderedHostileSites hostile)
    : IClassFixture<HostileSiteTests.RenderedHostileSites>
{
    private const int LeastFields = 130;

    /// <summary>No slash, so that file systems take it as well; where none of this may be in a name, Windows tests the rest.</summary>
    private static readonly string FileName = OperatingSystem.IsWindows() ? "1-file-name" : "1-\"'><img src=x onerror=ran('file-name')>";

    private static readonly string[] RealNotebooks = ["0-overview", "4-can-these-data-be-trusted"];

    private static string Payload(string field) =>
        $"\"'></title></script></textarea></style><script>ran('{field}')</script><img src=x onerror=ran('{field}')><svg "
            + $"onload=ran('{field}')>";

    /// <summary>What the Markdown of an abbreviation makes of a text wherever it stands again.</summary>
    private static string Abbreviation(string field) => $"*[<script>ran('{field}')</script>]: \"><img src=x onerror=ran('{field}')>";

    [Theory]
    [InlineData("http", false)]
    [InlineData("file", false)]
    [InlineData("http", true)]
    [InlineData("file", true)]
    public async Task Nothing_runs_but_the_authors_own_html_and_javascript(string scheme, bool selfContained)
    {
        var site = await hostile.SiteAsync(selfContained);
        // What a page shows once it is used is the same however it was brought: two of the four ways are enough for that.
        var isUsed = selfContained == (scheme == "file");
        foreach (var page in (string[])[
            "index.html",
            FileName + ".html",
            "2-plain.html",
            "3-imported.html",
            .. isUsed ? RealNotebooks.Select(name => name + ".html") : [],
            "data.html",
        ])
        {
            await using var visit = await sites.OpenAsync(
                site.Home(scheme), page, script: "window.reports = []; window.ran = name => { window.reports.push(name); };");
            var isMain = page == FileName + ".html";
            var (address, title) = (visit.Page.Url, await visit.Page.TitleAsync());
            await UseEverythingAsync(visit, points: isUsed && (isMain || page == "3-imported.html"));

            visit.Problems.ShouldBeEmpty(page);
            (visit.Page.Url, await visit.Page.TitleAsync()).ShouldBe((address, title), page);
            var report = await visit.Page.EvaluateAsync<JsonElement>(
                """
                () => ({
                  ran: window.reports,
                  planted: Array.from(document.querySelectorAll('*')).filter(element =>
                    element.matches('img[src=x], iframe, object, embed, portal, base, body meta, main form, main textarea, use, '
                      + 'foreignObject, main style, main dialog, main video, main audio, main select, main template, main noscript')
                    || element.matches('meta[http-equiv]:not([http-equiv="Content-Security-Policy"])')
                    || Array.from(element.attributes).some(attribute =>
                      /^on/i.test(attribute.name) || /^[\s\0-\x1f]*(java|vb)script:/i.test(attribute.value)))
                    .map(element => element.outerHTML.slice(0, 200)),
                  metas: Array.from(document.querySelectorAll('meta'), meta => meta.name || meta.httpEquiv || 'charset'),
                  scripts: Array.from(document.scripts).filter(script =>
                    !script.src && !['application/json', 'text/plain'].includes(script.type) && /\bran\('/.test(script.textContent)).length,
                })
                """);
            report.GetProperty("ran")
                .EnumerateArray()
                .Select(name => name.GetString())
                .ShouldBe(isMain ? ["html-cell", "javascript-cell"] : [], page);
            report.GetProperty("planted").EnumerateArray().Select(html => html.GetString()).ShouldBeEmpty(page);
            report.GetProperty("metas").EnumerateArray().Select(name => name.GetString()).Where(name => name != "description")
                .ShouldBe(["charset", "Content-Security-Policy", "viewport", "color-scheme", "referrer"], page);
            report.GetProperty("scripts").GetInt32().ShouldBe(isMain ? 2 : 0, page);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_payload_reached_the_site_as_text(bool selfContained)
    {
        var site = await hostile.SiteAsync(selfContained);
        var html = string.Concat(Directory.EnumerateFiles(site.Pages, "*.html").Select(File.ReadAllText));

        var reached = Field().Matches(html).Select(match => match.Groups["field"].Value).ToHashSet();

        reached.Count.ShouldBeGreaterThanOrEqualTo(LeastFields, string.Join(' ', reached));
        string[] wanted =
        [
            "site-title", "heading", "emphasis", "code", "image-alt", "link-title", "markdown-cell", "value", "key", "caption",
            "table-cell", "column",
            "standard-output", "standard-error", "markdown-output", "plain", "json", "mermaid", "mime-type",
            "chart-title", "chart-subtitle", "chart-caption", "chart-alternative", "chart-unit", "category", "series", "axis", "rule",
            "chart-column",
            "exception", "compiler-error", "input-value", "language",
            "page-title", "grant-title", "grant-note", "grant-publisher", "grant-address", "grant-purpose",
        ];
        wanted.Except(reached).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http")]
    [InlineData("file")]
    public async Task Markdown_of_the_author_holds_html_but_runs_nothing_and_leads_nowhere(string scheme)
    {
        using var site = new TemporarySite();
        site.AddFile("1-authored.dib", AuthoredNotebook);
        var result = await site.RenderAsync();
        result.ExitCode.ShouldBe(0, result.Output);

        await using var visit = await sites.OpenAsync(
            site.Home(scheme), "1-authored.html", script: "window.reports = []; window.ran = name => { window.reports.push(name); };");
        var address = visit.Page.Url;
        await visit.Page.ClickAsync("#authored");
        await visit.Page.WaitForTimeoutAsync(1500);

        (await visit.Page.EvaluateAsync<string[]>("() => window.reports")).ShouldBe(["html-cell", "javascript-cell"]);
        visit.Page.Url.Split('#')[0].ShouldBe(address);
        (await visit.Page.Locator("base, body meta").CountAsync()).ShouldBe(0);
        visit.Problems.ShouldBeEmpty();
        result.Output.ShouldContain("1-authored.dib, line 5 (cell 1): a script in what is shown runs in no page");
    }

    /// <summary>The site, rendered both ways when it is first asked for.</summary>
    public sealed class RenderedHostileSites : IDisposable
    {
        private readonly Lazy<Task<TemporarySite>> _shared = new(() => RenderAsync());
        private readonly Lazy<Task<TemporarySite>> _selfContained = new(() => RenderAsync("--self-contained"));

        internal Task<TemporarySite> SiteAsync(bool selfContained) => (selfContained ? _selfContained : _shared).Value;

        public void Dispose()
        {
            foreach (var site in (Lazy<Task<TemporarySite>>[])[_shared, _selfContained])
            {
                if (site is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) site.Value.Result.Dispose();
            }
        }
    }

    private static async Task<TemporarySite> RenderAsync(params string[] options)
    {
        var site = new TemporarySite();
        await ImportAsync(site);
        site.AddFile("site.json", JsonSerializer.Serialize(new { title = Payload("site-title"), data = "../data/datapackage.json" }));
        site.AddFile(
            FileName + ".dib", Notebook.Replace("FIGURES", Repository.Path("artifacts", "bin", "Figures", "release", "Figures.dll")));
        site.AddFile("2-plain.dib", "#!markdown\n\n# Plain\n\nText.\n");
        site.AddFile("3-imported.dib", ImportedNotebook);
        foreach (var name in (string[])["setup", .. RealNotebooks])
            site.AddFile(name + ".dib", Repository.Text("notebooks", name + ".dib").Replace("../artifacts", Repository.Path("artifacts")));
        var result = await site.RenderAsync(["--allow-errors", "--input", $"region={Payload("input-value")}", .. options]);
        File.Exists(Path.Combine(site.Pages, FileName + ".html")).ShouldBeTrue(result.Output);
        // The two that fail on purpose.
        Regex.Count(File.ReadAllText(Path.Combine(site.Pages, FileName + ".html")), "<div class=\"error\"").ShouldBe(2, result.Output);
        foreach (var name in (string[])["3-imported", .. RealNotebooks])
            File.ReadAllText(Path.Combine(site.Pages, name + ".html")).ShouldNotContain("id=\"failure\"", customMessage: name);
        return site;
    }

    /// <summary>Imports a press page whose every part is hostile into a copy of the data.</summary>
    private static async Task ImportAsync(TemporarySite site)
    {
        foreach (var source in Directory.EnumerateFiles(Repository.Path("data"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(site.Root, "data", Path.GetRelativePath(Repository.Path("data"), source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
        var rows = Repository.Text("data", "regions.csv")
            .Split('\n')
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => $"{line.Split(',')[5]}: 50 miljoner kronor (varav 5 miljoner för BUP)");
        File.WriteAllText(Path.Combine(site.Root, "page.txt"), $"""
            {Abbreviation("page-title")}

            Publicerad 12 december 2025

            Totalt 1050 miljoner kronor fördelas nu till regionerna. {Abbreviation("page-intro")}

            Beloppen per region {Payload("page-heading")}

            {string.Join('\n', rows)}

            Presskontakt {Payload("page-contact")}
            """);
        var result = await DibProgram.FundingAsync(
            site.Root, "import", "page.txt", "--data", "data", "--id", "2025-hostile", "--principle", "performance",
            "--title", Abbreviation("grant-title"), "--note", Payload("grant-note") + " ![grant-note](https://planted.invalid/a.png)",
            "--publisher", Payload("grant-publisher"),
            "--address", Abbreviation("grant-address"), "--purpose", Abbreviation("grant-purpose"));
        result.ExitCode.ShouldBe(0, result.Output);
    }

    /// <summary>Unfolds, sorts, filters, copies, saves and points at what there is: text must stay text there too.</summary>
    private static async Task UseEverythingAsync(Visit visit, bool points)
    {
        var page = visit.Page;
        await visit.UnfoldAsync();
        if (points) await visit.WakeChartsAsync();
        await page.EvaluateAsync("() => document.querySelectorAll('main button, header button').forEach(button => button.click())");
        await page.EvaluateAsync("() => document.querySelectorAll('input[type=search]').forEach(input => { input.value = '<img src=x "
            + "onerror=ran(1)>'; input.dispatchEvent(new Event('input')); })");
        foreach (var mark in points ? await page.Locator(".chart-plot .point").AllAsync() : [])
        {
            await mark.HoverAsync(new() { Force = true });
            await page.WaitForTimeoutAsync(60);
        }
        await page.WaitForTimeoutAsync(500);
    }

    [GeneratedRegex(@"\bran\((?:'|&#39;|&#x27;|&amp;#39;|\\u0027|\\\\u0027|%27)(?<field>[a-z0-9-]+)")]
    private static partial Regex Field();

    private const string Notebook =
        """"
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp",
          "items":[{"name":"csharp","languageName":"\"'><script>ran('language-name')</script>",
            "aliases":["<img src=x onerror=ran('alias')>"]}]},
          "title":"<script>ran('metadata')</script>"}

        #!html

        <script>ran('html-cell');</script>

        #!javascript

        ran('javascript-cell'); const text = "</script><script>ran('inside-javascript')</script>";

        #!markdown

        # Title &lt;script&gt;ran('heading')&lt;/script&gt;

        *&lt;img src=x onerror=ran('emphasis')&gt;* and `<script>ran('code')</script>` and
        ![&quot; onerror=ran('image-alt')](data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==)

        [one](javascript:ran('link')) [two](JaVaScRiPt&#58;ran('link')) [three](data:text/html,<script>ran('link')</script>)
        [four](#x "&quot; onmouseover=ran('link-title')") <javascript:ran('auto-link')> [five][six]

        [six]: vbscript:ran('reference')

        ## &lt;script&gt;ran('markdown-cell')&lt;/script&gt; {onclick=ran('attribute')}

        ```"><script>ran('language')</script>
        </code></pre><script>ran('language')</script>
        ```

        #!mermaid

        graph LR; A["</pre><script>ran('mermaid')</script>"]

        #!csharp

        #r "FIGURES"
        using Figures;
        using Microsoft.DotNet.Interactive;
        using Microsoft.DotNet.Interactive.Formatting;
        string P(string field) => $"\"'></title></script></textarea></style><script>ran('{field}')</script>"
            + $"<img src=x onerror=ran('{field}')><svg onload=ran('{field}')>";

        #!csharp

        "<script>ran('shown-html')</script><p>On purpose</p>".DisplayAs("text/html");

        #!csharp

        #!set --name region --value @input:region
        region

        #!csharp

        Console.WriteLine(P("standard-output"));
        Console.Error.WriteLine(P("standard-error"));
        P("value")

        #!csharp

        new Dictionary<string, object> { [P("key")] = new[] { P("value") } }

        #!csharp

        Enumerable.Range(0, 12).Select(i => new { Name = i == 5 ? P("table-cell") : "=HYPERLINK(1)", Amount = i })
            .ToTable(P("caption")).Display();
        new[] { new Dictionary<string, object> { [P("column")] = 1 }, new Dictionary<string, object> { [P("column")] = 2 } }.Display();

        #!csharp

        $"# {P("markdown-output")}\n\n[a](javascript:ran('displayed-link')) {P("markdown-output")}".DisplayAs("text/markdown");
        P("plain").DisplayAs("text/plain");
        var relaxed = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        $$"""{"{{System.Text.Json.JsonEncodedText.Encode("</script>" + P("json"), relaxed)}}": 1}""".DisplayAs("application/json");
        ("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload=\"ran('svg')\"><script>ran('svg')</script>"
            + "<a href=\"javascript:ran('svg')\"><rect width='9' height='9'/></a></svg>").DisplayAs("image/svg+xml");
        P("image").DisplayAs("image/png");
        P("mime-type").DisplayAs("text/x-" + P("mime-type"));

        #!csharp

        string[] ways =
        [
            "*[<script>{0}</script>]: t\n\nText <script>{0}</script> end.",
            "* *[<img src=x onerror={0}>]: t\n* Text <img src=x onerror={0}> end.",
            "*[Word]: \"><img src=x onerror={0}>\n\nWord",
            "<script>{0}</script>",
            "text <img src=x onerror={0}> text",
            "<svg onload={0}>",
            "[a](javascript:{0}) `{0}`",
            "[a](JaVa&Tab;script&colon;{0}) `{0}`",
            "[a](<java\tscript:{0}>) `{0}`",
            "![{0}](javascript:{0})",
            "![\" onerror=\"{0}](data:image/gif;base64,R0lGODlhAQABAAAAACw=)",
            "[a](#x \"\\\" onmouseover=\\\"{0}\")",
            "[a][b] `{0}`\n\n[b]: javascript:{0}",
            "[a][b]\n\n[b]: #x \"'><script>{0}</script>\"",
            "<javascript:{0}>",
            "```\"><script>{0}</script>\n<script>{0}</script>\n```",
            "``</code><script>{0}</script>``",
            "    </pre><script>{0}</script>",
            "# <script>{0}</script>",
            "## x {onclick={0}}",
            "Setext <script>{0}</script>\n===",
            "| <img src=x onerror={0}> | b |\n|---|---|\n| <script>{0}</script> | 1 |",
            "+---+---+\n| <script>{0}</script> | b |\n+---+---+",
            "Term <script>{0}</script>\n:   <script>{0}</script>",
            "- [ ] <script>{0}</script>",
            "> <script>{0}</script>",
            "a. <img src=x onerror={0}>",
            "==<script>{0}</script>== ++<b onclick={0}>++",
            "~~<b onclick={0}>x</b>~~ x^<script>{0}</script>^ x~<script>{0}</script>~",
            "[^1]\n\n[^1]: <script>{0}</script>",
            "<!-- --><script>{0}</script><!-- -->",
            "<![CDATA[<script>{0}</script>]]>",
            "<?x <script>{0}</script>?>",
            "<meta http-equiv=refresh content='0;url=javascript:{0}'>",
            "<meta http-equiv=refresh content='0;url=https://planted.invalid/{0}'>",
            "<base href='https://planted.invalid/{0}'>",
            "<iframe srcdoc='<script>{0}</script>'></iframe>",
            "<object data='javascript:{0}'></object>",
            "<details ontoggle={0} open><summary>x</summary></details>",
            "[a](data:text/html,<script>{0}</script>)",
            "![{0}](https://planted.invalid/a.png)",
            "![{0}](//planted.invalid/a.png)",
            "[![{0}](http://planted.invalid/a.png)](javascript:{0})",
            "https://example.org/\"onmouseover={0}",
            "www.example.org/<script>{0}</script>",
            "$$<script>{0}</script>$$",
            ":::<script>{0}</script>\nx\n:::",
            "---\ntitle: <script>{0}</script>\n---",
            "&lt;script&gt;{0}&lt;/script&gt; &#60;script&#62;{0}&#60;/script&#62;",
            "\\<script\\>{0}\\</script\\>",
            "<style>@import url('https://planted.invalid/{0}')</style>",
            "<link rel=stylesheet href='https://planted.invalid/{0}'>",
            "<form action='javascript:{0}'><button>x</button></form>",
            "<textarea autofocus onfocus={0}></textarea>",
            "<math><a xlink:href='javascript:{0}'>x</a></math>",
            "![{0}](data:text/html,<script>{0}</script>)",
            "![{0}](data:image/svg+xml,%3Csvg%20onload={0}%3E)",
            "^^<script>{0}</script>^^ ''<script>{0}</script>'' \"\"<script>{0}</script>\"\"",
            "</div></main></body></html><script>{0}</script>",
            "{{ <script>{0}</script> }} ${<script>{0}</script>}",
        ];
        foreach (var (i, way) in ways.Index()) way.Replace("{0}", $"ran('way-{i}')").DisplayAs("text/markdown");

        #!csharp

        // The same as HTML, which a value may be made of from data; and what only HTML can try.
        string[] markup =
        [
            "<img src=x onerror={0}>", "<svg onload={0}>", "<svg><script>{0}</script></svg>",
            "<svg><use href='#x'/><set onbegin={0} /></svg>",
            "<svg><animate onbegin={0} attributeName=x dur=1s></svg>", "<svg><a xlink:href='javascript:{0}'><text y=20>x</text></a></svg>",
            "<svg><foreignObject><iframe srcdoc='<script>parent.{0}</script>'></iframe></foreignObject></svg>",
            "<svg></p><style><a id=\"</style><img src=x onerror={0}>\">",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror={0}&gt;\">",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror={0}>",
            "<noscript><p title=\"</noscript><img src=x onerror={0}>\">",
            "<title><p title=\"</title><img src=x onerror={0}>\">", "<xmp><p title=\"</xmp><img src=x onerror={0}>\"></xmp>",
            "<template><img src=x onerror={0}></template>", "<template shadowrootmode=open><img src=x onerror={0}></template>",
            "<video src=x onerror={0}></video>", "<audio src=x onerror={0}></audio>", "<input autofocus onfocus={0}>",
            "<button popovertarget=a onclick={0}>x</button>", "<div popover id=a onbeforetoggle={0}>x</div>",
            "<dialog open onclose={0}><form method=dialog><button>x</button></form></dialog>",
            "<details open ontoggle={0}><summary>x</summary></details>", "<marquee onstart={0}>x</marquee>", "<body onload={0}>",
            "<body onhashchange={0}>", "<style onload={0}></style>",
            "<style>@keyframes k{}p{animation:k 1s}</style><p onanimationstart={0}>x</p>", "<link rel=stylesheet href='data:,' onload={0}>",
            "<a href='javascript:{0}'>x</a>", "<a href='data:text/html,<script>{0}</script>'>x</a>",
            "<a href=#x ping='https://planted.invalid/'>x</a>",
            "<object data='data:text/html,<script>parent.{0}</script>'></object>", "<embed src='data:image/svg+xml,<svg onload={0}>'>",
            "<iframe src='javascript:parent.{0}'></iframe>", "<iframe srcdoc='<script>parent.{0}</script>'></iframe>",
            "<portal src=x></portal>", "<meta http-equiv=refresh content='0;url=javascript:{0}'>", "<base href='https://planted.invalid/'>",
            "<script>{0}</script>", "<script type=module>{0}</script>",
            "<script src='data:text/javascript,{0}'></script>", "<script nonce=x>{0}</script>", "<scr<script></script>ipt>{0}</script>",
            "<!--><img src=x onerror={0}>-->", "<![CDATA[><img src=x onerror={0}>]]>",
            "<div style='background:url(https://planted.invalid/a.png)' onmouseover={0}>x</div>",
            "<img src='https://planted.invalid/a.png' onerror={0}>", "<img srcset='https://planted.invalid/a.png' onerror={0}>",
            "<img name=querySelector src='data:,' onerror={0}>", "<form name=body id=querySelector><input name=ran></form>",
            "<div style='position:fixed;inset:0;z-index:9' onclick={0}>x</div>", "</article></main></body><plaintext><script>{0}</script>",
            "<table><tr><td onclick={0}>x"
                + "<script type=\"application/json\">[[{\"html\":\"\\u003cimg src=x onerror={0}>\"}]]</script></table>",
            "<math href='javascript:{0}'><mi>x</mi></math>", "<isindex action='javascript:{0}' type=image>",
            "<x-y is=z onclick={0}>x</x-y>",
        ];
        foreach (var (i, way) in ways.Concat(markup).Index()) way.Replace("{0}", $"ran('html-{i}')").DisplayAs("text/html");
        var made = markup.Select((way, i) => new Microsoft.AspNetCore.Html.HtmlString(way.Replace("{0}", $"ran('content-{i}')"))).ToArray();
        made[0].Display();
        made.Concat(made).Concat(made).Select((html, i) => new { Html = html, Number = i }).ToTable("Cells of HTML").Display();
        new { Own = made[1], Items = made }.Display();
        (string Tex, int)[] formulas =
        [
            ("\\href{javascript:{0}}{x}", 0), ("\\url{javascript:{0}}", 1), ("\\htmlData{x=y\"onclick={0}}{x}", 2),
            ("\\includegraphics{https://planted.invalid/{0}}", 3), ("<img src=x onerror={0}>", 4), ("\\text{<script>{0}</script>}", 5),
        ];
        foreach (var (tex, i) in formulas)
            ("$x_1 " + tex.Replace("{0}", $"ran('tex-{i}')") + $"$ [^n]\n\n> [!NOTE]\n> <b onclick=ran('alert-{i}')>x</b>\n\n"
                + $"[^n]: <img src=x onerror=ran('note-{i}')>").DisplayAs("text/markdown");

        #!csharp

        // The same as text: on the console, as values, in a table and as what is HTML only once it is decoded.
        string Text(int i) => ways[i].Replace("{0}", $"ran('text-{i}')");
        for (var i = 0; i < 15; i++) Console.WriteLine(Text(i));
        Enumerable.Range(15, 15).Select(i => new { Name = Text(i), Length = i }).ToTable(Text(30)).Display();
        for (var i = 31; i < 40; i++) Text(i).Display();
        System.Net.WebUtility.HtmlEncode(Text(40)).Display();
        new { Property = Text(41), Items = new[] { Text(42), Text(43) } }.Display();
        new[] { new Uri("https://example.org/" + Text(44)) }.ToTable(Text(45)).Display();
        new Dictionary<string, string> { [Text(46)] = Text(47) }.Display();
        System.Text.Json.JsonSerializer.Serialize(new[] { Text(48) }).DisplayAs("application/json");
        (Text(49), Text(50)).Display();
        new Exception(Text(51), new Exception(Text(52))).Display();

        #!csharp

        var bars = new[] { (P("category"), P("series"), 1.0), (P("category"), "b", 2.0), ("c", P("series"), 3.0), ("c", "b", 1.5) };
        Chart.GroupedBars(bars, r => r.Item1, r => r.Item2, r => r.Item3)
            .WithTitle(P("chart-title")).WithSubtitle(P("chart-subtitle")).WithCaption(P("chart-caption"))
            .WithAlt(P("chart-alternative")).WithUnit(P("chart-unit"))
            .WithVerticalLine(1, P("rule")).WithColumns(P("chart-column"), "b", "c")

        #!csharp

        Chart.Scatter(new[] { 1, 2, 3 }, n => P("category") + n, n => n, n => n, n => n == 1)
            .WithTitle("Dots").WithAxes(P("axis"), P("axis")).WithDiagonal(P("rule"))

        #!csharp

        """
            {"data":[{"type":"bar","x":["<a href=\"javascript:ran('foreign-link')\">x</a>"],"y":[1],
              "hovertemplate":"<a href='javascript:ran(1)'>y</a><img src=x onerror=ran('foreign-hover')>"}],
             "layout":{"title":{"text":"</script><script>ran('foreign-chart')</script>"}},
             "meta":{"alt":"\"><script>ran('foreign-alternative')</script>","height":"1px;background:url(x)",
              "colors":{"#0068a8":"--x;}</style><script>ran('colour')</script>"}}}
            """.DisplayAs("application/vnd.plotly.v1+json");

        #!csharp

        #error "><script>ran('compiler-error')</script>

        #!csharp

        throw new InvalidOperationException(P("exception"));
        """";

    private const string ImportedNotebook =
        """"
        #!import setup.dib

        #!csharp

        var hostile = data.RegionalGrants.Single(grant => grant.Id == "2025-hostile");
        Text($"# {hostile.Title}\n\n{hostile.Source.Title}\n\n{hostile.Note}").Display();
        Claim(false, $"", otherwise: $"{hostile.Title} {hostile.Note}").Display();
        Trust.Of(data).Sources.Display();

        #!csharp

        new[] { hostile }.Select(grant => new { grant.Title, grant.Note, grant.Source }).ToTable(hostile.Source.Title).Display();

        #!csharp

        Chart.Bars(data.Regions, region => region.Name, region => hostile[region].Amount.Quantity.Value / 1e6)
            .WithTitle(hostile.Title).WithSubtitle(hostile.Source.Title).WithCaption(Wording.Sources([hostile])).WithAlt(hostile.Title)
        """";

    private const string AuthoredNotebook =
        """"
        #!markdown

        # Authored

        <script>ran('authors-markdown')</script>

        <meta http-equiv="refresh" content="0;url=https://planted.invalid/">

        <base href="https://planted.invalid/">

        <a id="authored" href="java&Tab;script:ran('authors-link')">link</a>

        #!html

        <script>ran('html-cell')</script>

        #!javascript

        ran('javascript-cell')
        """";
}
