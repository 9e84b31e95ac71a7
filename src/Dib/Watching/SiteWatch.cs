using Dib.Html;
using Dib.Html.Data;
using Dib.Rendering;

namespace Dib.Watching;

/// <summary>
/// Serves a site and keeps it fresh: whenever a notebook, a library or a data file changes, the notebooks that depend on it
/// are run again, those first that a browser shows, and the browsers reload the pages that changed.
/// </summary>
/// <param name="readNotebooks">Reads the notebooks as they are now.</param>
/// <param name="launcher">How to start a kernel.</param>
/// <param name="output">The site's folder.</param>
/// <param name="readOptions">Reads how these notebooks are to be rendered into that folder, as their settings and data are now.</param>
public sealed class SiteWatch(
    Func<IReadOnlyList<NotebookFile>> readNotebooks, KernelLauncher launcher, string output,
    Func<IReadOnlyList<NotebookFile>, RenderOptions> readOptions)
{
    private readonly Dictionary<string, string?> _pages = [];
    private readonly Lock _gate = new();
    private IReadOnlySet<string> _dependencies = new HashSet<string>();
    private IReadOnlySet<string> _published = new HashSet<string>();

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
        using var folders = new FolderWatch(Matters);
        onServing(server.Address);

        StandbyKernels? kernels = null;
        try
        {
            while (true)
            {
                IReadOnlyList<NotebookFile> files = [];
                try
                {
                    files = readNotebooks();
                    kernels ??= new StandbyKernels(launcher, files[0].Folder, Environment.ProcessorCount);
                    folders.Watch(FoldersOf(files, []));
                    var descriptor = SiteSettings.Read(files[0].Folder).Data;
                    // Before it is read: one that is broken is to be heard of when it is mended.
                    _published = Published(descriptor, null);
                    folders.Watch(FoldersOf(files, []));
                    var options = readOptions(files);
                    _published = Published(descriptor, options.Site.Data);
                    var result = await RenderAsync(files, options, kernels, server, progress, cancellation).ConfigureAwait(false);
                    folders.Watch(FoldersOf(files, result.Runs));
                    onRendered(result);
                }
                catch (Exception error) when (error is NotebookFormatException or IOException
                    or UnauthorizedAccessException or ArgumentException)
                {
                    server.Tell([], [new WatchFailure("The site could not be rendered", error.Message)]);
                    onUnreadable(error.Message);
                }
                kernels?.Refill();
                await folders.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            if (kernels is not null)
                await kernels.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<RenderResult> RenderAsync(
        IReadOnlyList<NotebookFile> files, RenderOptions options, IKernelSource kernels, SiteServer server, IRenderProgress progress,
        CancellationToken cancellation)
    {
        var shown = server.PagesShown;
        var build = new SiteBuild(kernels, options);
        var result = await build.RunAsync(
            files, progress, cancellation,
            isFirst: file => shown.Contains(SitePage.FileNameOf(file.DisplayPath)),
            onPage: page => server.Tell(Changed([page]), server.Failures)).ConfigureAwait(false);

        var failures = result.Runs
            .Where(run => !run.Succeeded)
            .Select(run => new WatchFailure(run.Path, run.Failure?.Outputs.OfType<ErrorOutput>().LastOrDefault()?.Message
                ?? "did not run to its end"));
        server.Tell(Changed([.. result.Pages.Concat(result.OtherPages).Select(page => Path.GetFileName(page))]), [.. failures]);
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

    private IEnumerable<string> FoldersOf(IReadOnlyList<NotebookFile> files, IReadOnlyList<NotebookRun> runs)
    {
        var dependencies = runs.SelectMany(run => run.Provenance.Files).Select(file => file.Path).ToHashSet();
        if (dependencies.Count > 0)
            _dependencies = dependencies;
        return files.Select(file => file.Folder).Concat(_dependencies.Concat(_published).Select(file => Path.GetDirectoryName(file)!));
    }

    private static HashSet<string> Published(string? descriptor, DataPackage? data) =>
        [.. (data?.Files ?? []).Append(descriptor).OfType<string>()];

    private bool Matters(string path) =>
        Path.GetExtension(path) is ".dib" or ".ipynb" || Path.GetFileName(path) == SiteSettings.FileName
        || _dependencies.Contains(path) || _published.Contains(path);
}
