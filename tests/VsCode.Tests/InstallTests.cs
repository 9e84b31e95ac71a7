using System.IO.Compression;
using VsCode.Tests.Driving;
using VsCode.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>The extension alone, in a folder where nothing is built and no tool is installed.</summary>
[Collection(VsCodeCollection.Name)]
public sealed class InstallTests(SharedVsCode vsCode) : IDisposable
{
    private readonly SharedVsCode _vsCode = vsCode.OrSkip();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_package_brings_the_engine_along()
    {
        using var server = await CodeServer.StartAsync(asksForTrust: false);
        await using var window = await _vsCode.OpenWindowAsync(server, _folder.Path);
        _folder.Write("alone.dib", "#!csharp\n\nSystem.IO.Path.GetDirectoryName(Environment.GetCommandLineArgs()[0])\n");
        await window.OpenNotebookAsync(_folder.File("alone.dib"));
        await window.Cell(0).RunAsync();
        await Expect(await window.Cell(0).OutputAsync()).ToContainTextAsync("/extensions/dib.dib-");
        server.Kernels.ShouldHaveSingleItem().ShouldContain("/engine/dib.dll kernel");

        await window.StartExportAsync("Web Page (.html)");
        await window.AnswerPathAsync(_folder.File("alone.html"));
        await Expect(window.Notifications.Filter(new() { HasText = "Exported alone.html." })).ToBeVisibleAsync();
        File.ReadAllText(_folder.File("alone.html")).ShouldContain("/extensions/dib.dib-");
    }

    [Fact]
    public void The_notices_of_all_that_the_package_brings_are_in_it()
    {
        using var package = ZipFile.OpenRead(Repository.Path("artifacts", "vscode", "dib.vsix"));
        var engine = package.Entries.Where(entry => entry.FullName.StartsWith("extension/engine/", StringComparison.Ordinal)).ToList();
        var notices = Read("extension/engine/THIRD-PARTY-NOTICES.txt");
        foreach (var library in engine.Select(entry => Path.GetFileNameWithoutExtension(entry.Name)).Where(IsOfOthers))
            notices.ShouldContain(library switch { "Microsoft.CodeAnalysis" => "Microsoft.CodeAnalysis.Common", _ => library });
        Read("extension/LICENSE.txt").ShouldContain("MIT");
        Read("extension/dist/renderers/notices.txt").ShouldContain("plotly.js");

        bool IsOfOthers(string name) => engine.Any(entry => entry.Name == name + ".dll") && !name.StartsWith("Dib", StringComparison.OrdinalIgnoreCase);

        string Read(string name)
        {
            using var reader = new StreamReader(package.GetEntry(name).ShouldNotBeNull().Open());
            return reader.ReadToEnd();
        }
    }

    [Fact]
    public async Task A_missing_NET_is_said_once_with_the_way_to_it()
    {
        // As .NET's host says it.
        _folder.Write("bin/dotnet", "#!/bin/sh\necho 'You must install or update .NET to run this application.' >&2\nexit 150\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.File("bin", "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var server = await CodeServer.StartAsync(asksForTrust: false, dotnet: _folder.File("bin"));
        await using var window = await _vsCode.OpenWindowAsync(server, _folder.Path);
        _folder.Write("alone.dib", "#!csharp\n\n6 * 7\n");
        await window.OpenNotebookAsync(_folder.File("alone.dib"));
        await window.Cell(0).StartAsync();
        await Expect(await window.Cell(0).OutputAsync()).ToContainTextAsync(".NET 10, which runs the cells, was not found");
        await Expect(window.Notifications).ToHaveCountAsync(1);
        await Expect(window.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Get .NET 10" })).ToBeVisibleAsync();
        await window.PictureAsync("no-dotnet");
    }
}
