using System.Text.Json;

namespace Funding.Data.Journal;

/// <summary>
/// What an import has decided and perhaps not finished. Whole new files lie in <c>.import/new</c>; the one rename that makes
/// <c>.import/commit.json</c> appear turns the old state into the new one. A folder with that file is read through it until
/// the files are in place; a folder without it is in its old state, whatever lies in <c>.import/new</c>.
/// </summary>
internal sealed class DataJournal
{
    public const string Folder = ".import";

    private readonly string _data;
    private readonly Dictionary<string, string> _hashes;

    private DataJournal(string data, Dictionary<string, string> hashes) => (_data, _hashes) = (data, hashes);

    /// <summary>The files that the import writes, relative to the data folder.</summary>
    public IReadOnlyCollection<string> Files => _hashes.Keys;

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

    /// <summary>The bytes of a file as the import leaves it, or null where the journal does not hold it any more.</summary>
    public byte[]? Read(string name)
    {
        if (!_hashes.TryGetValue(name, out var hash)) return null;
        try
        {
            var bytes = File.ReadAllBytes(StagedPath(_data, name));
            return DataPackage.Hash(bytes) == hash ? bytes : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes the list of files; the state changes at the rename at its end.</summary>
    public static void Commit(string data, IReadOnlyDictionary<string, byte[]> files)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(files.ToDictionary(file => file.Key, file => DataPackage.Hash(file.Value)));
        var path = CommitPath(data);
        Durable.Write(path + ".new", bytes);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Moves every file into place, in any state that an interruption can leave.</summary>
    /// <exception cref="IOException">A file is neither staged nor in place.</exception>
    public void Finish()
    {
        foreach (var (name, hash) in _hashes)
        {
            var target = Path.Combine(_data, name);
            if (Read(name) is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(StagedPath(_data, name), target, overwrite: true);
            }
            else if (!File.Exists(target) || DataPackage.Hash(File.ReadAllBytes(target)) != hash)
                throw new IOException($"{target}: found neither the imported file nor its staged copy. Likely cause: files were moved by hand; take the data folder from version control.");
        }

        File.Delete(CommitPath(_data));
    }
}
