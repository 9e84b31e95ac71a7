using System.Text.Json;
using Microsoft.Playwright;
using Site.Tests.Browsing;
using Site.Tests.Running;

namespace Site.Tests;

/// <summary>A site with a script of its own hidden in every field that text can reach: only what the author wrote as a script runs.</summary>
[Collection(RenderedSitesCollection.Name)]
public class HostileSiteTests(RenderedSites sites)
{
    /// <summary>No slash, so that file systems take it as well; where none of this may be in a name, Windows tests the rest.</summary>
    private static readonly string FileName = OperatingSystem.IsWindows() ? "1-file-name" : "1-\"'><img src=x onerror=ran('file-name')>";

    private static string Payload(string field) =>
        $"\"'></title></script></textarea></style><script>ran('{field}')</script><img src=x onerror=ran('{field}')><svg onload=ran('{field}')>";

    [Theory]
    [InlineData("http")]
    [InlineData("file")]
    public async Task Nothing_runs_but_the_authors_own_html_and_javascript(string scheme)
    {
        using var site = await RenderAsync();
        foreach (var page in (string[])["index.html", FileName + ".html", "2-plain.html"])
        {
            await using var visit = await sites.OpenAsync(site.Home(scheme), page);
            await UseEverythingAsync(visit.Page);

            visit.Problems.ShouldBeEmpty(page);
            var report = await visit.Page.EvaluateAsync<JsonElement>(
                """
                () => ({
                  ran: window.reports || [],
                  planted: Array.from(document.querySelectorAll('img[src=x], [onerror], [onload], [onclick], [onmouseover], a[href*="ran("], a[href^="javascript" i], a[*|href^="javascript" i]'), element => element.outerHTML.slice(0, 200)),
                  scripts: Array.from(document.scripts).filter(script => !script.src && script.type !== 'application/json' && /ran\(/.test(script.textContent)).length,
                })
                """);
            var isMain = page == FileName + ".html";
            report.GetProperty("ran").EnumerateArray().Select(name => name.GetString()).ShouldBe(isMain ? ["html-cell", "javascript-cell"] : [], page);
            report.GetProperty("planted").EnumerateArray().Select(html => html.GetString()).ShouldBeEmpty(page);
            report.GetProperty("scripts").GetInt32().ShouldBe(isMain ? 2 : 0, page);
        }
    }

    [Fact]
    public async Task Every_payload_reached_the_page_as_text()
    {
        using var site = await RenderAsync();
        await using var visit = await sites.OpenAsync(site.Home("http"), FileName + ".html");
        var html = await visit.Page.ContentAsync();
        foreach (var field in (string[])
        [
            "site-title", "heading", "emphasis", "code", "image-alt", "link-title", "markdown-cell", "value", "key", "caption", "table-cell", "column",
            "standard-output", "standard-error", "markdown-output", "plain", "json", "mermaid", "svg", "mime-type",
            "chart-title", "chart-subtitle", "chart-caption", "chart-alternative", "chart-unit", "category", "series", "axis", "rule", "chart-column",
            "exception", "compiler-error", "input-value", "language",
        ])
        {
            (html.Contains($"ran('{field}')") || html.Contains($"ran(&#39;{field}&#39;)") || html.Contains($"ran(\\u0027{field}\\u0027)")).ShouldBeTrue(field);
        }
    }

    private static async Task<TemporarySite> RenderAsync()
    {
        var site = new TemporarySite();
        site.AddFile("site.json", JsonSerializer.Serialize(new { title = Payload("site-title") }));
        site.AddFile(FileName + ".dib", Notebook.Replace("CHARTS", Repository.Path("artifacts", "bin", "Charts", "release", "Charts.dll")));
        site.AddFile("2-plain.dib", "#!markdown\n\n# Plain\n\nText.\n");
        var result = await site.RenderAsync("--allow-errors", "--input", $"region={Payload("input-value")}");
        File.Exists(Path.Combine(site.Pages, FileName + ".html")).ShouldBeTrue(result.Output);
        return site;
    }

    /// <summary>Unfolds, sorts, filters, copies, saves and points at what there is: text must stay text there too.</summary>
    private static async Task UseEverythingAsync(IPage page)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
        await page.EvaluateAsync("() => document.querySelectorAll('main button, header button').forEach(button => button.click())");
        await page.EvaluateAsync("() => document.querySelectorAll('input[type=search]').forEach(input => { input.value = '<img src=x onerror=ran(1)>'; input.dispatchEvent(new Event('input')); })");
        foreach (var mark in await page.Locator(".chart-plot .point").AllAsync())
        {
            await mark.HoverAsync(new() { Force = true });
            await page.WaitForTimeoutAsync(60);
        }
        await page.WaitForTimeoutAsync(500);
    }

    private const string Notebook =
        """"
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp","languageName":"\"'><script>ran('language-name')</script>","aliases":["<img src=x onerror=ran('alias')>"]}]},"title":"<script>ran('metadata')</script>"}

        #!html

        <script>window.reports = []; window.ran = name => window.reports.push(name); ran('html-cell');</script>

        #!javascript

        ran('javascript-cell'); const text = "</script><script>ran('inside-javascript')</script>";

        #!markdown

        # Title &lt;script&gt;ran('heading')&lt;/script&gt;

        *&lt;img src=x onerror=ran('emphasis')&gt;* and `<script>ran('code')</script>` and ![&quot; onerror=ran('image-alt')](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==)

        [one](javascript:ran('link')) [two](JaVaScRiPt&#58;ran('link')) [three](data:text/html,<script>ran('link')</script>) [four](#x "&quot; onmouseover=ran('link-title')") <javascript:ran('auto-link')> [five][six]

        [six]: vbscript:ran('reference')

        ## &lt;script&gt;ran('markdown-cell')&lt;/script&gt; {onclick=ran('attribute')}

        ```"><script>ran('language')</script>
        </code></pre><script>ran('language')</script>
        ```

        #!mermaid

        graph LR; A["</pre><script>ran('mermaid')</script>"]

        #!csharp

        #r "CHARTS"
        using Charts;
        using Microsoft.DotNet.Interactive;
        using Microsoft.DotNet.Interactive.Formatting;
        string P(string field) => $"\"'></title></script></textarea></style><script>ran('{field}')</script><img src=x onerror=ran('{field}')><svg onload=ran('{field}')>";

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

        Enumerable.Range(0, 12).Select(i => new { Name = i == 5 ? P("table-cell") : "=HYPERLINK(1)", Amount = i }).DisplayTable(P("caption"));
        new[] { new Dictionary<string, object> { [P("column")] = 1 }, new Dictionary<string, object> { [P("column")] = 2 } }.DisplayTable();

        #!csharp

        $"# {P("markdown-output")}\n\n[a](javascript:ran('displayed-link')) {P("markdown-output")}".DisplayAs("text/markdown");
        P("plain").DisplayAs("text/plain");
        $$"""{"{{System.Text.Json.JsonEncodedText.Encode("</script>" + P("json"), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}": 1}""".DisplayAs("application/json");
        $"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload=\"ran('svg')\"><script>ran('svg')</script><a href=\"javascript:ran('svg')\"><rect width='9' height='9'/></a></svg>".DisplayAs("image/svg+xml");
        P("image").DisplayAs("image/png");
        P("mime-type").DisplayAs("text/x-" + P("mime-type"));

        #!csharp

        Chart.GroupedBars(new[] { (P("category"), P("series"), 1.0), (P("category"), "b", 2.0), ("c", P("series"), 3.0), ("c", "b", 1.5) }, r => r.Item1, r => r.Item2, r => r.Item3)
            .WithTitle(P("chart-title")).WithSubtitle(P("chart-subtitle")).WithCaption(P("chart-caption")).WithAlt(P("chart-alternative")).WithUnit(P("chart-unit"))
            .WithVerticalLine(1, P("rule")).WithColumns(P("chart-column"), "b", "c")

        #!csharp

        Chart.Scatter(new[] { 1, 2, 3 }, n => P("category") + n, n => n, n => n, n => n == 1).WithTitle("Dots").WithAxes(P("axis"), P("axis")).WithDiagonal(P("rule"))

        #!csharp

        $$"""{"data":[{"type":"bar","x":["<a href=\"javascript:ran('foreign-link')\">x</a>"],"y":[1],"hovertemplate":"<a href='javascript:ran(1)'>y</a><img src=x onerror=ran('foreign-hover')>"}],"layout":{"title":{"text":"</script><script>ran('foreign-chart')</script>"}},"meta":{"alt":"\"><script>ran('foreign-alternative')</script>","height":"1px;background:url(x)","colors":{"#0068a8":"--x;}</style><script>ran('colour')</script>"}}}""".DisplayAs("application/vnd.plotly.v1+json");

        #!csharp

        #error "><script>ran('compiler-error')</script>

        #!csharp

        throw new InvalidOperationException(P("exception"));
        """";
}
