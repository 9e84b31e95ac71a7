using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dib.Kernel.Tests.Language;

/// <summary>The cells that the extension for VS Code offers to begin with.</summary>
public partial class SnippetTests
{
    private static readonly Dictionary<string, string> Snippets = JsonDocument
        .Parse(Repository.Text("src", "vscode-dib", "src", "language", "snippets.json")).RootElement.EnumerateObject()
        .ToDictionary(snippet => snippet.Value.GetProperty("prefix").GetString()!, snippet => Plain(string.Join('\n',
            snippet.Value.GetProperty("body").EnumerateArray().Select(line => line.GetString()))));

    [Theory]
    [InlineData("cell", "text/html", "1.5")]
    [InlineData("chart", "application/vnd.plotly.v1+json", "\"y\":[3")]
    [InlineData("table", "text/html", "<table")]
    public async Task A_snippet_runs_as_it_stands_twice(string prefix, string mimeType, string shown)
    {
        await using var kernel = new TestKernel();
        for (var i = 0; i < 2; i++)
        {
            var result = await kernel.RunAsync(Snippets[prefix]);
            result.Shown.ShouldContain(mimeType);
            result.Shown.ShouldContain(shown);
        }
    }

    [Fact]
    public async Task Snippets_run_beside_each_other_and_are_laid_out_already()
    {
        await using var kernel = new TestKernel();
        foreach (var snippet in Snippets.Values)
        {
            (await kernel.RunAsync(snippet)).Shown.ShouldNotBeEmpty();
            new Editor().Format(snippet).ShouldBe(snippet);
        }
        Snippets.Count.ShouldBe(3);
    }

    private static string Plain(string body)
    {
        var names = Named().Matches(body).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        return Numbered().Replace(Named().Replace(body, "$2"), match => names.GetValueOrDefault(match.Groups[1].Value, ""));
    }

    [GeneratedRegex(@"\$\{(\d+):([^}]*)\}")]
    private static partial Regex Named();

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Numbered();
}
