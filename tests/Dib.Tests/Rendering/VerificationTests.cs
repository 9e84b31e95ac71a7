using Dib.Rendering;
using Dib.Running;

namespace Dib.Tests.Rendering;

public class VerificationTests
{
    [Fact]
    public async Task The_cell_that_differs_from_run_to_run_is_named()
    {
        using var site = new TestSite();
        site.Write("same.dib", "#!csharp\n\nnew Random(1).Next()\n");
        site.Write("differs.dib", "#!csharp\n\n1\n\n#!csharp\n\n$\"id {Guid.NewGuid()}\"\n");
        site.Write("fails.dib", "#!csharp\n\nthrow new Exception();\n");
        var verdicts = await Verification.RunAsync(site.Notebooks(), BuiltProgram.Kernel, new RunOptions(), CancellationToken.None);
        var verdictOf = verdicts.ToDictionary(verdict => Path.GetFileName(verdict.File.FullPath));
        verdictOf["same.dib"].IsSame.ShouldBeTrue();
        verdictOf["differs.dib"].IsSame.ShouldBeFalse();
        verdictOf["differs.dib"].Differences.ShouldHaveSingleItem().Cell.ShouldBe(2);
        verdictOf["fails.dib"].IsSame.ShouldBeFalse();
        verdictOf["fails.dib"].Failure.ShouldBe("cell 1 failed");
    }
}
