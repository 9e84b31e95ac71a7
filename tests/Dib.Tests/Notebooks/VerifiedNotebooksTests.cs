namespace Dib.Tests.Notebooks;

public class VerifiedNotebooksTests
{
    [Fact]
    public void Run_twice_from_nothing_every_notebook_shows_the_same()
    {
        var (exitCode, output) = BuiltProgram.Run(BuiltProgram.Path, Repository.Root, "verify");
        exitCode.ShouldBe(0, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(7, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("same "));
    }
}
