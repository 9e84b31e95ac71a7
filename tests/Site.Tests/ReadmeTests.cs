using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Site.Tests.Browsing;
using Site.Tests.Running;

namespace Site.Tests;

/// <summary>What the README says is so.</summary>
[Collection(SideBySide.Using)]
public partial class ReadmeTests(RenderedSites sites)
{
    private const string Picture = ".github/images/page.png";
    private const int MostPictureBytes = 300_000;

    private static readonly string Readme = Repository.Text("README.md");

    [Fact]
    public async Task The_picture_is_a_page_of_the_site()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURE") == "1") await TakePictureAsync();

        Readme.ShouldContain($"]({Picture})");
        var bytes = await File.ReadAllBytesAsync(Repository.Path(Picture));
        bytes.Length.ShouldBeLessThan(MostPictureBytes);
        bytes[..8].ShouldBe([0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8]);
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)).ShouldBeGreaterThan(1000, "pixels of width");
    }

    [Fact]
    public void The_two_commands_are_those_that_the_continuous_integration_runs()
    {
        var commands = Blocks("sh").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        commands[0].ShouldBe("dotnet run --project src/Dib.Cli -- render");
        commands[1].ShouldBe("dotnet test");
        var script = Repository.Text(".ci", "run").Split('\n');
        foreach (var command in commands[..2])
            script.ShouldContain(
                line => line == command || line.StartsWith($"{command} ") || line.EndsWith($" {command}"),
                $"'{command}' is not what .ci/run runs");
    }

    [Fact]
    public void Every_folder_and_file_that_it_links_to_exists()
    {
        var links = Links().Matches(Readme).Select(match => match.Groups["path"].Value).Where(path => !path.Contains("://")).ToList();
        links.ShouldNotBeEmpty();
        links.ShouldAllBe(path => Path.Exists(Repository.Path(path)));
    }

    [Fact]
    public async Task Its_notebook_runs_and_shows_what_it_says()
    {
        using var workplace = new Workplace();
        workplace.CopyNotebook(Path.Combine(Repository.Notebooks, "setup.dib"));
        workplace.AddNotebook("example.dib", Blocks("dib").ShouldHaveSingleItem(), Repository.Notebooks);

        var result = await workplace.RenderAsync();

        result.ExitCode.ShouldBe(0, result.Output);
        workplace.Page("example.html").ShouldContain("<figure class=\"chart\"");
        workplace.Page("example.html").ShouldContain("<table class=\"data\"");
    }

    private async Task TakePictureAsync()
    {
        await using var visit = await sites.OpenAsync(
            Sites.Real,
            "index.en.html",
            options: new() { ViewportSize = new() { Width = 1400, Height = 1060 }, ColorScheme = ColorScheme.Light });
        Directory.CreateDirectory(Path.GetDirectoryName(Repository.Path(Picture))!);
        await visit.Page.ScreenshotAsync(new() { Path = Repository.Path(Picture) });
    }

    private static IReadOnlyList<string> Blocks(string language) =>
        [.. FencedBlocks()
            .Matches(Readme)
            .Where(match => match.Groups["language"].Value == language)
            .Select(match => match.Groups["text"].Value)];

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencedBlocks();

    [GeneratedRegex(@"\]\((?<path>[^)#]+)\)")]
    private static partial Regex Links();
}
