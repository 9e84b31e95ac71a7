using System.Diagnostics;

namespace Dib.Watching;

/// <summary>
/// Notices any change of some files, and says so once things are quiet again. The system tells of most at once. Of what it tells
/// nothing about (a folder that was replaced or comes later, a link that leads elsewhere, a drive of another machine), looking
/// now and then does.
/// </summary>
/// <param name="matters">True for the paths of files that count because they lie in one of the folders.</param>
internal sealed class FolderWatch(Func<string, bool> matters) : IDisposable
{
    // Editors write in several steps within a few milliseconds.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);

    // What is written without a pause is not waited for.
    private static readonly TimeSpan LongestNoise = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<(string Folder, DateTime Made), FileSystemWatcher?> _watchers = [];
    private readonly SemaphoreSlim _changed = new(0);
    private Dictionary<string, string> _states = [];
    private volatile IReadOnlySet<string> _files = new HashSet<string>();

    /// <summary>Watches these from now on, in the place of earlier ones. Of those that were watched before, what changed since the
    /// last waiting still counts.</summary>
    /// <param name="paths">Files, and folders for the files in them that count. They need not be there yet.</param>
    public void Watch(IEnumerable<string> paths)
    {
        var wanted = paths.Select(Path.GetFullPath).Distinct().ToList();
        Listen(wanted);
        _states = wanted.ToDictionary(path => path, path => _states.GetValueOrDefault(path) ?? StateOf(path));
    }

    /// <summary>Says that something changed.</summary>
    public void Wake() => _changed.Release();

    /// <summary>Waits for the next change and until it is quiet after it.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        while (!HasChanged() && !await _changed.WaitAsync(BetweenLooks, cancellation).ConfigureAwait(false))
        {
        }
        var clock = Stopwatch.StartNew();
        while (await _changed.WaitAsync(Quiet, cancellation).ConfigureAwait(false) && clock.Elapsed < LongestNoise)
        {
        }
        Listen([.. _states.Keys]);
        _states = _states.Keys.ToDictionary(path => path, StateOf);
    }

    /// <summary>What a folder is told apart by from one that takes its place.</summary>
    public static DateTime Made(string folder) =>
        (Reading.OrNull(() => Directory.ResolveLinkTarget(folder, returnFinalTarget: true)) ?? new DirectoryInfo(folder)).CreationTimeUtc;

    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher?.Dispose();
        // What the watchers still tell meanwhile is heard by nobody, and does no harm.
    }

    private bool HasChanged() => _states.Any(known => StateOf(known.Key) != known.Value);

    /// <summary>Listens in all folders that hold some of the paths, or what they lead to.</summary>
    private void Listen(IReadOnlyCollection<string> paths)
    {
        var files = paths.Concat(paths.Select(Target)).ToHashSet();
        var folders = files.Select(file => Directory.Exists(file) ? file : Path.GetDirectoryName(file)).OfType<string>()
            .Where(Directory.Exists).Distinct().Select(folder => (folder, Made(folder))).ToHashSet();
        _files = files;
        foreach (var gone in _watchers.Keys.Except(folders).ToList())
        {
            _watchers.Remove(gone, out var watcher);
            watcher?.Dispose();
        }
        foreach (var folder in folders.Where(folder => !_watchers.ContainsKey(folder)))
            _watchers[folder] = Reading.OrNull(() => Create(folder.folder));
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
        if (Counts(change.FullPath) || (change is RenamedEventArgs renamed && Counts(renamed.OldFullPath)))
            _changed.Release();
    }

    private bool Counts(string path) =>
        _files.Contains(path) || (_files.Contains(Path.GetDirectoryName(path)!) && matters(path));

    private static string Target(string path) =>
        Reading.OrNull(() => File.ResolveLinkTarget(path, returnFinalTarget: true)) is { } target
            ? Path.GetFullPath(target.FullName) : path;

    private string StateOf(string path)
    {
        IEnumerable<string> entries = Directory.Exists(path) ? Reading.OrNull(() => Directory.GetFileSystemEntries(path)) ?? [] : [];
        return string.Join('\n', entries.Where(matters).Order(StringComparer.Ordinal).Prepend(path)
            .Select(entry => $"{entry} {FileStateOf(entry)}"));
    }

    /// <summary>As much of a file as shows that it is another one, or may be read now.</summary>
    private static string FileStateOf(string path)
    {
        var file = new FileInfo(Target(path));
        return file.Exists
            ? $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks} {file.CreationTimeUtc.Ticks} {file.UnixFileMode}" : "";
    }
}
