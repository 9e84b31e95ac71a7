using System.Diagnostics;

namespace Dib.Running;

/// <summary>Runs several notebooks side by side, as many at once as there are processor cores.</summary>
/// <param name="kernels">Gives a kernel to each notebook.</param>
/// <param name="options">Limits and inputs, the same for all.</param>
public sealed class NotebookBatch(IKernelSource kernels, RunOptions options)
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
        var runner = new NotebookRunner(kernels, options);
        var runs = new NotebookRun[files.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForAsync(0, files.Count, parallel, async (index, token) =>
        {
            var file = files[index];
            var clock = Stopwatch.StartNew();
            progress.Started(file);
            runs[index] = await runner.RunAsync(file, number => progress.CellStarted(file, number), token).ConfigureAwait(false);
            onRun?.Invoke(index, runs[index]);
            progress.Finished(file, runs[index], clock.Elapsed);
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
