using Dib.Analysis;
using Dib.Html;

namespace Dib.Running;

/// <summary>A notebook and where it lies.</summary>
/// <param name="FullPath">The file's absolute path.</param>
/// <param name="DisplayPath">The path as messages and pages show it: relative to where the program was started, with <c>/</c>.</param>
/// <param name="Notebook">Its content.</param>
public sealed record NotebookFile(string FullPath, string DisplayPath, Notebook Notebook)
{
    /// <summary>The SHA-256 of the file in hexadecimal; empty for a notebook that was read from no file.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Which of its notebook's pages it is to become; null for the only one.</summary>
    public Edition? Edition { get; init; }

    /// <summary>Whose numbers its cells show; null for those of the site.</summary>
    public CultureInfo? Culture { get; init; }

    /// <summary>What messages call it: its path, and which of several pages it is to become.</summary>
    public string Name => Edition is null ? DisplayPath : $"{DisplayPath} ({Edition})";

    /// <summary>The file name of its page within a site.</summary>
    public string PageName => SitePage.FileNameOf(FullPath, Edition);

    /// <summary>The folder that paths in the notebook's cells are relative to.</summary>
    public string Folder => Path.GetDirectoryName(FullPath)!;

    /// <summary>An absolute path as messages and pages show it.</summary>
    internal static string DisplayPathOf(string fullPath) =>
        Path.GetRelativePath(Directory.GetCurrentDirectory(), fullPath).Replace('\\', '/');

    /// <summary>Reads a <c>.dib</c> or <c>.ipynb</c> file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookFile Read(string path) => Read(path, File.ReadAllBytes(path));

    /// <summary>The same, of bytes that have been read.</summary>
    internal static NotebookFile Read(string path, byte[] bytes)
    {
        var full = Path.GetFullPath(path);
        var display = DisplayPathOf(full);
        return new NotebookFile(full, display, NotebookText.Read(display, bytes)) { Hash = ContentHash.Of(bytes) };
    }
}

/// <summary>Finds the notebooks that a command line names.</summary>
public static class NotebookSet
{
    private static readonly string[] Extensions = [".dib", ".ipynb"];

    /// <summary>The notebook files that paths stand for.</summary>
    /// <param name="paths">Files, or folders that stand for the notebooks directly in them. None stands for <c>notebooks</c> here,
    /// or else for this folder.</param>
    /// <returns>Absolute paths, each once, those of a folder in the order of their names.</returns>
    /// <exception cref="FileNotFoundException">A path does not exist, is no notebook, or holds none.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            paths = [Directory.Exists("notebooks") ? "notebooks" : "."];
        return [.. paths.SelectMany(FindOne).Select(Path.GetFullPath).Distinct()];
    }

    /// <summary>Reads the notebooks that paths stand for. One that another of a folder imports gets no page of its own,
    /// unless it is named.</summary>
    /// <param name="paths">As for <see cref="Find"/>.</param>
    /// <param name="onUnreadable">Called with the reason where one of several in a folder cannot be read; the others can be shown
    /// nonetheless.</param>
    /// <exception cref="NotebookFormatException">One that is named, or the only one, is no notebook.</exception>
    /// <exception cref="IOException">One that is named, or the only one, cannot be read.</exception>
    public static IReadOnlyList<NotebookFile> Read(IReadOnlyList<string> paths, Action<string>? onUnreadable = null)
    {
        var named = paths.Select(Path.GetFullPath).ToHashSet();
        var unreadable = new List<Exception>();
        var files = Read(paths, path =>
        {
            try
            {
                return NotebookFile.Read(path);
            }
            catch (Exception error) when (error is NotebookFormatException or IOException or UnauthorizedAccessException
                && !named.Contains(path))
            {
                unreadable.Add(error);
                return null;
            }
        });
        if (unreadable is [var first, ..] && (files.Count == 0 || onUnreadable is null))
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        unreadable.ForEach(error => onUnreadable!(error.Message));
        return files;
    }

    /// <summary>As above, without the notebooks of which a function reads nothing.</summary>
    internal static IReadOnlyList<NotebookFile> Read(IReadOnlyList<string> paths, Func<string, NotebookFile?> read)
    {
        var files = Find(paths).Select(read).OfType<NotebookFile>().ToList();
        var named = paths.Select(Path.GetFullPath).ToHashSet();
        var imported = files.SelectMany(Imports.Of).ToHashSet();
        var shown = files.Where(file => named.Contains(file.FullPath) || !imported.Contains(file.FullPath)).ToList();
        // Notebooks that import each other in a circle: running them says so.
        return shown.Count > 0 ? shown : files;
    }

    private static IEnumerable<string> FindOne(string path)
    {
        if (Directory.Exists(path))
        {
            // What begins with a dot is an editor's lock or a system's note on a file.
            var files = Directory.EnumerateFiles(path).Where(file => IsNotebook(file) && Path.GetFileName(file)[0] != '.')
                .Order(StringComparer.Ordinal).ToList();
            return files.Count > 0 ? files : throw new FileNotFoundException($"{path}: the folder has no notebook (*.dib or *.ipynb).");
        }
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: no such file or folder.");
        return IsNotebook(path) ? [path] : throw new FileNotFoundException($"{path}: not a notebook; a .dib or .ipynb file was expected.");
    }

    private static bool IsNotebook(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}

/// <summary>The files that a notebook's <c>#!import</c> directives name.</summary>
internal static class Imports
{
    /// <summary>Absolute paths, in order. A cell whose directives are wrong has none; running it says why.</summary>
    public static IEnumerable<string> Of(NotebookFile file) =>
        file.Notebook.Cells
            .Where(cell => Kinds.NeedsKernel(cell.Kind))
            .SelectMany(cell => Reading.OrNull(() => CellScript.Parse(cell.Source, cell.Kind))?.Parts ?? [])
            .OfType<DirectivePart>()
            .Where(part => part.Definition.Name == "#!import" && !part.Inputs.Any())
            .Select(part => part.Bind(_ => ""))
            .OfType<ImportFile>()
            .Select(import => Path.GetFullPath(import.Path, file.Folder));
}
