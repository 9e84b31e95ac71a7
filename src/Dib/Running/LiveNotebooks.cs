namespace Dib.Running;

/// <summary>
/// Notebooks whose kernels are kept with all variables, so that after an edit only the cells run again that it concerns. A few: each
/// kernel takes memory. Any thread.
/// </summary>
public sealed class LiveNotebooks : IAsyncDisposable
{
    private const int Most = 4;

    /// <summary>Those that were run longest ago come first.</summary>
    private readonly OrderedDictionary<string, LiveNotebook> _kept = [];

    /// <summary>The text that each notebook was run with last, by its hash.</summary>
    private readonly Dictionary<string, string> _texts = [];
    private readonly HashSet<string> _edited = [];
    private readonly Lock _gate = new();
    private HashSet<string> _lookedAt = [];
    private bool _disposed;

    /// <summary>How many runs were asked for that could have been partial, and how many were.</summary>
    public (int Asked, int Partial) Count { get; private set; }

    /// <summary>Tells whose pages somebody looks at: these are kept rather than others.</summary>
    public void LookAt(IEnumerable<NotebookFile> files)
    {
        lock (_gate)
            _lookedAt = [.. files.Select(file => file.FullPath)];
    }

    /// <summary>True for a notebook that is worth being observed while it runs: somebody looks at it or has edited it, or it is one of
    /// few. One that runs again for its data alone is not.</summary>
    internal bool Wants(NotebookFile file)
    {
        if (file.Edition is not null)
            return false;
        lock (_gate)
        {
            if (_texts.TryGetValue(file.FullPath, out var before) && before != file.Hash)
                _edited.Add(file.FullPath);
            _texts[file.FullPath] = file.Hash;
            return _lookedAt.Contains(file.FullPath) || _edited.Contains(file.FullPath) || _texts.Count <= Most;
        }
    }

    /// <summary>Runs what an edit of a notebook concerns, where the outcome is that of a whole run; null where it is not, or that
    /// is not known.</summary>
    internal async Task<NotebookRun?> RerunAsync(NotebookFile file, RunOptions options, Action<int> onCell, CancellationToken cancellation)
    {
        LiveNotebook? notebook;
        lock (_gate)
        {
            if (!_kept.Remove(file.FullPath, out notebook))
                return null;
            Count = Count with { Asked = Count.Asked + 1 };
        }
        NotebookRun? run = null;
        try
        {
            run = await notebook.RerunAsync(file, options, onCell, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (run is null)
                await notebook.DisposeAsync().ConfigureAwait(false);
        }
        if (run is null)
            return null;
        lock (_gate)
            Count = Count with { Partial = Count.Partial + 1 };
        await KeepAsync(file, notebook).ConfigureAwait(false);
        return run;
    }

    /// <summary>Keeps a notebook, and ends the kernel of the one that was not run for longest: of those that nobody looks at, if there are any.
    /// </summary>
    internal async Task KeepAsync(NotebookFile file, LiveNotebook notebook)
    {
        var ended = new List<LiveNotebook>();
        lock (_gate)
        {
            if (_disposed)
            {
                ended.Add(notebook);
            }
            else
            {
                if (_kept.Remove(file.FullPath, out var before))
                    ended.Add(before);
                _kept.Add(file.FullPath, notebook);
                if (_kept.Count > Most)
                {
                    var least = _kept.Keys.FirstOrDefault(path => !_lookedAt.Contains(path)) ?? _kept.GetAt(0).Key;
                    ended.Add(_kept[least]);
                    _kept.Remove(least);
                }
            }
        }
        foreach (var one in ended)
            await one.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Has the kernels read the cells that they found compiled, so that the next edit does not wait for it. To be called when
    /// nothing else wants the processor.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        List<LiveNotebook> kept;
        lock (_gate)
            kept = [.. _kept.Values];
        foreach (var notebook in kept)
            await notebook.PrepareAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends all kernels.</summary>
    public async ValueTask DisposeAsync()
    {
        List<LiveNotebook> kept;
        lock (_gate)
        {
            _disposed = true;
            kept = [.. _kept.Values];
            _kept.Clear();
        }
        foreach (var notebook in kept)
            await notebook.DisposeAsync().ConfigureAwait(false);
    }
}
