namespace Dib.Cache;

/// <summary>Paths as a record holds them: see <see cref="RunRecord"/>.</summary>
/// <param name="notebookFolder">The folder of the record's notebook.</param>
/// <param name="recordsFolder">The folder of the record.</param>
internal sealed class RecordedPaths(string notebookFolder, string recordsFolder)
{
    // A kernel sees its folder with links resolved, and what a notebook names by a link as it is named.
    private readonly (string Notebook, string Root)[] _ways =
        [
            (notebookFolder, Common(notebookFolder, recordsFolder)),
            (RealPath.Of(notebookFolder), Common(RealPath.Of(notebookFolder), RealPath.Of(recordsFolder))),
        ];

    /// <summary>Relative to the notebook's folder, with <c>/</c>; absolute where the file lies outside of the root.</summary>
    public string Of(string path)
    {
        var way = Array.Find(_ways, way => Holds(way.Root, path));
        return way.Root is null ? path : Path.GetRelativePath(way.Notebook, path).Replace(Path.DirectorySeparatorChar, '/');
    }

    private static string Common(string folder, string other)
    {
        while (!Holds(folder, other) && Path.GetDirectoryName(folder) is { } parent)
            folder = parent;
        return folder;
    }

    private static bool Holds(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..";
    }
}
