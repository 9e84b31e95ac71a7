using Dib.Html;

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
        first.Keys.Order(StringComparer.Ordinal).ShouldBe(["1-a.html", "2-b.html", "assets/plotly.min.js", "assets/site.css", "assets/site.js", "index.html", "own.txt"]);
        first["assets/plotly.min.js"].ShouldBe("/* plotly */");
        first["assets/site.css"].ShouldContain("--paper:");
        Contents(site).ShouldBe(first);
    }

    [Fact]
    public void The_index_has_a_card_for_each_notebook()
    {
        Write(_folder, plotly: null);

        var index = Samples.Parse(File.ReadAllText(Path.Combine(_folder, "index.html")));
        index.QuerySelectorAll(".card h2 a").Select(link => (link.GetAttribute("href"), link.TextContent)).ShouldBe([("1-a.html", "Title 1-a.dib"), ("2-b.html", "Title 2-b.dib")]);
        index.QuerySelectorAll(".card > p").Select(text => text.TextContent).ShouldBe(["Answer.", "Answer."]);
        index.QuerySelectorAll("h1").Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("a/x.dib", "b/X.dib")]
    [InlineData("a/x.dib", "index.dib")]
    public void Two_notebooks_for_one_file_are_refused_before_anything_is_written(params string[] paths)
    {
        var runs = paths.Select(path => Samples.Run(path, [Samples.Markdown("# A")])).ToList();

        var error = Should.Throw<ArgumentException>(() => new SiteWriter(new SiteOptions("Grants")).Write(runs, _folder));

        error.Message.ShouldContain(paths[1]);
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Write(string folder, string? plotly) =>
        new SiteWriter(new SiteOptions("Grants", plotly)).Write(
            [.. new[] { "1-a.dib", "2-b.dib" }.Select(path => Samples.Run($"notebooks/{path}", [Samples.Markdown($"# Title {path}\n\nAnswer.")]))], folder);

    private static Dictionary<string, string> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText);
}
