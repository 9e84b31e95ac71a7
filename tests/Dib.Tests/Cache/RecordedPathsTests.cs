using Dib.Cache;

namespace Dib.Tests.Cache;

public class RecordedPathsTests
{
    [Theory]
    [InlineData("notebooks/a.csv", "a.csv")]
    [InlineData("data/å/a.csv", "../data/å/a.csv")]
    [InlineData("..data/a.csv", "../..data/a.csv")]
    [InlineData("../elsewhere/a.csv", null)]
    [InlineData("../site2/a.csv", null)]
    public void A_path_is_relative_to_the_notebook_where_the_root_holds_it(string path, string? recorded)
    {
        using var folder = new TemporaryFolder();
        var root = Path.Combine(folder.Path, "site");
        var full = Path.GetFullPath(path, root);
        var paths = new RecordedPaths(Path.Combine(root, "notebooks"), Path.Combine(root, "out", "site.state"));
        paths.Of(full).ShouldBe(recorded ?? full);
        Path.IsPathRooted(paths.Of(full)).ShouldBe(recorded is null);
        Path.GetFullPath(paths.Of(full), Path.Combine(root, "notebooks")).ShouldBe(full);
    }

    [Fact]
    public void A_folder_reached_by_a_link_is_the_one_that_the_link_leads_to()
    {
        using var folder = new TemporaryFolder();
        folder.Write("real/notebooks/a.dib", "");
        var link = Path.Combine(folder.Path, "link");
        Directory.CreateSymbolicLink(link, Path.Combine(folder.Path, "real"));
        var paths = new RecordedPaths(Path.Combine(link, "notebooks"), Path.Combine(link, "site.state"));
        paths.Of(Path.Combine(RealPath.Of(folder.Path), "real", "data.csv")).ShouldBe("../data.csv");
        paths.Of(Path.Combine(link, "data.csv")).ShouldBe("../data.csv");
        RealPath.Of(Path.Combine(link, "notebooks")).ShouldBe(RealPath.Of(Path.Combine(folder.Path, "real", "notebooks")));
    }
}
