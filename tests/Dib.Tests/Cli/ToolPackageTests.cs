using System.IO.Compression;
using System.Text.Json;
using Dib.Protocol;
using Dib.Running;
using Dib.Tests.Notebooks;

namespace Dib.Tests.Cli;

/// <summary>The program as others get it: packed, installed and run where nothing of this repository lies beside it.</summary>
public class ToolPackageTests
{
    [Fact]
    public async Task The_packed_tool_is_whole_and_takes_none_of_the_notebooks_libraries_along()
    {
        using var folder = new TemporaryFolder();
        // What is packed is what is tested: the program that was built for these tests.
        Dotnet(folder, "pack", Path.Combine(Repository.Root, "src", "Dib.Cli"), "--no-build", "--output", folder.Path);
        var package = Directory.GetFiles(folder.Path, "*.nupkg").ShouldHaveSingleItem();
        using (var archive = ZipFile.OpenRead(package))
        {
            archive.Entries.Select(entry => entry.Name).ShouldNotContain(name => name.StartsWith("Funding") || name.StartsWith("Figures"));
            using var notices = new StreamReader(archive.GetEntry("THIRD-PARTY-NOTICES.txt").ShouldNotBeNull().Open());
            var named = (await notices.ReadToEndAsync()).Split('\n').Select(line => line.Split(' ')[0]).ToList();
            PackagesWithin(archive).Except(named).ShouldBeEmpty("their licences go with them");
        }

        var tools = Path.Combine(folder.Path, "tools");
        Dotnet(folder, "tool", "install", "Dib.Cli", "--tool-path", tools, "--source", folder.Path);
        var dib = Path.Combine(tools, OperatingSystem.IsWindows() ? "dib.exe" : "dib");

        folder.Write("elsewhere/a.dib", """"
            #!csharp

            using Microsoft.DotNet.Interactive.Formatting;

            record Curve;
            Formatter.Register<Curve>(_ => """{"data":[{"y":[1,2]}]}""", "application/vnd.plotly.v1+json");
            Formatter.SetPreferredMimeTypesFor(typeof(Curve), "application/vnd.plotly.v1+json");

            #!csharp

            new Curve()
            """");
        var place = Path.Combine(folder.Path, "elsewhere");
        var (exitCode, output) = BuiltProgram.Run(dib, place, "render", "a.dib");
        exitCode.ShouldBe(0, output);
        var site = Path.Combine(place, "artifacts", "site");
        File.ReadAllText(Path.Combine(site, "a.html")).ShouldContain("assets/plotly.min.js");
        File.ReadAllText(Path.Combine(site, "assets", "plotly.min.js")).ShouldContain("* plotly.js");

        await using var kernel = new KernelLauncher(dib, ["kernel"]).Take(place);
        var events = new List<KernelEvent>();
        await kernel.SendAsync(new RequestCompletions("display", new LinePosition(0, 7)), events.Add, null, CancellationToken.None);
        var display = events.OfType<CompletionsProduced>().ShouldHaveSingleItem().Completions.First(item => item.DisplayText == "display");
        display.Documentation.ShouldNotBeNull().ShouldContain("DisplayedValue display(object value");
    }

    /// <summary>The packages of which the tool has a library.</summary>
    private static List<string> PackagesWithin(ZipArchive tool)
    {
        using var description = tool.Entries.Single(entry => entry.Name == "dib.deps.json").Open();
        using var json = JsonDocument.Parse(description);
        var target = json.RootElement.GetProperty("targets").EnumerateObject().First().Value;
        var libraries = json.RootElement.GetProperty("libraries");
        return [.. target.EnumerateObject()
            .Where(library => library.Value.TryGetProperty("runtime", out _)
                && libraries.GetProperty(library.Name).GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Split('/')[0])];
    }

    private static void Dotnet(TemporaryFolder folder, params string[] arguments)
    {
        var (exitCode, output) = BuiltProgram.Run("dotnet", folder.Path, arguments);
        exitCode.ShouldBe(0, output);
    }
}
