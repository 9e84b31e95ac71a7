using System.Text.Json;

namespace Funding.Data;

/// <summary>
/// What an import has decided and perhaps not finished. Whole new files lie in <c>.import/new</c>; the one rename that makes
/// <c>.import/commit.json</c> appear turns the old state into the new one. A folder with that file is read through it until
/// the files are in place; a folder without it is in its old state, whatever lies in <c>.import/new</c>.
/// </summary>
internal sealed class DataJournal
{
    public const string Folder = ".import";

    /// <summary>In the place of a hash: the file is taken away.</summary>
    public const string Deleted = "deleted";

    private readonly string _data;

    private DataJournal(string data, Dictionary<string, string> hashes) => (_data, Hashes) = (data, hashes);

    /// <summary>The hash of each file that the import writes, by its path relative to the data folder.</summary>
    public IReadOnlyDictionary<string, string> Hashes { get; }

    public static string CommitPath(string data) => Path.Combine(data, Folder, "commit.json");

    public static string StagedPath(string data, string name) => Path.Combine(data, Folder, "new", name);

    /// <summary>The decided import of a folder, or null if there is none.</summary>
    /// <exception cref="IOException">The file is not what the library wrote.</exception>
    public static DataJournal? Open(string data)
    {
        try
        {
            var hashes = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(CommitPath(data)));
            return new(data, hashes ?? []);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw new IOException($"{CommitPath(data)}: found {exception.Message} Expected the list of files of an import. "
                + "Likely cause: it was edited by hand; take the data folder from version control.", exception);
        }
    }

    public bool Deletes(string name) => Hashes.GetValueOrDefault(name) == Deleted;

    /// <summary>The bytes of a file as the import leaves it, or null where the journal does not hold it any more.</summary>
    public byte[]? Read(string name)
    {
        if (!Hashes.TryGetValue(name, out var hash)) return null;
        try
        {
            var bytes = File.ReadAllBytes(StagedPath(_data, name));
            return DataFolder.Hash(bytes) == hash ? bytes : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
