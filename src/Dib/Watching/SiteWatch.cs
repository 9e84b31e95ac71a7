using Dib.Html;
using Dib.Html.Data;
using Dib.Rendering;

namespace Dib.Watching;

/// <summary>
/// Serves a site and keeps it fresh: whenever a notebook, a library or a data file changes, the notebooks that depend on it
/// are run again, those first that a browser shows, and the browsers reload the pages that changed.
/// </summary>
/// <param name="paths">The notebooks, or folders of them, as for <see cref="NotebookSet.Find"/>.</param>
/// <param name="launcher">How to start a kernel.</param>
/// <param name="output">The site's folder.</param>
/// <param name="readOptions">Reads how these notebooks are to be rendered into that folder, as their settings and data are now.</param>
public sealed class SiteWatch(
    IReadOnlyList<string> paths, KernelLauncher launcher, string output,
    Func<IReadOnlyList<NotebookFile>, RenderOptions> readOptions)
{
    private static readonly TimeSpan TimeToReload = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, string?> _pages = [];
    private readonly Lock _gate = new();
    private Dictionary<string, IReadOnlySet<string>> _dependencies = [];
    private IReadOnlyList<NotebookFile> _files = [];
    private IReadOnlySet<string> _published = new HashSet<string>();
    private IReadOnlyList<string> _shown = [];

    /// <summary>Renders, serves and watches until it is cancelled.</summary>
    /// <param name="port">The port to serve on.</param>
    /// <param name="isPortAskedFor">True where it must be that one.</param>
    /// <param name="progress">Hears how each rendering goes.</param>
    /// <param name="onServing">Called once with the site's address.</param>
    /// <param name="onRendered">Called after each rendering, with what came of it.</param>
    /// <param name="onUnreadable">Called where the notebooks cannot be read or the site not be written, with the reason.</param>
    /// <param name="cancellation">Ends it, with all kernels.</param>
    public async Task RunAsync(
        int port, bool isPortAskedFor, IRenderProgress progress, Action<string> onServing, Action<RenderResult> onRendered,
        Action<string> onUnreadable, CancellationToken cancellation)
    {
        Directory.CreateDirectory(output);
        using var server = SiteServer.Start(output, port, isPortAskedFor);
        using var folders = new FolderWatch(Counts);
        onServing(server.Address);

        StandbyKernels? kernels = null;
        var live = new LiveNotebooks();
        (string, DateTime) place = default;
        try
        {
            folders.Watch(Watched());
            while (true)
            {
                try
                {
                    var unreadable = new List<WatchFailure>();
                    _files = ReadNotebooks(unreadable);
                    unreadable.ForEach(failure => onUnreadable(failure.Message));
                    var folder = _files[0].Folder;
                    // Kernels that wait in a folder that was replaced would read the one that it was.
                    var now = (folder, FolderWatch.Made(folder));
                    if (kernels is null || place != now)
                    {
                        await EndAsync(kernels).ConfigureAwait(false);
                        await live.DisposeAsync().ConfigureAwait(false);
                        live = new LiveNotebooks();
                        (kernels, place) = (new StandbyKernels(launcher, folder, Environment.ProcessorCount, warm: true), now);
                    }
                    // Before each of these is read: one that is broken, or missing, is to be heard of when it no longer is.
                    folders.Watch(Watched());
                    var descriptor = SiteSettings.Read(folder, mustHaveData: false).Data;
                    _published = Published(descriptor, null);
                    folders.Watch(Watched());
                    var options = readOptions(_files);
                    _published = Published(descriptor, options.Site.Data).Union(options.Site.Editions.Files).ToHashSet();
                    folders.Watch(Watched());
                    var result = await RenderAsync(_files, options, unreadable, kernels, live, server, progress, cancellation)
                        .ConfigureAwait(false);
                    var watched = Watched().ToHashSet();
                    Depend(result.Runs);
                    _shown = result.Shown;
                    folders.Watch(Watched());
                    // After they are watched, so that no change falls in between.
                    if (result.Runs.SelectMany(run => run.Provenance.Files)
                        .Any(file => !watched.Contains(file.Path) && ContentHash.OfFile(file.Path) != file.Hash))
                        folders.Wake();
                    onRendered(result);
                    // The notebook that is being edited is edited again before others are.
                    await live.PrepareAsync(cancellation).ConfigureAwait(false);
                    kernels.Refill();
                }
                catch (Exception error) when (error is NotebookFormatException or IOException
                    or UnauthorizedAccessException or ArgumentException)
                {
                    server.Tell([], [new WatchFailure("The site could not be rendered", error.Message)]);
                    onUnreadable(error.Message);
                }
                await folders.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            await live.DisposeAsync().ConfigureAwait(false);
            await EndAsync(kernels).ConfigureAwait(false);
        }
    }

    private static ValueTask EndAsync(StandbyKernels? kernels) => kernels?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The notebooks as they are now. One that cannot be read, perhaps since it is half written, stays as it was before: the
    /// others do not wait for it.</summary>
    private IReadOnlyList<NotebookFile> ReadNotebooks(List<WatchFailure> unreadable)
    {
        var before = _files.ToDictionary(file => file.FullPath);
        var files = NotebookSet.Read(paths, path =>
        {
            try
            {
                return NotebookFile.Read(path);
            }
            catch (Exception error) when (error is NotebookFormatException or IOException or UnauthorizedAccessException)
            {
                unreadable.Add(new WatchFailure(Path.GetFileName(path), error.Message));
                return before.GetValueOrDefault(path);
            }
        });
        return files.Count > 0 ? files : throw new IOException(string.Join('\n', unreadable.Select(failure => failure.Message)));
    }

    private async Task<RenderResult> RenderAsync(
        IReadOnlyList<NotebookFile> files, RenderOptions options, IReadOnlyList<WatchFailure> unreadable, IKernelSource kernels,
        LiveNotebooks live, SiteServer server, IRenderProgress progress, CancellationToken cancellation)
    {
        var shown = server.PagesShown;
        var build = new SiteBuild(kernels, options, live);
        var result = await build.RunAsync(
            files, progress, cancellation,
            isFirst: file => shown.Contains(file.PageName),
            onPage: page => server.Tell(Changed([page]), server.Failures),
            untilSeen: token => server.ReloadedAsync(TimeToReload, token)).ConfigureAwait(false);

        var failures = result.Runs
            .Where(run => !run.Succeeded)
            .Select(run => new WatchFailure(run.Name, run.Failure?.Outputs.OfType<ErrorOutput>().LastOrDefault()?.Message
                ?? "did not run to its end"));
        server.Tell(
            Changed([.. result.Pages.Concat(result.OtherPages).Select(page => Path.GetFileName(page))]), [.. unreadable, .. failures]);
        return result;
    }

    /// <summary>Those pages whose files are no longer what they were when this was asked last.</summary>
    private List<string> Changed(IReadOnlyList<string> pages)
    {
        lock (_gate)
        {
            var hashes = pages.Select(page => (Page: page, Hash: ContentHash.OfFile(Path.Combine(output, page))))
                .Where(now => !_pages.TryGetValue(now.Page, out var before) || before != now.Hash).ToList();
            hashes.ForEach(now => _pages[now.Page] = now.Hash);
            return hashes.ConvertAll(now => now.Page);
        }
    }

    private IEnumerable<string> Watched() =>
        (paths.Count > 0 ? paths : ["notebooks", "."])
            .Concat(_files.SelectMany(file => new[] { file.FullPath, file.Folder }))
            .Concat(_dependencies.Values.SelectMany(files => files).SelectMany(WithFolders)).Concat(_published).Concat(_shown);

    /// <summary>A file that a notebook depends on; a folder with all that are in it.</summary>
    private static IEnumerable<string> WithFolders(string path) => Directory.Exists(path)
        ? (Reading.OrNull(() => Directory.GetDirectories(path, "*", SearchOption.AllDirectories)) ?? []).Prepend(path) : [path];

    /// <summary>Remembers what the notebooks depend on.</summary>
    private void Depend(IReadOnlyList<NotebookRun> runs) =>
        _dependencies = runs.ToDictionary(run => run.PageName, run => (IReadOnlySet<string>)run.Provenance.Files.Select(file => file.Path)
            // A run that failed did not come to all that it depends on.
            .Concat(run.Succeeded ? [] : _dependencies.GetValueOrDefault(run.PageName, new HashSet<string>())).ToHashSet());

    private static HashSet<string> Published(string? descriptor, DataPackage? data) =>
        [.. (data?.Files ?? []).Append(descriptor).OfType<string>()];

    /// <summary>True for a notebook, the settings, and all that is in a folder which a notebook depends on.</summary>
    private bool Counts(string path)
    {
        var name = Path.GetFileName(path);
        // What begins with a dot is an editor's, or the system's.
        if (!name.StartsWith('.') && (Path.GetExtension(name).ToLowerInvariant() is ".dib" or ".ipynb" || name == SiteSettings.FileName))
            return true;
        return _dependencies.Values.SelectMany(files => files)
            .Any(file => path.StartsWith(file + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }
}
