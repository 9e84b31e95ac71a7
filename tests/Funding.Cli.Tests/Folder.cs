namespace Funding.Cli.Tests;

/// <summary>A copy of the repository's data, or of their reference tables alone, deleted with this object.</summary>
internal sealed class Folder : IDisposable
{
    public static readonly string Repository = Funding.Data.DataFolder.Find(AppContext.BaseDirectory).Path;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("funding-cli-tests-");

    public Folder()
    {
        Data = Path.Combine(_root.FullName, "data");
        CopyOf(Repository, Data);
    }

    /// <summary>Only what no page of a grant brings: regions, prices, and the populations of the statistics with their sources.</summary>
    public static Folder OfReferenceTables()
    {
        var folder = new Folder();
        Directory.Delete(folder.Data, recursive: true);
        Directory.CreateDirectory(folder.Data);
        foreach (var name in (string[])["regions.csv", "price-index.csv"])
            File.Copy(Path.Combine(Repository, name), Path.Combine(folder.Data, name));
        var pages = Dataset.Load(Repository).Grants.Select(grant => grant.Source.Id).ToHashSet();
        foreach (var name in (string[])["sources.csv", "population-bases.csv", "population.csv"])
            File.WriteAllLines(
                Path.Combine(folder.Data, name),
                File.ReadLines(Path.Combine(Repository, name)).Where(line => !line.Split(',').Any(pages.Contains)));
        return folder;
    }

    public string Data { get; }

    public string Page(string text)
    {
        var path = Path.Combine(_root.FullName, "page.txt");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The files and their content: equal for equal states.</summary>
    public string State() => string.Join('\n',
        Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(
            path =>
                $"{Path.GetRelativePath(Data, path)} "
                + $"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}"));

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
