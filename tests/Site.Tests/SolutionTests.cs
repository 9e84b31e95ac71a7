using System.Text.RegularExpressions;

namespace Site.Tests;

/// <summary>What a fresh clone builds.</summary>
public partial class SolutionTests
{
    private static readonly string Solution = Repository.Text("Analysis.sln");

    [Fact]
    public void The_solution_builds_only_the_configuration_that_notebooks_refer_to()
    {
        // Adding a project by `dotnet sln add` brings Debug back, and a plain `dotnet test` would then build that.
        Configurations().Matches(Solution).Select(match => match.Value).Distinct().ShouldBe(["Release|Any CPU"]);
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var projects = new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*.csproj", SearchOption.AllDirectories))
            .Select(project => Path.GetRelativePath(Repository.Root, project).Replace('/', '\\'));
        foreach (var project in projects) Solution.ShouldContain($"\"{project}\"");
    }

    [GeneratedRegex(@"\b(Debug|Release)\|(Any CPU|\w+)")]
    private static partial Regex Configurations();
}
