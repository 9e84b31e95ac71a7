using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;

namespace Dib.Tests.Html;

public class PolicyTests
{
    [Fact]
    public void The_policy_names_the_pages_own_scripts_and_those_of_cells_of_html_and_javascript_and_no_other()
    {
        var page = Samples.Page(
            Samples.Markdown("# A\n\n## B\n\n## C\n\n<script>fromMarkdown()</script>"),
            Samples.Shown("html", "<script type='text/javascript' data-x='>'>\r\nå = '<';\r\n"
                + "</script><script src='x.js'></script><SCRIPT type=module>m()</SCRIPT>"),
            Samples.Shown("javascript", "const a = 1;"),
            Samples.Code("x", Samples.Display(("text/html", "<div><script>shown()</script></div>")), Figure),
            Samples.Code(
                "x", Samples.Display(("application/vnd.plotly.v1+json", """{"data":[]}"""), ("text/html", "<script>foreign()</script>"))));

        var hashes = InlineScripts(page).Select(Hash).ToList();

        hashes.Count.ShouldBe(6);
        InlineScripts(page).ShouldNotContain(source => source.Contains("from") || source.Contains("shown") || source.Contains("foreign"));
        Directive(page, "script-src").ShouldBe(["'self'", .. hashes], ignoreOrder: true);
    }

    [Fact]
    public void What_looks_like_a_script_in_the_finished_page_is_not_thereby_one()
    {
        const string Script = "<script>planted()</script>";
        var run = Samples.Run(Samples.Markdown($"# A\n\n{Script}"), Samples.Code(Script, new Running.StreamOutput(false, Script)));
        var site = Samples.Site(run) with { Pages = [Dib.Html.SitePage.Of(run) with { Figure = $"<svg>{Script}</svg>" }] };

        var page = Samples.Parse(Dib.Html.PageRenderer.Render(new(run, site)));
        InlineScripts(page).ShouldNotContain("planted()");
        Directive(page, "script-src").ShouldNotContain(Hash("planted()"));
        var index = Samples.Parse(Dib.Html.IndexRenderer.Render(site));
        InlineScripts(index).ShouldContain("planted()");
        Directive(index, "script-src").ShouldNotContain(Hash("planted()"));
    }

    [Fact]
    public void A_script_of_the_author_that_names_another_page_runs_in_a_page_that_travels_alone()
    {
        var run = Samples.Run("a.dib", [Samples.Shown("html", "<script>show('<a href=\"a.html\">x</a>')</script>")]);
        var page = Samples.Parse(Dib.Html.PageRenderer.Render(new(run, Samples.Site(run) with { EmbeddedScript = _ => null })));

        Directive(page, "script-src").ShouldBe(["'self'", .. InlineScripts(page).Select(Hash)], ignoreOrder: true);
    }

    [Fact]
    public void The_policy_lets_a_page_ask_for_nothing_outside_its_site()
    {
        var page = Samples.Page(Samples.Markdown("# A"), Samples.Code("x", Figure));

        Directive(page, "default-src").ShouldBe(["'none'"]);
        Directive(page, "script-src").ShouldNotContain("'unsafe-inline'");
        Directive(page, "script-src").ShouldNotContain("'unsafe-eval'");
        Directive(page, "base-uri").ShouldBe(["'none'"]);
        page.QuerySelectorAll("[src], link[href]")
            .Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!)
            .ShouldAllBe(address => address.StartsWith("assets/") || address.StartsWith("data:image/"));
        page.QuerySelectorAll("[integrity], [type=module]").ShouldBeEmpty();
    }

    [Fact]
    public void The_policy_stands_before_anything_that_it_governs()
    {
        var html = Samples.Html(Samples.Markdown("# A"));

        html.IndexOf("Content-Security-Policy", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("<link", StringComparison.Ordinal));
        html.IndexOf("Content-Security-Policy", StringComparison.Ordinal)
            .ShouldBeLessThan(html.IndexOf("<script", StringComparison.Ordinal));
    }

    private static Running.DisplayOutput Figure => Samples.Display(("application/vnd.plotly.v1+json", """{"data":[]}"""));

    private static IEnumerable<string> InlineScripts(IHtmlDocument page) => page.QuerySelectorAll("script")
        .Where(script => !script.HasAttribute("src") && string.IsNullOrEmpty(script.GetAttribute("data-draws"))
            && script.GetAttribute("type") != "application/json")
            .Select(script => script.TextContent);

    private static string Hash(string source) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(source)))}'";

    private static string[] Directive(IHtmlDocument page, string name) =>
        page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!
            .Split(';', StringSplitOptions.TrimEntries)
            .Single(directive => directive.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1..];
}
