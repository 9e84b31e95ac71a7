namespace Dib.Running;

/// <summary>Finds the notebooks that a command line names.</summary>
public static class NotebookSet
{
    private static readonly string[] Extensions = [".dib", ".ipynb"];

    /// <summary>The notebook files that paths stand for.</summary>
    /// <param name="paths">Files, or folders that stand for the notebooks directly in them. None stands for <c>notebooks</c> here, or else for this folder.</param>
    /// <returns>Absolute paths, each once, those of a folder in the order of their names.</returns>
    /// <exception cref="FileNotFoundException">A path does not exist, is no notebook, or holds none.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            paths = [Directory.Exists("notebooks") ? "notebooks" : "."];
        return [.. paths.SelectMany(FindOne).Select(Path.GetFullPath).Distinct()];
    }

    /// <summary>Reads the notebooks that paths stand for. One that another of a folder imports gets no page of its own, unless it is named.</summary>
    /// <param name="paths">As for <see cref="Find"/>.</param>
    public static IReadOnlyList<NotebookFile> Read(IReadOnlyList<string> paths)
    {
        var files = Find(paths).Select(NotebookFile.Read).ToList();
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
            var files = Directory.EnumerateFiles(path).Where(IsNotebook).Order(StringComparer.Ordinal).ToList();
            return files.Count > 0 ? files : throw new FileNotFoundException($"{path}: the folder has no notebook (*.dib or *.ipynb).");
        }
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: no such file or folder.");
        return IsNotebook(path) ? [path] : throw new FileNotFoundException($"{path}: not a notebook; a .dib or .ipynb file was expected.");
    }

    private static bool IsNotebook(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
