namespace Dib.Tests.Rendering;

/// <summary>A site that was copied with its notebooks, its data and its records.</summary>
public class CopiedSiteTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_shows_its_own_data_and_is_fresh_where_nothing_changed(bool isOriginalDeleted)
    {
        using var original = new TestSite { NotebookFolder = "notebooks" };
        original.Write("data/regions.csv", "Skåne");
        original.Write("notebooks/setup.dib", "#!csharp\n\nvar unit = \"kr\";\n");
        original.Write("notebooks/a.dib", "#!csharp\n\n#!import setup.dib\n" + Reads("../data/regions.csv"));
        await original.RenderAsync();
        using var copy = original.Copy();
        if (isOriginalDeleted)
            Directory.Delete(Path.Combine(original.Folder, "data"), recursive: true);

        (await copy.RenderAsync()).Reasons["a.dib"].ShouldBeNull();
        copy.Write("data/regions.csv", "Gotland");
        (await copy.RenderAsync()).Reasons["a.dib"].ShouldBe("../data/regions.csv changed");
        copy.Page("a.html").ShouldContain("Gotland");
        copy.Page("a.html").ShouldContain("<code>../data/regions.csv</code>");
    }

    [Fact]
    public async Task A_copy_of_what_read_files_outside_is_run_again()
    {
        using var outside = new TemporaryFolder();
        var data = outside.Write("regions.csv", "Skåne");
        using var original = new TestSite { NotebookFolder = "notebooks" };
        original.Write("notebooks/a.dib", "#!csharp\n\n" + Reads(data));
        await original.RenderAsync();
        (await original.RenderAsync()).Reasons["a.dib"].ShouldBeNull();

        using var copy = original.Copy();
        (await copy.RenderAsync()).Reasons["a.dib"].ShouldBe($"it was copied here from another place, and read {data} there");
        (await copy.RenderAsync()).Reasons["a.dib"].ShouldBeNull();
    }

    [Fact]
    public async Task Two_sites_that_are_rendered_to_one_folder_do_not_take_each_others_data_for_theirs()
    {
        using var one = new TestSite { NotebookFolder = "notebooks" };
        one.Write("data/regions.csv", "Skåne");
        one.Write("notebooks/a.dib", "#!csharp\n\n" + Reads("../data/regions.csv"));
        using var other = one.Copy();
        other.Write("data/regions.csv", "Gotland");

        await one.RenderAsync();
        (await other.RenderAsync(output: one.Output)).Reasons["a.dib"].ShouldBe("../data/regions.csv changed");
        one.Page("a.html").ShouldContain("Gotland");
    }

    [Fact]
    public async Task What_was_remembered_and_edited_or_is_another_notebooks_is_not_believed()
    {
        using var site = new TestSite();
        site.Write("a.dib", "#!csharp\n\n\"the sum is 1\"\n");
        site.Write("b.dib", "#!csharp\n\n\"the sum is 2\"\n");
        await site.RenderAsync();
        string Record(string name) => Path.Combine(site.Output + ".state", $"{name}.dib.json");

        var edited = File.ReadAllBytes(Record("a"));
        edited[edited.AsSpan().IndexOf("the sum is 1"u8) + "the sum is ".Length] = (byte)'9';
        File.WriteAllBytes(Record("a"), edited);
        File.Copy(Record("a"), Record("b"), overwrite: true);

        (await site.RenderAsync()).Reasons.ShouldBe(new Dictionary<string, string?>
        {
            ["a.dib"] = "no good run is remembered",
            ["b.dib"] = "no good run is remembered",
        });
        site.Page("a.html").ShouldContain("the sum is 1");
        site.Page("b.html").ShouldContain("the sum is 2");
    }

    private static string Reads(string path) =>
        $"#!value --name regions --from-file {path}\n#!share --from value --name regions\nregions\n";
}
