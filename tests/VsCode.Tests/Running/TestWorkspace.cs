namespace VsCode.Tests.Running;

/// <summary>A copy of the notebooks and the data, with the built program and libraries where notebooks look for them.</summary>
internal sealed class TestWorkspace : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestWorkspace()
    {
        foreach (var folder in new[] { "notebooks", "data" }) Copy(folder);
        Directory.CreateDirectory(_folder.File("artifacts", "bin"));
        foreach (var project in new[] { "Dib.Cli", "Figures", "Funding.Analysis", "Funding.Reports" })
            Directory.CreateSymbolicLink(_folder.File("artifacts", "bin", project), Repository.Path("artifacts", "bin", project));
    }

    public string Root => _folder.Path;

    public string Notebook(string name) => _folder.File("notebooks", name);

    /// <summary>Adds a notebook beside the others.</summary>
    public string AddNotebook(string name, string text)
    {
        File.WriteAllText(Notebook(name), text);
        return Notebook(name);
    }

    public void Dispose() => _folder.Dispose();

    private void Copy(string folder)
    {
        foreach (var source in Directory.EnumerateFiles(Repository.Path(folder), "*", SearchOption.AllDirectories))
        {
            var target = _folder.File(Path.GetRelativePath(Repository.Root, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
    }
}
