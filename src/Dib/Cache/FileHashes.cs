using System.Collections.Concurrent;

namespace Dib.Cache;

/// <summary>
/// Hashes of files as they are now, each file read once. One too large to be read for nothing is not read again where it is as
/// long and as old as when it was read before, as with git.
/// </summary>
/// <param name="known">What was found before.</param>
internal sealed class FileHashes(IEnumerable<FileState> known)
{
    /// <summary>Smaller files, all data among them, are always read.</summary>
    private const long LargeFile = 256 * 1024;

    /// <summary>A file may be written again within the same tick of its clock:
    /// what is younger than this when it is read is read again.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, FileState> _known = known.ToDictionary(state => state.Path);
    private readonly ConcurrentDictionary<string, FileState> _states = new();

    /// <summary>The hash of a file's content; null where there is no such file or it cannot be read.</summary>
    public string? Of(string path) => StateOf(path).Hash;

    /// <summary>A file as it is now.</summary>
    public FileState StateOf(string path) => _states.GetOrAdd(path, Find);

    private FileState Find(string path)
    {
        var file = new FileInfo(path);
        var (length, written) = file.Exists ? (file.Length, FileStat.Of(path)?.Changed ?? 0) : (0, 0);
        if (length >= LargeFile && _known.TryGetValue(path, out var state) && state.Length == length
            && state.Written == written && state.IsSettled)
            return state;
        return new FileState(path, ContentHash.OfFile(path), length, written, DateTime.UtcNow.Ticks - written > Settled.Ticks);
    }
}

/// <summary>A file as it was when it was read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Hash">The SHA-256 of its content; null where there was no such file.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Written">When it was last changed, in ticks of UTC.</param>
/// <param name="IsSettled">True where that was long enough ago for any later change to show in the time.</param>
public sealed record FileState(string Path, string? Hash, long Length, long Written, bool IsSettled);
