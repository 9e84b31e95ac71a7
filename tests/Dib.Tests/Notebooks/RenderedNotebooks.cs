using System.Diagnostics;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Dib.Tests.Notebooks;

/// <summary>The repository's notebooks, rendered once by the built program into a folder of their own.</summary>
public sealed partial class RenderedNotebooks : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notebooks-").FullName;
    private readonly Dictionary<string, IDocument> _pages = [];

    public RenderedNotebooks()
    {
        var repository = Upwards("Analysis.sln");
        var program = Path.Combine(repository, "artifacts", "bin", "Dib.Cli", "release", OperatingSystem.IsWindows() ? "dib.exe" : "dib");
        File.Exists(program).ShouldBeTrue($"{program} is missing: build src/Dib.Cli first.");
        var start = new ProcessStartInfo(program, ["render", "notebooks", "--output", _folder])
        {
            WorkingDirectory = repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        Output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        ExitCode = process.ExitCode;
        foreach (var page in Directory.EnumerateFiles(_folder, "*.html"))
            _pages[Path.GetFileNameWithoutExtension(page)] = new HtmlParser().ParseDocument(File.ReadAllText(page));
    }

    public int ExitCode { get; }

    public string Output { get; }

    public IReadOnlyDictionary<string, IDocument> Pages => _pages;

    public IDocument Page(string start) => _pages.Single(page => page.Key.StartsWith(start, StringComparison.Ordinal)).Value;

    /// <summary>What a reader sees of a page, code and scripts left out, every kind of blank as one plain blank.</summary>
    public string Text(string start)
    {
        var main = (IElement)Page(start).QuerySelector("main")!.Clone();
        foreach (var hidden in main.QuerySelectorAll("script, style, pre, svg").ToList()) hidden.Remove();
        return Plain(main.TextContent);
    }

    public static string Plain(string text) => Blanks().Replace(text, " ");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Upwards(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, file))) return folder.FullName;
        throw new FileNotFoundException($"No {file} above {AppContext.BaseDirectory}.");
    }

    // Thin and no-break blanks are in \s of .NET, U+202F included.
    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
