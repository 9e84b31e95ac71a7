using Dib.Documents;

namespace Dib.Running;

/// <summary>A notebook and where it lies.</summary>
/// <param name="FullPath">The file's absolute path.</param>
/// <param name="DisplayPath">The path as messages and pages show it: relative to where the program was started, with <c>/</c>.</param>
/// <param name="Notebook">Its content.</param>
public sealed record NotebookFile(string FullPath, string DisplayPath, Notebook Notebook)
{
    /// <summary>The SHA-256 of the file in hexadecimal; empty for a notebook that was read from no file.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The folder that paths in the notebook's cells are relative to.</summary>
    public string Folder => Path.GetDirectoryName(FullPath)!;

    /// <summary>Reads a <c>.dib</c> or <c>.ipynb</c> file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookFile Read(string path)
    {
        var full = Path.GetFullPath(path);
        var display = Path.GetRelativePath(Directory.GetCurrentDirectory(), full).Replace('\\', '/');
        var bytes = File.ReadAllBytes(full);
        return new NotebookFile(full, display, NotebookText.Read(display, bytes)) { Hash = ContentHash.Of(bytes) };
    }
}
