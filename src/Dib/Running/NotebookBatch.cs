using System.Diagnostics;

namespace Dib.Running;

/// <summary>Runs several notebooks side by side, as many at once as there are processor cores; the editions of one in one kernel.</summary>
/// <param name="kernels">Gives a kernel to each notebook.</param>
/// <param name="options">Limits and inputs, the same for all.</param>
/// <param name="together">False to run each edition in a kernel of its own.</param>
/// <param name="live">Notebooks whose kernels are kept; null to keep none.</param>
public sealed class NotebookBatch(IKernelSource kernels, RunOptions options, bool together = true, LiveNotebooks? live = null)
{
    /// <summary>Runs all notebooks; one that fails does not keep the others from running.</summary>
    /// <param name="files">The notebooks.</param>
    /// <param name="progress">Hears how it goes.</param>
    /// <param name="onRun">Called with each outcome as soon as it is there, from any thread.</param>
    /// <param name="cancellation">Ends all kernels.</param>
    /// <returns>One run per notebook, in the same order.</returns>
    public async Task<IReadOnlyList<NotebookRun>> RunAsync(IReadOnlyList<NotebookFile> files, IRunProgress progress,
        Action<int, NotebookRun>? onRun, CancellationToken cancellation)
    {
        var runner = new NotebookRunner(kernels, options, live);
        var runs = new NotebookRun[files.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        var notebooks = files.Index()
            .GroupBy(file => together && file.Item.Edition is not null ? file.Item.FullPath : $"{file.Index}").ToList();
        await Parallel.ForEachAsync(notebooks, parallel, async (notebook, token) =>
        {
            var editions = notebook.ToList();
            var clock = Stopwatch.StartNew();
            var next = 0;
            progress.Started(editions[0].Item);
            await foreach (var run in runner.RunAsync([.. editions.Select(edition => edition.Item)], progress.CellStarted, token)
                .ConfigureAwait(false))
            {
                var (index, file) = editions[next++];
                runs[index] = run;
                onRun?.Invoke(index, run);
                progress.Finished(file, run, clock.Elapsed);
                clock.Restart();
                if (next < editions.Count)
                    progress.Started(editions[next].Item);
            }
        }).ConfigureAwait(false);
        return runs;
    }
}

/// <summary>Hears how a run of several notebooks comes along. Called from several threads.</summary>
public interface IRunProgress
{
    /// <summary>A notebook's kernel starts.</summary>
    void Started(NotebookFile file) { }

    /// <summary>A cell starts.</summary>
    /// <param name="file">Its notebook.</param>
    /// <param name="number">Its 1-based number.</param>
    void CellStarted(NotebookFile file, int number) { }

    /// <summary>A notebook has been run to its end, good or bad.</summary>
    void Finished(NotebookFile file, NotebookRun run, TimeSpan elapsed) { }
}
