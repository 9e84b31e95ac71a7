using System.Collections.Concurrent;
using Dib.Cache;
using Dib.Html;

namespace Dib.Rendering;

/// <summary>Renders a site: runs the notebooks whose outcome no longer stands, writes all pages, and says what changed.</summary>
/// <param name="kernels">Gives a kernel to each notebook.</param>
/// <param name="options">Where to, and how.</param>
/// <param name="live">Notebooks whose kernels are kept; null to keep none.</param>
public sealed class SiteBuild(IKernelSource kernels, RenderOptions options, LiveNotebooks? live = null)
{
    private readonly RunStore _store = RunStore.Of(options.Output);
    private readonly IReadOnlyList<FileState> _known = LastBuild.FilesOf(options.Output);
    private readonly SiteWriter _writer = new(options.Site);
    private readonly string _siteFolder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Output));

    /// <summary>The page that shows what a rendering changed: beside the site, since it depends on history.</summary>
    public string ChangesPath => Path.Combine(Path.GetDirectoryName(_siteFolder)!, "changes.html");

    /// <summary>Renders the site of some notebooks.</summary>
    /// <param name="files">The notebooks, in the order of their pages.</param>
    /// <param name="progress">Hears how it goes.</param>
    /// <param name="cancellation">Ends all kernels; pages that were not written yet stay as they were.</param>
    /// <param name="isFirst">True for notebooks to run before the others: somebody is looking at their pages. May be null.</param>
    /// <param name="onPage">Called with each page that was written as soon as its notebook had run, from any thread. May be null.</param>
    /// <param name="untilSeen">Called once those that are first have run: the others wait for its end. May be null.</param>
    public async Task<RenderResult> RunAsync(
        IReadOnlyList<NotebookFile> files, IRenderProgress progress, CancellationToken cancellation,
        Func<NotebookFile, bool>? isFirst = null, Action<string>? onPage = null, Func<CancellationToken, Task>? untilSeen = null)
    {
        isFirst ??= _ => false;
        files = [.. files.SelectMany(file => options.Site.Editions.Of(file, options.Site.CultureOf))];
        _writer.CheckNames(files);
        // A folder that cannot be written is refused before anything is run.
        SiteLock.Hold(_siteFolder).Dispose();
        var hashes = new FileHashes(_known);
        var settings = options.Files.Select(hashes.StateOf).ToList();
        var records = files.ToDictionary(file => file.PageName, _store.Read);
        var plans = files.Select(file => new RenderPlan(file, options.Force ? "--force"
            : Staleness.Reason(records[file.PageName], file, options.Run.InputsOf(file), CultureOf(file), hashes.Of))).ToList();
        progress.Planned(plans);

        // Where somebody looks at a page, the other notebooks wait: they would slow down the one that is waited for, and the browser.
        var stale = plans.Where(plan => plan.Reason is not null).Select(plan => plan.File).ToLookup(isFirst);
        // What is known of each notebook: the new outcome where it is there, the last one before.
        var outcomes = new ConcurrentDictionary<NotebookFile, NotebookRun>(ReferenceEqualityComparer.Instance);
        foreach (var file in files)
        {
            if (records[file.PageName] is { } record && record.Fits(file))
                outcomes[file] = record.ToRun(file);
        }
        // What the site says of each: asked for again at each page that is written while the others run.
        var pagesOf = new ConcurrentDictionary<NotebookRun, SitePage>(ReferenceEqualityComparer.Instance);
        live?.LookAt(files.Where(isFirst));
        var batch = new NotebookBatch(kernels, options.Run, live: live);
        await RunTogetherAsync([.. stale[true]]).ConfigureAwait(false);
        if (untilSeen is not null && stale.Count > 1)
            await untilSeen(cancellation).ConfigureAwait(false);
        await RunTogetherAsync([.. stale[false]]).ConfigureAwait(false);

        var runs = Runs();
        using var held = SiteLock.Hold(_siteFolder);
        // Read now: another rendering may have written the site meanwhile.
        var known = SiteRecord.Read(_store);
        var others = known.Others(files, _store);
        List<NotebookRun> written = [.. runs, .. others.Select(LastRun).OfType<NotebookRun>()];
        var all = known.InOrder(PagesOf(runs), others);
        var pages = _writer.Write(written, options.Output, all).Take(runs.Count).ToList();
        var afterwards = new FileHashes(_known);
        Remember(known, all, written, afterwards);
        List<string> otherPages = [.. SiteWriter.OtherPagesOf(options.Site, all, options.Output),
            .. others.Select(page => Path.Combine(options.Output, page.FileName))];
        var rerun = stale.SelectMany(group => group).ToList();
        var succeeded = rerun.Where(file => outcomes[file].Succeeded).ToList();
        // What no longer holds, or is not shown, is said at each rendering, until it is mended.
        if (options.Request is { } request && _writer.Warnings.Count == 0
            && runs.All(run => run.Succeeded && BrokenClaim.Of(run).Count == 0 && !Staleness.IsUnforeseeable(run.Provenance)))
            Keep(request, files, others, runs, settings, pages.Count + otherPages.Count, afterwards);
        // Under another culture every number reads otherwise, and none has changed.
        var changes = succeeded.Where(file => records[file.PageName]?.Culture == CultureOf(file).Name)
            .OrderBy(file => file.DisplayPath, StringComparer.Ordinal)
            .Select(file => RunComparison.Compare(records[file.PageName]!, outcomes[file])).ToList();
        if (changes.Count > 0)
            WholeFile.Write(ChangesPath, ChangesPage.Render(changes, options.Site, Path.GetFileName(_siteFolder)));
        return new RenderResult(plans, runs, pages, otherPages, changes)
        {
            Warnings = _writer.Warnings,
            Shown = [.. _writer.Read.Select(file => file.Path)],
        };

        List<NotebookRun> Runs() => [.. files.Select(file => outcomes[file])];

        IReadOnlyList<SitePage> PagesOf(List<NotebookRun> runs) => [.. runs.Select(run => pagesOf.GetOrAdd(run, SitePage.Of))];

        Task RunTogetherAsync(List<NotebookFile> together) =>
            batch.RunAsync(together, progress, (index, run) => Finish(together[index], run), cancellation);

        void Finish(NotebookFile file, NotebookRun run)
        {
            outcomes[file] = run;
            using var held = SiteLock.Hold(_siteFolder);
            // At once, so that no interruption loses it: pages are written from records as well as from runs. Of a failure nothing
            // is remembered: it is run again, and compared with the last good outcome once it is mended.
            if (run.Succeeded)
                _store.Write(file, RunRecord.Of(file, run, CultureOf(file), _store.Folder));
            if (onPage is null || outcomes.Count < files.Count)
                return;
            var site = SiteRecord.Read(_store);
            _writer.WritePage(run, site.InOrder(PagesOf(Runs()), site.Others(files, _store)), options.Output);
            onPage(run.PageName);
        }
    }

    private CultureInfo CultureOf(NotebookFile file) => file.Culture ?? options.Site.Culture;

    /// <summary>The last good outcome of a notebook that is not rendered now; null where its page stays as it is.</summary>
    private NotebookRun? LastRun(SitePage page) => Reading.OrNull(() =>
    {
        var file = NotebookFile.Read(page.Notebook) with { Edition = page.Edition };
        return page.Succeeded && _store.Read(file) is { } record && record.Fits(file) ? record.ToRun(file) : null;
    });

    /// <summary>Remembers the site's pages and what was written for each, and removes what no page needs any more.</summary>
    private void Remember(SiteRecord known, IReadOnlyList<SitePage> all, List<NotebookRun> written, FileHashes hashes)
    {
        var files = written.ToDictionary(run => run.PageName, run => _writer.FilesOf(run)
            .ToDictionary(name => name, name => hashes.Of(Path.GetFullPath(name, _siteFolder)) ?? ""));
        var now = new SiteRecord([.. all.Select(page => files.TryGetValue(page.FileName, out var own)
            ? PageRecord.Of(page, own, _store) : known.Pages.First(other => other.Page.FileName == page.FileName))]);
        now.Write(_store);
        known.Clear(now, _siteFolder, _store);
    }

    /// <summary>Remembers all that this rendering read and wrote, unless something of it changed meanwhile.</summary>
    private void Keep(string request, IReadOnlyList<NotebookFile> files, IReadOnlyList<SitePage> others, IReadOnlyList<NotebookRun> runs,
        IReadOnlyList<FileState> settings, int pages, FileHashes hashes)
    {
        var read = files.Select(file => (Path: file.FullPath, Hash: (string?)file.Hash))
            .Concat(runs.SelectMany(run => run.Provenance.Files.Select(dependency => (dependency.Path, dependency.Hash))))
            .Concat(settings.Select(file => (file.Path, file.Hash))).Concat(_writer.Read).ToList();
        if (read.Exists(file => hashes.Of(file.Path) != file.Hash))
            return;
        var written = files.Select(file => _store.PathOf(file.FullPath, file.Edition)).Append(SiteRecord.PathOf(_store))
            .Concat(_writer.Written.Select(file => Path.GetFullPath(file, _siteFolder)));
        LastBuild.Write(options.Output, request, pages, files.Select(file => file.DisplayPath).Distinct(),
            read.Select(file => file.Path).Concat(others.Select(page => page.Notebook)).Concat(written)
                .Select(hashes.StateOf));
    }
}
