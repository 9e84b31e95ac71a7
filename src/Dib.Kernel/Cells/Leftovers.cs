namespace Dib.Kernel;

/// <summary>What may be removed from a cache's folder: the unused, and what a process that died has left half written.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan UnusedFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan WrittenFor = TimeSpan.FromHours(1);

    /// <summary>The name under which an entry is written before it is moved into place; each writer's own.</summary>
    public static string TemporaryName(string path) => $"{path}.{Guid.NewGuid():N}.new";

    /// <summary>Marks an entry as used, at most once a day.</summary>
    public static void Touch(FileSystemInfo entry)
    {
        if (entry.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1))
            entry.LastWriteTimeUtc = DateTime.UtcNow;
    }

    /// <summary>Removes the entries of a folder that have not been used for a month, and what was left half written.</summary>
    public static void Remove(IEnumerable<FileSystemInfo> entries)
    {
        foreach (var entry in entries)
        {
            var age = DateTime.UtcNow - entry.LastWriteTimeUtc;
            if (age > UnusedFor || (entry.Extension == ".new" && age > WrittenFor))
                TryDelete(entry);
        }
    }

    /// <summary>Removes a file, or a folder with what is in it; where another process uses it, it is left for another time.</summary>
    public static void TryDelete(FileSystemInfo entry)
    {
        try
        {
            if (entry is DirectoryInfo folder)
                folder.Delete(recursive: true);
            else
                entry.Delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nothing is lost but room on the disk.
        }
    }
}
