namespace Funding.Data;

/// <summary>Finds the data folder and reads its files, announcing each.</summary>
public sealed class DataFolder
{
    private DataFolder(string path) => Path = path;

    /// <summary>The absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>
    /// The data folder itself, or the nearest <c>data</c> folder upwards. Without a starting point the search starts from
    /// the current directory (a notebook's folder, a shell's) and then from the program's own.
    /// </summary>
    /// <param name="start">Where to look from, or null.</param>
    /// <exception cref="DirectoryNotFoundException">No such folder lies upwards; the message names the starting points.</exception>
    public static DataFolder Find(string? start = null)
    {
        string[] starts = start is not null
            ? [System.IO.Path.GetFullPath(start)]
            : [Directory.GetCurrentDirectory(), AppContext.BaseDirectory];
        foreach (var origin in starts)
        {
            if (IsData(origin)) return new(origin);
            for (var folder = origin; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
            {
                var candidate = System.IO.Path.Combine(folder, "data");
                if (IsData(candidate)) return new(candidate);
            }
        }

        throw new DirectoryNotFoundException(
            $"No folder 'data' with {Schemas.Grants.Path} or {Schemas.Regions.Path} in {string.Join(" or ", starts)} "
            + "or any folder above. Give the folder, or start inside the repository.");
    }

    /// <summary>The bytes of a file, or null where there is none.</summary>
    /// <param name="name">Path relative to the folder, with forward slashes.</param>
    public byte[]? Read(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        DataFileEvents.Announce(path);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    private static bool IsData(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, Schemas.Grants.Path))
        || File.Exists(System.IO.Path.Combine(folder, Schemas.Regions.Path));
}
