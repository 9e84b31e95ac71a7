using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;

namespace Dib.Tests.Html;

public class PolicyTests
{
    [Fact]
    public void The_policy_names_exactly_the_inline_scripts_that_the_page_has()
    {
        var page = Samples.Page(
            Samples.Markdown("# A\n\n## B\n\n## C\n\n<script>fromMarkdown()</script>"),
            Samples.Shown("html", "<script type='text/javascript' data-x='>'>\r\nå = '<';\r\n</script><script src='x.js'></script><SCRIPT type=module>m()</SCRIPT>"),
            Samples.Shown("javascript", "const a = 1;"),
            Samples.Code("x", Samples.Display(("text/html", "<div><script>shown()</script></div>")), Figure));

        var hashes = page.QuerySelectorAll("script").OfType<IHtmlScriptElement>()
            .Where(script => script.Source is null && script.Type != "application/json")
            .Select(script => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.TextContent)))}'").ToList();

        hashes.Count.ShouldBe(7);
        Directive(page, "script-src").ShouldBe(["'self'", .. hashes]);
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
        html.IndexOf("Content-Security-Policy", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("<script", StringComparison.Ordinal));
    }

    private static Running.DisplayOutput Figure => Samples.Display(("application/vnd.plotly.v1+json", """{"data":[]}"""));

    private static string[] Directive(IHtmlDocument page, string name) =>
        page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!
            .Split(';', StringSplitOptions.TrimEntries).Single(directive => directive.StartsWith(name + " ")).Split(' ')[1..];
}
