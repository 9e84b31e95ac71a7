using System.Collections.Concurrent;

namespace Dib.Cache;

/// <summary>Hashes of files as they are now, each file read once.</summary>
internal sealed class FileHashes
{
    private readonly ConcurrentDictionary<string, string?> _hashes = new();

    public string? Of(string path) => _hashes.GetOrAdd(path, ContentHash.OfFile);
}
