namespace Dib.Watching;

/// <summary>Hears of any change in some folders, and says so once things are quiet again.</summary>
/// <param name="matters">True for paths whose change counts.</param>
internal sealed class FolderWatch(Func<string, bool> matters) : IDisposable
{
    // Editors write in several steps within a few milliseconds.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);

    private readonly Dictionary<string, FileSystemWatcher> _watchers = [];
    private readonly SemaphoreSlim _changed = new(0);

    /// <summary>Watches these folders from now on, in the place of earlier ones.</summary>
    public void Watch(IEnumerable<string> folders)
    {
        var wanted = folders.Where(Directory.Exists).ToHashSet();
        foreach (var gone in _watchers.Keys.Except(wanted).ToList())
        {
            _watchers[gone].Dispose();
            _watchers.Remove(gone);
        }
        foreach (var folder in wanted.Where(folder => !_watchers.ContainsKey(folder)))
            _watchers[folder] = Create(folder);
    }

    /// <summary>Waits for the next change and until it is quiet after it.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        await _changed.WaitAsync(cancellation).ConfigureAwait(false);
        while (await _changed.WaitAsync(Quiet, cancellation).ConfigureAwait(false))
        {
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher.Dispose();
        _changed.Dispose();
    }

    private FileSystemWatcher Create(string folder)
    {
        var watcher = new FileSystemWatcher(folder)
        { NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.Size };
        watcher.Changed += Hear;
        watcher.Created += Hear;
        watcher.Deleted += Hear;
        watcher.Renamed += Hear;
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Hear(object sender, FileSystemEventArgs change)
    {
        if (matters(change.FullPath))
            _changed.Release();
    }
}
