using System.Text.RegularExpressions;

namespace Site.Tests.Running;

/// <summary>
/// A copy of the data with notebooks beside it, as in the repository: a notebook finds its data by looking upwards from
/// its own folder, so those here use the copy.
/// </summary>
internal sealed partial class Workplace : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Workplace()
    {
        foreach (var source in Directory.EnumerateFiles(Repository.Path("data"), "*", SearchOption.AllDirectories))
        {
            var target = DataFile(Path.GetRelativePath(Repository.Path("data"), source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
    }

    public string Root => _folder.Path;

    public string DataFile(string name) => _folder.File("data", name);

    /// <summary>Copies a notebook; the libraries that it refers to stay where they were built.</summary>
    public string CopyNotebook(string source) =>
        AddNotebook(Path.GetFileName(source), File.ReadAllText(source), Path.GetDirectoryName(source)!);

    /// <summary>Adds a notebook whose paths are relative to <paramref name="home"/>.</summary>
    public string AddNotebook(string name, string text, string home)
    {
        var target = _folder.File("notebooks", name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(
            target, LibraryReference().Replace(text, match => $"#r \"{Path.GetFullPath(match.Groups["path"].Value, home)}\""));
        return target;
    }

    public Task<DibResult> RenderAsync() => DibProgram.RunAsync(Root, "render", "--output", "site");

    public string Page(string name) => File.ReadAllText(_folder.File("site", name));

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("""^#r "(?<path>[^":]+)"[ \t]*$""", RegexOptions.Multiline)]
    private static partial Regex LibraryReference();
}
