using System.Text.Json;
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

    [Fact]
    public void What_the_editor_starts_is_built_by_a_task_that_there_is()
    {
        var tasks = Read("tasks.json")
            .GetProperty("tasks")
            .EnumerateArray()
            .Select(task => task.GetProperty("label").GetString()!)
            .ToList();
        foreach (var start in Read("launch.json").GetProperty("configurations").EnumerateArray())
        {
            if (start.TryGetProperty("preLaunchTask", out var task)) tasks.ShouldContain(task.GetString()!);
            if (start.TryGetProperty("program", out var program))
                File.Exists(program.GetString()!.Replace("${workspaceFolder}", Repository.Root)).ShouldBeTrue(program.GetString());
        }

        static JsonElement Read(string name) =>
            JsonDocument.Parse(Repository.Text(".vscode", name), new() { CommentHandling = JsonCommentHandling.Skip }).RootElement;
    }

    [GeneratedRegex(@"\b(Debug|Release)\|(Any CPU|\w+)")]
    private static partial Regex Configurations();
}
