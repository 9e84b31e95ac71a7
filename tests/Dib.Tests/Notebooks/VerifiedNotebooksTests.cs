namespace Dib.Tests.Notebooks;

public class VerifiedNotebooksTests
{
    [Fact]
    public void Run_twice_from_nothing_a_notebook_shows_the_same()
    {
        var notebooks = Sample.OneOf(3, Directory.EnumerateFiles(Repository.Notebooks, "*.dib")
            .Where(path => Path.GetFileName(path) != "setup.dib").Order(StringComparer.Ordinal)).ToList();
        var (exitCode, output) = BuiltProgram.Run(BuiltProgram.Path, Repository.Root,
            ["verify", .. notebooks]);
        exitCode.ShouldBe(0, output);
        // Of a notebook with several pages each has its line.
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
            .Distinct().Count().ShouldBe(notebooks.Count, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("same "));
    }
}
