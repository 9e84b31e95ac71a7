namespace Funding.Data;

/// <summary>Finds the data folder and reads its files, announcing each.</summary>
public sealed class DataFolder
{
    /// <summary>The file that describes the others, written from the data.</summary>
    public const string DescriptorName = "datapackage.json";

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

    /// <summary>The bytes of a file, or null where there is none. After an interrupted import, as the import leaves it.</summary>
    /// <param name="name">Path relative to the folder, with forward slashes.</param>
    /// <exception cref="IOException">The journal of an interrupted import is damaged.</exception>
    public byte[]? Read(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        DataFileEvents.Announce(path);
        var journal = DataJournal.Open(Path);
        if (journal?.Deletes(name) == true) return null;
        if (journal?.Read(name) is { } staged) return staged;
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>Reads several files of one state: begins again if an import changes the folder meanwhile.</summary>
    internal Dataset ReadWhole(Func<Func<string, byte[]?>, IReadOnlyList<Finding>, Dataset> read)
    {
        const int attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            var before = State();
            IReadOnlyList<Finding> notes = DataJournal.Open(Path) is null ? [] :
                [new(DataJournal.Folder + "/commit.json", null, "an import that was decided and not finished", "none",
                    "the program was stopped; the data are read as the import leaves them, and any `funding` command finishes it")];
            try
            {
                var dataset = read(Read, notes);
                if (attempt == attempts || before == State()) return dataset;
            }
            catch (DatasetException) when (attempt < attempts && before != State())
            {
            }
        }
    }

    /// <summary>Changes with every import: each writes the descriptor anew, and its journal comes and goes.</summary>
    private string State()
    {
        var descriptor = System.IO.Path.Combine(Path, DescriptorName);
        return $"{File.Exists(DataJournal.CommitPath(Path))} {(File.Exists(descriptor) ? Hash(File.ReadAllBytes(descriptor)) : "")}";
    }

    private static bool IsData(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, Schemas.Grants.Path))
        || File.Exists(System.IO.Path.Combine(folder, Schemas.Regions.Path));

    internal static string Hash(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
