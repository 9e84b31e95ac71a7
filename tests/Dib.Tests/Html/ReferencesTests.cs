using AngleSharp.Html.Dom;
using Dib.Html;
using Dib.Rendering;
using Dib.Running;
using Dib.Tests.Rendering;

namespace Dib.Tests.Html;

/// <summary>Where the links and pictures of a notebook lead in the site, and what is said where they lead nowhere.</summary>
public sealed class ReferencesTests : IDisposable
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly TemporaryFolder _folder = new();

    public ReferencesTests()
    {
        foreach (var name in (string[])["work/a.png", "work/sub/b c#1.png", "work/50%20.png", "outside.png", "work/.hidden/e.png"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
            File.WriteAllBytes(In(name), Convert.FromBase64String(Png));
        }
        foreach (var (name, text) in ((string, string)[])[
            ("work/raw.csv", "a,b\n"), ("work/page.html", "<p>"), ("work/script.js", "go()"), ("secret.txt", "s"), ("work/.env", "s"),
            ("work/fake.png.txt", "x"), ("work/notebooks/second.dib", ""), ("work/notebooks/first.dib", "")])
            _folder.Write(name, text);
        File.WriteAllBytes(In("work/notebooks/here.png"), Convert.FromBase64String(Png));
        File.CreateSymbolicLink(In("work/link.png"), "../outside.png");
        File.CreateSymbolicLink(In("work/linked-inside.png"), "sub/b c#1.png");
        File.CreateSymbolicLink(In("work/circle.png"), "circle.png");
        Directory.CreateSymbolicLink(In("work/out-of-it"), "..");
        using var large = File.Create(In("work/large.csv"));
        large.SetLength(60 * 1024 * 1024);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.png", "files/a.png")]
    [InlineData("./a.png", "files/a.png")]
    [InlineData("sub/../a.png", "files/a.png")]
    [InlineData("sub/b%20c%231.png", "files/sub/b%20c%231.png")]
    [InlineData("50%20.png", "files/50%2520.png")]
    [InlineData("linked-inside.png", "files/linked-inside.png")]
    public void A_picture_is_copied_and_found_in_markdown_html_and_displays(string address, string expected)
    {
        foreach (var cell in Cells($"![alt](<{address}>)", $"<img src=\"{address}\" alt=\"alt\">"))
        {
            var (page, warnings) = Write(cell);
            page.QuerySelector("article img")!.GetAttribute("src").ShouldBe(expected);
            File.Exists(In(Path.Combine("site", Uri.UnescapeDataString(expected)))).ShouldBeTrue();
            warnings.ShouldBeEmpty();

            page = Write(selfContained: true, cell).Page;
            page.QuerySelector("article img")!.GetAttribute("src").ShouldBe($"data:image/png;base64,{Png}");
        }
        Directory.GetFiles(In("site/files"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("../outside.png", "outside")]
    [InlineData("../../../../../../../etc/hostname", "outside")]
    [InlineData("/etc/hostname", "outside")]
    [InlineData("..%2foutside.png", "outside")]
    [InlineData("..\\outside.png", "outside")]
    [InlineData("link.png", "outside")]
    [InlineData("out-of-it/outside.png", "outside")]
    [InlineData(".hidden/e.png", "hidden")]
    [InlineData("circle.png", "cannot be read")]
    [InlineData("missing.png", "not found")]
    [InlineData("sub", "a folder")]
    [InlineData("raw.csv", "expected a picture")]
    [InlineData("fake.png.txt", "expected a picture")]
    [InlineData("https://example.org/a.png", "nothing elsewhere")]
    [InlineData("//example.org/a.png", "nothing elsewhere")]
    [InlineData("file:///etc/hostname", "nothing elsewhere")]
    public void A_picture_that_may_not_be_shown_leaves_its_text_and_a_warning_with_its_line(string address, string reason)
    {
        foreach (var cell in Cells($"\n\n![alt](<{address.Replace("\\", "\\\\")}>) rest", $"\n\n<img src=\"{address}\" alt=\"alt\"> rest"))
        {
            foreach (var selfContained in (bool[])[false, true])
            {
                var (page, warnings) = Write(selfContained, cell);
                page.QuerySelectorAll("article img").ShouldBeEmpty(address);
                page.QuerySelector("article")!.TextContent.ShouldContain("alt");
                page.QuerySelector("article")!.TextContent.ShouldContain("rest");
                var line = cell.Cell.Kind == "csharp" ? 5 : 7;
                warnings.ShouldHaveSingleItem().ShouldStartWith($"a.dib, line {line} (cell 1): ");
                warnings[0].ShouldContain(reason);
            }
        }
        Directory.Exists(In("site/files")).ShouldBeFalse();
    }

    [Fact]
    public void A_link_to_a_notebook_leads_to_its_page_and_one_to_a_file_to_its_copy()
    {
        const string Links = "[1](second.dib) [2](second.dib#part-two) [3](../raw.csv) [4](second.html#x) [5](#part) "
            + "[6](https://example.org/?a#b) [7](index.html) [8](../page.html) [9](../notebooks/second.dib?x#y) [10](mailto:a@example.org)";
        NotebookRun[] runs = [Run("notebooks/first.dib", Samples.Markdown(Links)), Run("notebooks/second.dib", Samples.Markdown("# Two"))];
        var writer = new SiteWriter(new SiteOptions("Site"));
        writer.Write(runs, In("site"));

        Hrefs().ShouldBe(["second.html", "second.html#part-two", "files/raw.csv", "second.html#x", "#part", "https://example.org/?a#b",
            "index.html", "files/page.html", "second.html?x#y", "mailto:a@example.org"]);
        File.ReadAllText(In("site/files/raw.csv")).ShouldBe("a,b\n");
        writer.Warnings.ShouldBeEmpty();
        writer.Read.Select(file => Path.GetFileName(file.Path)).ShouldBe(["raw.csv", "page.html"], ignoreOrder: true);

        new SiteWriter(new SiteOptions("Site") { SelfContained = true }).Write(runs, In("site"));
        Hrefs().ShouldBe(["second.html", "second.html#part-two", "data:text/csv;base64,YSxiCg==", "second.html#x",
            "#part", "https://example.org/?a#b", "index.html",
            "data:application/octet-stream;base64,PHA+", "second.html?x#y", "mailto:a@example.org"]);

        List<string?> Hrefs() => [.. Samples.Parse(File.ReadAllText(In("site/first.html"))).QuerySelectorAll("article a")
            .Select(link => link.GetAttribute("href"))];
    }

    [Theory]
    [InlineData("missing.csv", "not found")]
    [InlineData("missing.dib#x", "not found")]
    [InlineData("../secret.txt", "outside")]
    [InlineData(".env", "hidden")]
    [InlineData("large.csv", "60 MB, expected 50 MB at most")]
    public void A_link_that_leads_nowhere_is_said(string address, string reason)
    {
        foreach (var cell in Cells($"[text]({address})", $"<a href=\"{address}\">text</a>"))
        {
            var (page, warnings) = Write(cell);
            page.QuerySelector("article")!.TextContent.ShouldContain("text");
            warnings.ShouldHaveSingleItem().ShouldContain(reason);
        }
        Directory.Exists(In("site/files")).ShouldBeFalse();
    }

    [Fact]
    public void What_a_browser_would_run_is_copied_for_authors_alone()
    {
        Write(Samples.Code("x", Samples.Display(("text/markdown", "[a](page.html) [b](script.js)")))).Warnings.Count.ShouldBe(2);
        Directory.Exists(In("site/files")).ShouldBeFalse();

        var (page, warnings) = Write(Samples.Shown("html", "<script src=\"script.js\"></script>"));
        page.QuerySelector("article script")!.GetAttribute("src").ShouldBe("files/script.js");
        warnings.ShouldBeEmpty();
        page = Write(selfContained: true, Samples.Shown("html", "<script src=\"script.js\"></script>")).Page;
        page.QuerySelector("article script")!.TextContent.ShouldBe("go()");
    }

    [Fact]
    public void The_root_is_where_the_program_was_started_if_the_notebook_lies_below()
    {
        var below = Run("notebooks/first.dib", Samples.Markdown("![a](../a.png) ![b](here.png)"));
        var alone = below with { Path = "../elsewhere/notebooks/first.dib" };
        foreach (var (run, expected) in ((NotebookRun, string[])[])[
            (below, ["files/a.png", "files/notebooks/here.png"]), (alone, ["files/here.png"])])
        {
            new SiteWriter(new SiteOptions("Site")).Write([run], In("site"));
            Samples.Parse(File.ReadAllText(In("site/first.html"))).QuerySelectorAll("article img")
                .Select(image => image.GetAttribute("src")).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task A_picture_that_changes_makes_the_page_new_though_no_cell_is_run()
    {
        using var site = new TestSite { Request = "render" };
        var picture = site.Write("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        site.Write("a.dib", "#!markdown\n\n# A\n\n![a](a.svg)\n");
        await site.RenderAsync();
        LastBuild.Standing(site.Output, "render").ShouldNotBeNull();

        File.WriteAllText(picture, "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>");
        LastBuild.Standing(site.Output, "render").ShouldBeNull();
        (await site.RenderAsync()).Reasons["a.dib"].ShouldBeNull();
        site.Page("files/a.svg").ShouldContain("<g/>");

        File.Delete(picture);
        var (result, _) = await site.RenderAsync();
        result.Warnings.ShouldHaveSingleItem().ShouldContain("not found");
        File.Exists(Path.Combine(site.Output, "files", "a.svg")).ShouldBeFalse();
        LastBuild.Standing(site.Output, "render").ShouldBeNull("a warning is said at each rendering");
    }

    private string In(string name) => Path.Combine(_folder.Path, name);

    private static IEnumerable<CellRun> Cells(string markdown, string html) =>
    [
        At(Samples.Markdown(markdown)),
        At(Samples.Markdown(html)),
        At(Samples.Shown("html", html)),
        At(Samples.Code("x", Samples.Display(("text/html", html)))),
        At(Samples.Code("x", Samples.Display(("text/markdown", markdown)))),
    ];

    private static CellRun At(CellRun cell) => cell with { Cell = cell.Cell with { Line = 5 } };

    private NotebookRun Run(string path, params CellRun[] cells) =>
        Samples.Run(path, cells) with { Folder = Path.GetDirectoryName(In($"work/{path}"))! };

    private (IHtmlDocument Page, IReadOnlyList<string> Warnings) Write(params CellRun[] cells) => Write(selfContained: false, cells);

    private (IHtmlDocument Page, IReadOnlyList<string> Warnings) Write(bool selfContained, params CellRun[] cells)
    {
        var writer = new SiteWriter(new SiteOptions("Site") { SelfContained = selfContained });
        writer.Write([Run("a.dib", cells)], In("site"));
        return (Samples.Parse(File.ReadAllText(In("site/a.html"))), writer.Warnings);
    }
}
