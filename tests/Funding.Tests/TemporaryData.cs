using IO = System.IO;

namespace Funding.Tests;

/// <summary>A copy of the data in a folder of its own, deleted with this object.</summary>
internal sealed class TemporaryData : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("funding-tests-");

    public TemporaryData()
    {
        Path = IO.Path.Combine(_root.FullName, "data");
        foreach (var name in TestData.Names)
        {
            var target = IO.Path.Combine(Path, name);
            Directory.CreateDirectory(IO.Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, TestData.Read(name)!);
        }
    }

    public string Root => _root.FullName;

    public string Path { get; }

    public byte[]? Read(string name) => IO.Path.Combine(Path, name) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    public void Write(string name, string text) => File.WriteAllText(IO.Path.Combine(Path, name), text);

    public void Dispose() => _root.Delete(recursive: true);
}
