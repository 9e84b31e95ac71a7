using Site.Tests.Running;

namespace Site.Tests.Browsing;

/// <summary>A site that one test renders for itself, on disk and served.</summary>
internal sealed class TemporarySite : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private StaticServer? _server;

    public string Root => _folder.Path;

    public string Notebooks => _folder.File("notebooks");

    public string Pages => _folder.File("site");

    public void AddFile(string name, string text)
    {
        Directory.CreateDirectory(Notebooks);
        File.WriteAllText(Path.Combine(Notebooks, name), text);
    }

    public Task<DibResult> RenderAsync(params string[] options) =>
        DibProgram.RunAsync(_folder.Path, ["render", "notebooks", "--output", "site", .. options]);

    /// <summary>Where the pages are: <c>http</c> or <c>file</c>.</summary>
    public Uri Home(string scheme) =>
        scheme == "file" ? new Uri(Pages + Path.DirectorySeparatorChar) : (_server ??= new StaticServer(Pages)).Address;

    public void Dispose()
    {
        _server?.Dispose();
        _folder.Dispose();
    }
}
