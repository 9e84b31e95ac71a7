using System.Text.RegularExpressions;
using Dib.Documents;
using Dib.Rendering;
using Dib.Running;
using Dib.Tests.Html;

namespace Dib.Tests.Rendering;

/// <summary>One notebook with a page for each value of a column, and a front page, in two languages.</summary>
public sealed partial class SeriesTests : IDisposable
{
    private const string Settings =
        """
        {"title": {"sv": "Prov", "en": "Trial"}, "language": "sv", "front": {"notebook": "front.dib", "languages": ["en", "sv"]},
         "series": [{"notebook": "region.dib", "input": "region", "values": "regions.csv", "column": "name", "names": ["also"],
                     "languages": ["sv", "en"], "choose": {"sv": "Välj region", "en": "Choose a region"}}]}
        """;

    private static readonly string[] Pages =
        ["index.html", "index.en.html", "region-skane.html", "region-orebro-lan.html", "region-skane.en.html", "region-orebro-lan.en.html"];

    private readonly TestSite _site = new();

    public SeriesTests()
    {
        _site.Write("site.json", Settings);
        _site.Write("regions.csv", "name,also\nSkåne,Region Skåne|M\nÖrebro län,\n");
        _site.Write("front.dib", "#!markdown\n\n# All regions\n\nLede.\n\n#!csharp\n\n0.5\n");
        _site.Write("one.dib", "#!markdown\n\n# One\n\nText.\n");
        _site.Write("region.dib",
            "#!csharp\n\n#!set --name region --value @input:region\nvar seen = new List<string>();\n\n#!csharp\n\n"
            + "seen.Add(region);\n$\"# In {string.Join('+', seen)}\".DisplayAs(\"text/markdown\");\n\n#!csharp\n\nregion.Length + 0.5\n");
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Each_value_has_a_page_in_each_language_with_its_numbers_and_nothing_of_the_page_before()
    {
        var (result, _) = await _site.RenderAsync();
        result.Pages.Select(Path.GetFileName).ShouldBe([.. Pages[..2], "one.html", .. Pages[2..]], ignoreOrder: true);
        result.OtherPages.ShouldBeEmpty();
        Heading("region-skane.html").ShouldBe("In Skåne");
        Heading("region-orebro-lan.en.html").ShouldBe("In Örebro län");
        _site.Page("region-skane.html").ShouldContain("5,5");
        _site.Page("region-skane.en.html").ShouldContain("5.5");
        _site.Page("region-orebro-lan.html").ShouldContain("10,5");
    }

    [Fact]
    public async Task Each_page_is_what_a_run_of_its_own_gives()
    {
        var site = _site.Options().Site;
        var files = _site.Notebooks().SelectMany(file => site.Editions.Of(file, site.CultureOf)).ToList();
        var verdicts = await Verification.RunAsync(files, BuiltProgram.Kernel, new RunOptions(), CancellationToken.None);
        verdicts.Count.ShouldBe(7);
        verdicts.ShouldAllBe(verdict => verdict.IsSame);
    }

    [Fact]
    public async Task What_a_library_keeps_between_the_pages_is_found_by_verifying()
    {
        // The framework's own cache of an application stands for any library's static field.
        _site.Write("region.dib",
            "#!csharp\n\n#!set --name region --value @input:region\n"
            + "var before = AppContext.GetData(\"kept\");\nAppContext.SetData(\"kept\", region);\nbefore ?? \"nothing\"\n");
        var site = _site.Options().Site;
        var files = _site.Notebooks().SelectMany(file => site.Editions.Of(file, site.CultureOf)).ToList();
        var verdicts = await Verification.RunAsync(files, BuiltProgram.Kernel, new RunOptions(), CancellationToken.None);
        verdicts.Where(verdict => verdict.File.Edition?.Value is not null).Select(verdict => verdict.IsSame)
            .ShouldBe([true, false, false, false]);
    }

    [Fact]
    public async Task Only_the_pages_are_run_again_whose_value_is_new_and_a_page_whose_value_is_gone_is_removed()
    {
        _site.Request = "all";
        await _site.RenderAsync();
        LastBuild.Standing(_site.Output, "all").ShouldNotBeNull();
        (await _site.RenderAsync()).Reasons.Values.ShouldAllBe(reason => reason == null);

        _site.Write("regions.csv", "name,also\nSkåne,Region Skåne|M\nGotland,\n");
        LastBuild.Standing(_site.Output, "all").ShouldBeNull();
        var (_, reasons) = await _site.RenderAsync();

        reasons.Where(page => page.Value is not null).Select(page => page.Key).ShouldBe(["region-gotland.html", "region-gotland.en.html"]);
        File.Exists(Path.Combine(_site.Output, "region-orebro-lan.html")).ShouldBeFalse();
        Samples.Parse(_site.Page("one.html")).QuerySelectorAll(".picker a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["region-skane.html", "region-gotland.html"]);
    }

    [Fact]
    public async Task A_value_that_fails_leaves_the_other_pages_whole()
    {
        _site.Write("region.dib",
            "#!csharp\n\n#!set --name region --value @input:region\n"
            + "if (region == \"Skåne\") Environment.Exit(3);\nregion\n");
        var (result, _) = await _site.RenderAsync();
        result.Runs.Where(run => !run.Succeeded).Select(run => run.Name[(run.Name.LastIndexOf('/') + 1)..])
            .ShouldBe(["region.dib (Skåne, sv)", "region.dib (Skåne, en)"], ignoreOrder: true);
        _site.Page("region-orebro-lan.html").ShouldContain("Örebro län");
        (await _site.RenderAsync()).Reasons.Where(page => page.Value is not null).Select(page => page.Key)
            .ShouldBe(["region-skane.html", "region-skane.en.html"]);
    }

    [Fact]
    public async Task The_front_page_is_its_notebook_with_the_cards_of_the_others_and_leads_to_each_value()
    {
        await _site.RenderAsync();
        var (front, english) = (Samples.Parse(_site.Page("index.html")), Samples.Parse(_site.Page("index.en.html")));
        front.QuerySelector("h1")!.TextContent.ShouldBe("All regions");
        front.QuerySelectorAll(".card h2").Select(card => card.TextContent).ShouldBe(["One"]);
        front.QuerySelectorAll(".choices a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["region-skane.html", "region-orebro-lan.html"]);
        english.QuerySelectorAll(".choices a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["region-skane.en.html", "region-orebro-lan.en.html"]);
        front.QuerySelector("a.language")!.GetAttribute("href").ShouldBe("index.en.html");
        english.QuerySelector(".site-title")!.TextContent.ShouldBe("Trial");
        Samples.Parse(_site.Page("region-skane.en.html")).QuerySelector("a.language")!.GetAttribute("href").ShouldBe("region-skane.html");
        Samples.Parse(_site.Page("region-skane.html")).QuerySelector("html")!.GetAttribute("data-own").ShouldBe("Skåne");
    }

    [Fact]
    public async Task Rendering_one_notebook_keeps_the_series_and_the_front_page()
    {
        await _site.RenderAsync();
        _site.Write("one.dib", "#!markdown\n\n# Another\n\nText.\n");
        var one = NotebookSet.Read([Path.Combine(_site.Folder, "one.dib")]);
        await new SiteBuild(BuiltProgram.Kernel, _site.Options()).RunAsync(one, new TestSite.Silence(), CancellationToken.None);
        foreach (var page in Pages) File.Exists(Path.Combine(_site.Output, page)).ShouldBeTrue(page);
        Samples.Parse(_site.Page("index.html")).QuerySelector(".card h2")!.TextContent.ShouldBe("Another");
        Heading("region-skane.html").ShouldBe("In Skåne");
    }

    [Fact]
    public async Task The_search_of_a_page_finds_pages_in_its_language()
    {
        await _site.RenderAsync();
        SearchIndex("region-skane.html").ShouldBe("assets/search-index.js");
        SearchIndex("region-skane.en.html").ShouldBe("assets/search-index.en.js");
        _site.Page("assets/search-index.js").ShouldContain("region-skane.html");
        _site.Page("assets/search-index.js").ShouldNotContain("region-skane.en.html");
        _site.Page("assets/search-index.en.js").ShouldContain("one.html");
    }

    [Theory]
    [InlineData("\"front.dib\"", "\"gone.dib\"", "\"front\" with the notebook 'gone.dib', which does not exist")]
    [InlineData("\"input\": \"region\", ", "", "a series without \"input\"")]
    [InlineData("\"column\": \"name\"", "\"column\": \"nam\"",
        "the column 'nam' of the series of region.dib; expected one of regions.csv: name, also")]
    [InlineData("regions.csv", "gone.csv", "\"values\": \"gone.csv\", which does not exist")]
    [InlineData("regions.csv", "../../gone.csv", "\"values\": \"../../gone.csv\", which leads out of the folder")]
    [InlineData("[\"sv\", \"en\"], \"choose\"", "[\"sv\", \"de\"], \"choose\"", "the language 'de' of \"series\"; expected one of en, sv")]
    [InlineData("[\"also\"]", "\"also\"", "\"names\": \"also\"; expected a list of texts")]
    public void What_is_wrong_in_the_settings_is_named(string text, string instead, string found)
    {
        _site.Write("site.json", Settings.Replace(text, instead, StringComparison.Ordinal));
        Should.Throw<NotebookFormatException>(() => SiteSettings.Read(_site.Folder)).Message.ShouldStartWith($"site.json:1: found {found}");
    }

    [Theory]
    [InlineData("name,also\nSkåne,a\nSkane,b\n",
        "site.json:1: found 'Skåne' and 'Skane', which would both be written to region-skane.html")]
    [InlineData("name,also\nSkåne,a\nGotland\n", "regions.csv:3: found 1 fields; expected 2, as in the first line")]
    [InlineData("name,also\n", "site.json:1: found a column 'name' in regions.csv with no value")]
    [InlineData("name,also\n,x\n", "site.json:1: found a column 'name' in regions.csv with an empty value")]
    [InlineData("name,also\n\"x\n", "regions.csv:2: found a quote that is not closed")]
    public void Values_that_cannot_be_pages_are_named(string values, string message)
    {
        _site.Write("regions.csv", values);
        Should.Throw<NotebookFormatException>(() => SiteSettings.Read(_site.Folder)).Message.ShouldStartWith(message);
    }

    private string Heading(string page) => Samples.Parse(_site.Page(page)).QuerySelector("h1")!.TextContent;

    private string SearchIndex(string page) => IndexName().Match(_site.Page(page)).Groups[1].Value;

    [GeneratedRegex("data-index=\"([^\"]+)\"")]
    private static partial Regex IndexName();
}
