using Dib.Html;
using Dib.Html.Data;
using Dib.Protocol;
using Dib.Running;

namespace Dib.Tests.Html;

public sealed class SiteWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("site-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_site_is_its_pages_an_index_and_the_assets_and_nothing_else_is_touched()
    {
        var plotly = Path.Combine(_folder, "source.js");
        File.WriteAllText(plotly, "/* plotly */");
        var site = Path.Combine(_folder, "site");
        Directory.CreateDirectory(site);
        File.WriteAllText(Path.Combine(site, "own.txt"), "kept");

        var pages = Write(site, plotly);
        var first = Contents(site);
        Write(site, plotly);

        pages.Select(Path.GetFileName).ShouldBe(["1-a.html", "2-b.html"]);
        first.Keys.Order(StringComparer.Ordinal).ShouldBe([
            "1-a.html",
            "2-b.html",
            "assets/1-a.dib",
            "assets/2-b.dib",
            "assets/notices.txt",
            "assets/plotly.min.js",
            "assets/search-index.js",
            "assets/site.css",
            "assets/site.js",
            "index.html",
            "own.txt",
        ]);
        first["assets/plotly.min.js"].ShouldBe("/* plotly */");
        first["assets/site.css"].ShouldContain("--paper:");
        first["assets/1-a.dib"].ShouldBe("#!markdown\n\n# Title 1-a.dib\n\nAnswer.\n");
        Samples.Parse(first["1-a.html"]).QuerySelector(".made a[download]")!.GetAttribute("href").ShouldBe("assets/1-a.dib");
        Contents(site).ShouldBe(first);
    }

    [Fact]
    public void The_index_has_a_card_for_each_notebook()
    {
        Write(_folder, plotly: null);

        var index = Samples.Parse(File.ReadAllText(Path.Combine(_folder, "index.html")));
        index.QuerySelectorAll(".card h2 a")
            .Select(link => (link.GetAttribute("href"), link.TextContent))
            .ShouldBe([("1-a.html", "Title 1-a.dib"), ("2-b.html", "Title 2-b.dib")]);
        index.QuerySelectorAll(".card > p").Select(text => text.TextContent).ShouldBe(["Answer.", "Answer."]);
        index.QuerySelectorAll("h1").Length.ShouldBe(1);
    }

    [Fact]
    public void A_card_has_the_first_chart_of_its_page_without_its_words_and_the_date_of_the_data()
    {
        const string Drawing = "<svg class=\"chart-static\" role=\"img\" aria-label=\"secret\" data-height=\"250\" style=\"width:100%\">"
            + "<text x=\"1%\">label</text><rect x=\"60%\"><title>hover</title></rect><svg x=\"5%\"><path d=\"M0 0\"/></svg>"
            + "<circle cx=\"7%\" cy=\"9\" r=\"5.3\" fill=\"#0068a8\" class=\"mark\"/></svg>";
        var chart = Samples.Code(
            "Chart()", Samples.Display(("application/vnd.plotly.v1+json", "{\"data\":[]}"), ("text/html", $"<figure>{Drawing}</figure>")));
        var run = Samples.Run("notebooks/a.dib", [Samples.Markdown("# A"), chart]);
        var data = new DataPackage("Numbers", "", new DateOnly(2026, 11, 2), [], [], _folder);

        new SiteWriter(new SiteOptions("Grants") { Data = data }).Write([run], _folder);

        var card = Samples.Parse(File.ReadAllText(Path.Combine(_folder, "index.html"))).QuerySelector(".card")!;
        var drawing = card.QuerySelector(".card-figure svg")!;
        (drawing.GetAttribute("viewBox"), drawing.GetAttribute("aria-hidden"), drawing.TextContent).ShouldBe(("0 0 400 250", "true", ""));
        drawing.GetAttribute("preserveAspectRatio").ShouldBe("none", "all of the plot is shown, in its proportions");
        drawing.QuerySelectorAll("path").Length.ShouldBe(1);
        drawing.QuerySelectorAll("rect").Length.ShouldBe(1);
        drawing.QuerySelectorAll("circle").ShouldBeEmpty("what is stretched is no circle any more");
        var dot = drawing.QuerySelector("line")!;
        (dot.GetAttribute("x1"), dot.GetAttribute("y2"), dot.GetAttribute("stroke")).ShouldBe(("7%", "9", "#0068a8"));
        card.Owner!.QuerySelector(".cards-date")!.TextContent.ShouldBe("Data of 2 November 2026");
    }

    [Fact]
    public void Data_are_published_with_their_own_page_and_named_where_they_are_not_as_described()
    {
        var table = new DataResource(
            "t",
            "Table <one>",
            "tables/t.csv",
            "a,b\n1,2\n"u8.ToArray(),
            "0123456789abcdef",
            "ffff",
            [new DataField("a", "integer", "First & only", [new("rule.required")])],
            [new("data.key", "a")]);
        var missing = new DataResource("u", "Gone", "u.csv", null, "", null, [], []);
        var data = new DataPackage("Numbers", "", null, [new DataSource("Office", "2024", "office.example")], [table, missing], _folder);

        new SiteWriter(new SiteOptions("Grants") { Data = data }).Write([Samples.Run("a.dib", [Samples.Markdown("# A")])], _folder);

        File.ReadAllText(Path.Combine(_folder, "data", "tables", "t.csv")).ShouldBe("a,b\n1,2\n");
        var page = Samples.Parse(File.ReadAllText(Path.Combine(_folder, "data.html")));
        page.QuerySelector("h3")!.TextContent.ShouldBe("Table <one>");
        page.QuerySelector(".data-facts a[download]")!.GetAttribute("href").ShouldBe("data/tables/t.csv");
        page.QuerySelector("article")!.TextContent.ShouldContain("1 of 1 tables were not what their description states");
        page.QuerySelectorAll(".data-facts").Select(facts => facts.TextContent).ShouldContain("u.csv, which is missing");
        page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent).ShouldBe(["a", "integer", "First & only", "required"]);
        Samples.Parse(File.ReadAllText(Path.Combine(_folder, "a.html")))
            .QuerySelectorAll(".site-pages a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe(["a.html", "data.html"]);
    }

    [Theory]
    [InlineData("data", "../assets")]
    [InlineData("data", "../outside")]
    [InlineData("data/sub", "../../assets")]
    public void Data_are_not_written_through_a_link_out_of_their_place(string link, string target)
    {
        var site = Path.Combine(_folder, "site");
        Directory.CreateDirectory(Path.Combine(site, "assets"));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(site, link))!);
        Directory.CreateSymbolicLink(Path.Combine(site, link), target);
        var data = new DataPackage("Numbers", "", null, [], [new DataResource(
            "t", "T", link == "data" ? "site.js" : "sub/site.js", "planted"u8.ToArray(), "0123456789abcdef", null, [], [])], _folder);

        var error = Should.Throw<IOException>(
            () => new SiteWriter(new SiteOptions("Grants") { Data = data }).Write([Samples.Run("a.dib", [Samples.Markdown("# A")])], site));

        error.Message.ShouldContain("site.js");
        error.Message.ShouldContain("'t'");
        Directory.EnumerateFiles(_folder, "site.js", SearchOption.AllDirectories).ShouldAllBe(path => File.ReadAllText(path) != "planted");
    }

    [Fact]
    public void A_table_cannot_take_the_place_of_a_script_or_leave_the_site()
    {
        foreach (var path in (string[])["../assets/site.js", "../../planted.csv", "../index.html"])
        {
            var site = Path.Combine(_folder, "site");
            var data = new DataPackage(
                "Numbers",
                "",
                null,
                [],
                [new DataResource("t", "T", path, "planted"u8.ToArray(), "0123456789abcdef", null, [], [])],
                _folder);

            Should.Throw<IOException>(() =>
                new SiteWriter(new SiteOptions("Grants") { Data = data }).Write(
                    [Samples.Run("a.dib", [Samples.Markdown("# A")])], site)).Message.ShouldContain(
                path);

            Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ShouldAllBe(file => File.ReadAllText(file) != "planted");
        }
    }

    [Fact]
    public void A_self_contained_page_needs_no_other_file_and_has_no_navigation_but_leads_where_its_text_does()
    {
        var plotly = Path.Combine(_folder, "source.js");
        File.WriteAllText(plotly, "var a = '</script>', b = '<!--';");
        var site = Path.Combine(_folder, "site");
        var runs = new[] { "a.dib", "b.dib" }.Select(path =>
            Samples.Run(path, [
                Samples.Markdown("# A\n\nSee [the **other**](b.html#x), [one](a.html) and [outside](https://example.org)."),
                Samples.Code("1", Samples.Display(("application/vnd.plotly.v1+json", "{\"data\":[]}"))),
            ]))
            .ToList();

        new SiteWriter(new SiteOptions("Grants", plotly) { SelfContained = true }).Write(runs, site);

        Directory.GetFileSystemEntries(site).Select(Path.GetFileName).Order().ShouldBe(["a.html", "b.html", "index.html"]);
        var html = File.ReadAllText(Path.Combine(site, "a.html"));
        var page = Samples.Parse(html);
        page.QuerySelectorAll("[src]").ShouldBeEmpty();
        page.QuerySelectorAll("link[rel=stylesheet]").ShouldBeEmpty();
        page.QuerySelector("article")!.TextContent.ShouldContain("See the other, one and outside.");
        page.QuerySelectorAll("a[href]")
            .Select(link => link.GetAttribute("href")!)
            .Where(link => !link.StartsWith('#') && !link.StartsWith("data:", StringComparison.Ordinal))
            .ShouldBe(["b.html#x", "a.html", "https://example.org"]);
        Samples.Parse(File.ReadAllText(Path.Combine(site, "index.html"))).QuerySelectorAll(".card a")
            .Select(link => link.GetAttribute("href")).ShouldBe(["a.html", "b.html"]);
        html.ShouldContain(@"var a = '<\/script>', b = '<\!--';");
        page.QuerySelectorAll("script").Count(script => script.TextContent.Contains("var a =", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_page_names_the_files_it_was_made_from_but_no_place_on_the_machine()
    {
        var files = new[]
        {
            new FileDependency("/home/me/site/data/a.csv", "data", "abcdef0123456789"),
            new FileDependency("/home/me/site/notebooks/setup.dib", "import", "00"),
            new FileDependency("/opt/packages/x/1.0/x.dll", "library", "11"),
            new FileDependency("/home/me/site/data/b.csv", "data", null),
        };
        var run = Samples.Run("notebooks/a.dib", [Samples.Markdown("# A")]) with
        {
            Folder = "/home/me/site/notebooks",
            Provenance = new Provenance(files, [], false, []),
        };

        new SiteWriter(new SiteOptions("Grants")).Write([run], _folder);

        var made = Samples.Parse(File.ReadAllText(Path.Combine(_folder, "a.html"))).QuerySelector(".made")!;
        made.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent)))
            .ShouldBe(["../data/a.csv data abcdef012345…", "setup.dib import 00…", "x.dll library 11…", "../data/b.csv data not there"]);
        made.InnerHtml.ShouldNotContain("/home/me");
        made.TextContent.ShouldContain($".NET {Environment.Version}");
    }

    [Fact]
    public void A_link_in_the_sites_folder_leads_nothing_out_of_it()
    {
        var outside = Directory.CreateDirectory(_folder + "-outside").FullName;
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(_folder, "assets"), outside);
            Should.Throw<IOException>(() => new SiteWriter(new SiteOptions("Grants")).Write(
                [Samples.Run("a.dib", [Samples.Markdown("# A")])], _folder)).Message.ShouldContain($"found a symbolic link to {outside}");
            Directory.EnumerateFileSystemEntries(outside).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Theory]
    [InlineData("x.html", "a/x.dib", "b/x.dib")]
    [InlineData("X.html", "a/x.dib", "b/X.dib")]
    [InlineData("x.html", "x.dib", "x.ipynb")]
    [InlineData("index.html", "the site's index", "a/index.dib")]
    [InlineData("Index.html", "the site's index", "Index.dib")]
    public void Two_notebooks_for_one_page_are_refused_with_both_names(string page, string first, string second)
    {
        var files = new[] { first, second, "other.dib" }.Where(path => path.Contains('.'))
            .Select(path => new NotebookFile(Path.GetFullPath(path), path, new Dib.Documents.Notebook([]))).ToList();
        Should.Throw<IOException>(() => new SiteWriter(new SiteOptions("Grants")).CheckNames(files))
            .Message.ShouldStartWith($"{first} and {second} would both be written to {page}; rename the notebook");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_whole_plotly_and_a_maps_outlines_are_part_of_a_site_that_has_such_charts(bool selfContained)
    {
        var source = Directory.CreateDirectory(Path.Combine(_folder, "source")).FullName;
        File.WriteAllText(Path.Combine(source, "plotly.min.js"), "/* usual */");
        File.WriteAllText(Path.Combine(source, "plotly-whole.min.js"), "/* whole */");
        File.WriteAllText(Path.Combine(source, "outlines-world_110m.json"), "{\"type\":\"Topology\"}");
        var run = Samples.Run(
            "a.dib", [Samples.Code("1", Samples.Display(("application/vnd.plotly.v1+json", "{\"data\":[{\"type\":\"choropleth\"}]}")))]);
        var site = Path.Combine(_folder, "site");
        var writer = new SiteWriter(new SiteOptions("Grants", Path.Combine(source, "plotly.min.js")) { SelfContained = selfContained });

        writer.Write([run], site);

        const string Outlines = ".topojson[\"world_110m\"] = {\"type\":\"Topology\"};";
        if (selfContained)
        {
            var page = File.ReadAllText(Path.Combine(site, "a.html"));
            page.ShouldContain("/* whole */");
            page.ShouldContain(Outlines);
            page.ShouldNotContain("/* usual */");
            return;
        }
        File.ReadAllText(Path.Combine(site, "assets", "plotly-whole.min.js")).ShouldBe("/* whole */");
        File.ReadAllText(Path.Combine(site, "assets", "outlines-world_110m.js")).ShouldContain(Outlines);
        writer.Written.ShouldContain("assets/plotly-whole.min.js");
    }

    private static IReadOnlyList<string> Write(string folder, string? plotly) =>
        new SiteWriter(new SiteOptions("Grants", plotly)).Write(
            [.. new[] { "1-a.dib", "2-b.dib" }.Select(
                path => Samples.Run($"notebooks/{path}", [Samples.Markdown($"# Title {path}\n\nAnswer.")]))], folder);

    private static Dictionary<string, string> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText);
}
