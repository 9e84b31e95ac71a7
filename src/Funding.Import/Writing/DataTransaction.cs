namespace Funding.Import.Writing;

/// <summary>Writes several files of a data folder so that either all are new or all are old, whenever the process ends.</summary>
public static class DataTransaction
{
    /// <summary>Writes the files.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="files">New content by path relative to the folder; null takes a file away.</param>
    /// <param name="descriptor">
    /// The descriptor's bytes before anything was read for this content: every import changes them; null where there was none.
    /// </param>
    /// <exception cref="IOException">
    /// Another program is importing, or has imported since the data were read; or the folder cannot be written.
    /// </exception>
    public static void Write(string folder, IReadOnlyDictionary<string, byte[]?> files, byte[]? descriptor)
    {
        using (Lock(folder))
        {
            var path = Path.Combine(folder, DataFolder.DescriptorName);
            ThrowIfChanged(folder, File.Exists(path) ? File.ReadAllBytes(path) : null, descriptor);
            Clean(folder);
            foreach (var (name, bytes) in files)
                if (bytes is not null) Durable.Write(DataJournal.StagedPath(folder, name), bytes);
            Commit(folder, files);
            Finish(folder, DataJournal.Open(folder)!);
            Clean(folder);
        }

        Remove(folder);
    }

    /// <summary>Refuses what was found out about data that an import changed meanwhile: it may be of the old and the new ones.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="now">The descriptor's bytes as they are; null where there is none.</param>
    /// <param name="before">The descriptor's bytes before anything else was read.</param>
    /// <exception cref="IOException">They differ.</exception>
    public static void ThrowIfChanged(string folder, byte[]? now, byte[]? before)
    {
        if (!now.AsSpan().SequenceEqual(before))
            throw new IOException($"Another program has changed {folder} since this one read it: nothing was written. Try again.");
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
                Finish(folder, journal);
                done = $"An import had been interrupted after it was decided: finished it ({journal.Hashes.Count} files).";
            }
            else done = "An import had been interrupted before it was decided: rolled it back; nothing of it was written.";

            Clean(folder);
        }

        Remove(folder);
        return done;
    }

    /// <summary>Writes the list of files; the state changes at the rename at its end.</summary>
    private static void Commit(string data, IReadOnlyDictionary<string, byte[]?> files)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(files.ToDictionary(
            file => file.Key, file => file.Value is { } content ? DataFolder.Hash(content) : DataJournal.Deleted));
        var path = DataJournal.CommitPath(data);
        Durable.Write(path + ".new", bytes);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Moves every file into place, in any state that an interruption can leave.</summary>
    /// <exception cref="IOException">A file is neither staged nor in place.</exception>
    private static void Finish(string data, DataJournal journal)
    {
        foreach (var (name, hash) in journal.Hashes)
        {
            var target = Path.Combine(data, name);
            if (journal.Deletes(name)) File.Delete(target);
            else if (journal.Read(name) is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(DataJournal.StagedPath(data, name), target, overwrite: true);
            }
            else if (!File.Exists(target) || DataFolder.Hash(File.ReadAllBytes(target)) != hash)
                throw new IOException($"{target}: found neither the imported file nor its staged copy. Likely cause: "
                    + "files were moved by hand; take the data folder from version control.");
        }

        File.Delete(DataJournal.CommitPath(data));
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
