namespace Funding.Cli.Tests;

/// <summary>A data folder of reference tables, or a copy of the repository's data, deleted with this object.</summary>
internal sealed class Folder : IDisposable
{
    public static readonly string Repository = Funding.Data.DataFolder.Find(AppContext.BaseDirectory).Path;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("funding-cli-tests-");

    public Folder()
    {
        Data = Path.Combine(_root.FullName, "data");
        CopyOf(Repository, Data);
    }

    public string Data { get; }

    public string Page(string text)
    {
        var path = Path.Combine(_root.FullName, "page.txt");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The files and their content: equal for equal states.</summary>
    public string State() => string.Join('\n', Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => $"{Path.GetRelativePath(Data, path)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}"));

    public void Reset()
    {
        Directory.Delete(Data, recursive: true);
        CopyOf(Repository, Data);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static void CopyOf(string source, string target)
    {
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }
}
