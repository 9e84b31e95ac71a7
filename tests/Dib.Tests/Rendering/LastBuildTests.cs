using Dib.Rendering;

namespace Dib.Tests.Rendering;

/// <summary>When a rendering is taken to stand without a look at its notebooks.</summary>
public class LastBuildTests
{
    private const string Asked = "render";

    public static TheoryData<string> Changes() => [.. Ways.Keys];

    private static readonly Dictionary<string, Action<TestSite>> Ways = new()
    {
        ["a notebook"] = site => site.Write("a.dib", File.ReadAllText(Path.Combine(site.Folder, "a.dib")) + " "),
        ["what it imports"] = site => site.Write("setup.dib", "#!csharp\n\nvar unit = \"M kr\";\n"),
        ["a data file, its length and time as before"] = site =>
        {
            var path = Path.Combine(site.Folder, "regions.csv");
            var time = File.GetLastWriteTimeUtc(path);
            File.WriteAllText(path, "Skane");
            File.SetLastWriteTimeUtc(path, time);
        },
        ["a data file is gone"] = site => File.Delete(Path.Combine(site.Folder, "regions.csv")),
        ["settings appear"] = site => site.Write("site.json", """{"title": "Named"}"""),
        ["a page is altered"] = site => File.AppendAllText(Path.Combine(site.Output, "a.html"), " "),
        ["a page is gone"] = site => File.Delete(Path.Combine(site.Output, "index.html")),
        ["an asset is altered"] = site => File.AppendAllText(Path.Combine(site.Output, "assets", "site.js"), " "),
        ["a record is gone"] = site => File.Delete(site.Output + ".state/a.dib.json"),
        ["what is remembered is torn"] = site =>
            File.WriteAllText(site.Output + ".state/last-build", File.ReadAllText(site.Output + ".state/last-build")[..90]),
    };

    [Fact]
    public async Task A_site_stands_while_the_same_is_asked_for_and_nothing_changed()
    {
        using var site = await RenderedAsync();
        var last = LastBuild.Standing(site.Output, Asked).ShouldNotBeNull();
        last.Notebooks.Select(Path.GetFileName).ShouldBe(["a.dib"]);
        last.Pages.ShouldBe(2);

        LastBuild.Standing(site.Output, Asked + " --self-contained").ShouldBeNull();
        using var copy = site.Copy();
        LastBuild.Standing(copy.Output, Asked).ShouldBeNull("the data of a copy are its own");
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_site_stands_no_more_once_a_file_changed_and_again_when_it_was_rendered(string what)
    {
        using var site = await RenderedAsync();
        Ways[what](site);
        LastBuild.Standing(site.Output, Asked).ShouldBeNull(what);
        if (what == "a data file is gone")
            return;
        await site.RenderAsync();
        LastBuild.Standing(site.Output, Asked).ShouldNotBeNull(what);
    }

    [Theory]
    [InlineData("DateTime.Now.Year > 2000")]
    [InlineData("throw new Exception(\"failed\");")]
    public async Task What_may_turn_out_otherwise_or_failed_is_never_taken_to_stand(string code)
    {
        using var site = await RenderedAsync();
        site.Write("a.dib", $"#!csharp\n\n{code}\n");
        await site.RenderAsync();
        LastBuild.Standing(site.Output, Asked).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_read_leaves_nothing_that_stands()
    {
        using var site = await RenderedAsync();
        // The cell itself stands for whoever saves the file in that moment.
        site.Write("a.dib", "#!csharp\n\n#!value --name regions --from-file regions.csv\n\n#!csharp\n\n#!depends regions.csv\n"
            + "System.IO.File.AppendAllText(\"regions.csv\", \"x\");\n");
        await site.RenderAsync();
        LastBuild.Standing(site.Output, Asked).ShouldBeNull();
    }

    private static async Task<TestSite> RenderedAsync()
    {
        var site = new TestSite { Request = Asked };
        site.Write("regions.csv", "Skåne"[..5]);
        site.Write("setup.dib", "#!csharp\n\nvar unit = \"kr\";\n");
        site.Write("a.dib", "#!csharp\n\n#!import setup.dib\n#!value --name regions --from-file regions.csv\n"
            + "#!share --from value --name regions\nregions + unit\n");
        await site.RenderAsync();
        return site;
    }
}
