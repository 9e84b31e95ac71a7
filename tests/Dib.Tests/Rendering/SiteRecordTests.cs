using Dib.Rendering;
using Dib.Running;
using Dib.Tests.Html;

namespace Dib.Tests.Rendering;

/// <summary>A site of several notebooks of which only some are rendered, renamed or gone. None needs a kernel.</summary>
public sealed class SiteRecordTests : IDisposable
{
    private static readonly string[] AllPages = ["a.html", "b.html", "c.html", "index.html"];

    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Rendering_one_notebook_keeps_the_others_in_index_navigation_and_search()
    {
        foreach (var name in (string[])["a", "b", "c"]) Notebook(name, $"Title {name}", $"word{name}");
        await RenderAsync("a.dib", "b.dib", "c.dib");
        Notebook("b", "Another title", "wordnew");

        var result = await RenderAsync("b.dib");

        result.Pages.Select(Path.GetFileName).ShouldBe(["b.html"]);
        Cards().ShouldBe(["Title a", "Another title", "Title c"]);
        foreach (var page in AllPages) Links(page).ShouldBe(["a.html", "b.html", "c.html"], page);
        Samples.Parse(_site.Page("a.html")).QuerySelector(".neighbours .next")!.TextContent.ShouldContain("Another title");
        foreach (var word in (string[])["worda", "wordnew", "wordc"]) _site.Page("assets/search-index.js").ShouldContain(word);
        _site.Page("assets/search-index.js").ShouldNotContain("wordb");
    }

    [Fact]
    public async Task Notebooks_rendered_one_by_one_come_to_one_site_whatever_their_order()
    {
        foreach (var name in (string[])["b", "c", "a"])
        {
            Notebook(name, $"Title {name}", "x");
            await RenderAsync(name + ".dib");
        }

        foreach (var page in AllPages) Links(page).ShouldBe(["a.html", "b.html", "c.html"], page);
        var all = Contents();
        await RenderAsync("a.dib", "b.dib", "c.dib");
        Contents().ShouldBe(all);
    }

    [Fact]
    public async Task A_page_that_was_changed_since_or_failed_stays_as_it_is_and_in_its_place()
    {
        Notebook("a", "Title a", "x");
        Notebook("b", "Title b", "wordb");
        _site.Write("c.dib", "#!markdown\n\n# Title c\n\n#!csharp\n\nthrow new Exception(\"no\");\n");
        await RenderAsync("a.dib", "b.dib", "c.dib");
        Notebook("b", "Not rendered", "wordnew");
        var before = _site.Page("b.html");

        await RenderAsync("a.dib");

        Cards().ShouldBe(["Title a", "Title b", "Title c"]);
        _site.Page("b.html").ShouldBe(before);
        Samples.Parse(_site.Page("index.html")).QuerySelectorAll(".card.failed h2").ShouldHaveSingleItem().TextContent.ShouldBe("Title c");
        _site.Page("assets/search-index.js").ShouldContain("wordb");
    }

    [Fact]
    public async Task What_was_written_for_a_renamed_notebook_goes_and_nothing_else()
    {
        _site.Write("sub/p.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        _site.Write("sub/q.svg", "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>");
        Notebook("a", "A", "![p](sub/p.svg)");
        Notebook("b", "B", "![p](sub/p.svg) ![q](sub/q.svg)");
        Notebook("changed", "C", "x");
        await RenderAsync("a.dib", "b.dib", "changed.dib");
        _site.Write("out/site/own.html", "mine");
        _site.Write("out/site/assets/own.dib", "mine");
        _site.Write("out/site/changed.html", "mine");
        foreach (var name in (string[])["b", "changed"])
            File.Move(Path.Combine(_site.Folder, name + ".dib"), Path.Combine(_site.Folder, name + "2.dib"));
        File.WriteAllText(Path.Combine(_site.Folder, "b2.dib"), "#!markdown\n\n# B2\n");

        await RenderAsync("a.dib", "b2.dib", "changed2.dib");

        Contents().Keys.Where(name => !name.StartsWith("assets/s", StringComparison.Ordinal)).ShouldBe([
            "a.html", "assets/a.dib", "assets/b2.dib", "assets/changed2.dib", "assets/own.dib", "b2.html", "changed.html", "changed2.html",
            "files/sub/p.svg", "index.html", "own.html"], ignoreOrder: true);
        Directory.GetFiles(_site.Output + ".state").Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["a.dib.json", "b2.dib.json", "changed2.dib.json", "lock", "site.json"]);
        Cards().ShouldBe(["A", "B2", "C"]);
    }

    [Fact]
    public async Task A_torn_or_hostile_record_of_the_site_removes_nothing()
    {
        Notebook("a", "A", "x");
        var outside = _site.Write("outside.txt", "mine");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("mine"u8));
        var hostile = """
            {"pages":[{"notebook":"../gone.dib","page":{"path":"gone.dib","title":"","opening":[],"succeeded":true},
              "files":{"../../outside.txt":"HASH","../../none.txt":"HASH","/nowhere":"HASH"}}]}
            """.Replace("HASH", hash);
        foreach (var record in (string[])["", "{", "[]", "{\"pages\":null}", "{\"pages\":[null]}", "{\"pages\":[{}]}", hostile])
        {
            _site.Write("out/site.state/site.json", record);
            await RenderAsync("a.dib");
            File.Exists(outside).ShouldBeTrue(record);
            Cards().ShouldBe(["A"], record);
        }
    }

    [Fact]
    public async Task A_copied_site_knows_its_own_notebooks()
    {
        Notebook("a", "A", "x");
        Notebook("b", "B", "x");
        await RenderAsync("a.dib", "b.dib");
        using var copy = _site.Copy();
        File.Delete(Path.Combine(_site.Folder, "b.dib"));

        await RenderAsync(copy, "a.dib");
        LinksIn(copy.Page("index.html")).ShouldBe(["a.html", "b.html"]);
        await RenderAsync("a.dib");
        Links("index.html").ShouldBe(["a.html"]);
    }

    private void Notebook(string name, string title, string text) => _site.Write(name + ".dib", $"#!markdown\n\n# {title}\n\n{text}\n");

    private Task<RenderResult> RenderAsync(params string[] names) => RenderAsync(_site, names);

    private static Task<RenderResult> RenderAsync(TestSite site, params string[] names) =>
        new SiteBuild(BuiltProgram.Kernel, site.Options()).RunAsync(
            NotebookSet.Read([.. names.Select(name => Path.Combine(site.Folder, name))]), new TestSite.Silence(), CancellationToken.None);

    private string[] Cards() =>
        [.. Samples.Parse(_site.Page("index.html")).QuerySelectorAll(".card h2").Select(title => title.TextContent)];

    private string?[] Links(string page) => LinksIn(_site.Page(page));

    private static string?[] LinksIn(string html) =>
        [.. Samples.Parse(html).QuerySelectorAll(".site-pages a").Select(link => link.GetAttribute("href"))];

    private Dictionary<string, string> Contents() => Directory.EnumerateFiles(_site.Output, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(_site.Output, path).Replace('\\', '/'), File.ReadAllText);
}
