using Dib.Cache;
using Dib.Html;
using Dib.Running;

namespace Dib.Rendering;

/// <summary>Renders a site: runs the notebooks whose outcome no longer stands, writes all pages, and says what changed.</summary>
/// <param name="launcher">How to start a kernel.</param>
/// <param name="options">Where to, and how.</param>
public sealed class SiteBuild(KernelLauncher launcher, RenderOptions options)
{
    private readonly RunStore _store = new(RunStore.FolderFor(options.Output));

    /// <summary>The page that shows what a rendering changed: beside the site, since it depends on history.</summary>
    public string ChangesPath { get; } = Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Output)))!, "changes.html");

    /// <summary>Renders the site of some notebooks.</summary>
    /// <param name="files">The notebooks, in the order of their pages.</param>
    /// <param name="progress">Hears how it goes.</param>
    /// <param name="cancellation">Ends all kernels; pages are then as they were.</param>
    public async Task<RenderResult> RunAsync(IReadOnlyList<NotebookFile> files, IRenderProgress progress, CancellationToken cancellation)
    {
        var hashes = new FileHashes();
        var records = files.Select(file => _store.Read(file.FullPath)).ToList();
        var plans = files.Zip(records, (file, record) => new RenderPlan(file, options.Force ? "--force" : Staleness.Reason(record, file, options.Run.Inputs, hashes.Of))).ToList();
        progress.Planned(plans);

        var stale = plans.Where(plan => plan.Reason is not null).Select(plan => plan.File).ToList();
        var reruns = await new NotebookBatch(launcher, options.Run).RunAsync(stale, progress, cancellation).ConfigureAwait(false);
        var rerunOf = stale.Zip(reruns).ToDictionary(pair => pair.First.FullPath, pair => pair.Second);

        var runs = new List<NotebookRun>();
        var changes = new List<NotebookChanges>();
        foreach (var (file, record) in files.Zip(records))
        {
            if (!rerunOf.TryGetValue(file.FullPath, out var run))
                run = record!.ToRun(file);
            else if (record is not null)
                changes.Add(RunComparison.Compare(record, run));
            runs.Add(run);
        }

        var pages = new SiteWriter(options.Site).Write(runs, options.Output);
        foreach (var (file, run) in files.Zip(runs))
        {
            // After the page: a page that could not be written must not count as fresh.
            if (rerunOf.ContainsKey(file.FullPath))
                _store.Write(file.FullPath, RunRecord.Of(file, run));
        }
        if (changes.Count > 0)
            WholeFile.Write(ChangesPath, ChangesPage.Render(changes, options.Site, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Output)))));
        return new RenderResult(plans, runs, pages, changes);
    }
}
