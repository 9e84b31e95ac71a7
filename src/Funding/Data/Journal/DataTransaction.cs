namespace Funding.Data.Journal;

/// <summary>Writes several files of a data folder so that either all are new or all are old, whenever the process ends.</summary>
public static class DataTransaction
{
    /// <summary>Writes the files.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="files">New content by path relative to the folder.</param>
    /// <exception cref="IOException">Another program is importing, or the folder cannot be written.</exception>
    public static void Write(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        using (Lock(folder))
        {
            Clean(folder);
            foreach (var (name, bytes) in files) Durable.Write(DataJournal.StagedPath(folder, name), bytes);
            DataJournal.Commit(folder, files);
            DataJournal.Open(folder)!.Finish();
            Clean(folder);
        }

        Remove(folder);
    }

    /// <summary>Finishes an import that was decided and interrupted, or clears away one that was not decided.</summary>
    /// <param name="folder">The data folder.</param>
    /// <returns>What was done, as a sentence; null if there was nothing to do.</returns>
    /// <exception cref="IOException">Another program is importing, or the folder cannot be written.</exception>
    public static string? Recover(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, DataJournal.Folder))) return null;
        string done;
        using (Lock(folder))
        {
            if (DataJournal.Open(folder) is { } journal)
            {
                journal.Finish();
                done = $"An import had been interrupted after it was decided: finished it ({journal.Files.Count} files).";
            }
            else done = "An import had been interrupted before it was decided: rolled it back; nothing of it was written.";

            Clean(folder);
        }

        Remove(folder);
        return done;
    }

    private static FileStream Lock(string folder)
    {
        var path = Path.Combine(folder, DataJournal.Folder, "lock");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new IOException($"Another program is importing into {folder}; try again when it is done.", exception);
        }
    }

    private static void Clean(string folder)
    {
        var staged = Path.Combine(folder, DataJournal.Folder, "new");
        if (Directory.Exists(staged)) Directory.Delete(staged, recursive: true);
        File.Delete(DataJournal.CommitPath(folder) + ".new");
    }

    // Another import may have begun meanwhile; then the folder is not empty, and it is its own to remove.
    private static void Remove(string folder)
    {
        try
        {
            File.Delete(Path.Combine(folder, DataJournal.Folder, "lock"));
            Directory.Delete(Path.Combine(folder, DataJournal.Folder));
        }
        catch (IOException)
        {
        }
    }
}
