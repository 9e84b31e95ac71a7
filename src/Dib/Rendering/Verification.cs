using Dib.Cache;

namespace Dib.Rendering;

/// <summary>Whether notebooks show the same when they are run twice, each time from nothing.</summary>
public static class Verification
{
    /// <summary>Runs each notebook twice and compares what its cells showed. Of one with several pages all are run in one kernel, as
    /// a rendering does, and then each in one of its own.</summary>
    /// <param name="files">The notebooks.</param>
    /// <param name="kernels">Gives the kernels; they should use no cache.</param>
    /// <param name="options">Limits and inputs.</param>
    /// <param name="cancellation">Ends all kernels.</param>
    public static async Task<IReadOnlyList<Verdict>> RunAsync(IReadOnlyList<NotebookFile> files, IKernelSource kernels, RunOptions options,
        CancellationToken cancellation)
    {
        var runs = await RunAsync(together: true).ConfigureAwait(false);
        var alone = await RunAsync(together: false).ConfigureAwait(false);
        return [.. files.Select((file, index) => new Verdict(file, Differences(file, runs[index], alone[index]),
            runs[index].Failure is { } failure ? $"cell {failure.Number} failed" : null))];

        Task<IReadOnlyList<NotebookRun>> RunAsync(bool together) =>
            new NotebookBatch(kernels, options, together).RunAsync(files, new Silence(), onRun: null, cancellation);
    }

    private static IReadOnlyList<OutputChange> Differences(NotebookFile file, NotebookRun one, NotebookRun other) =>
        RunComparison.Compare(RunRecord.Of(file, one, CultureInfo.InvariantCulture, file.Folder), other).Outputs;

    private sealed class Silence : IRunProgress;
}

/// <summary>What came of verifying one notebook.</summary>
/// <param name="File">The notebook.</param>
/// <param name="Differences">The outputs that differed between its two runs.</param>
/// <param name="Failure">Where it failed, or null.</param>
public sealed record Verdict(NotebookFile File, IReadOnlyList<OutputChange> Differences, string? Failure)
{
    /// <summary>True where both runs succeeded and showed the same.</summary>
    public bool IsSame => Differences.Count == 0 && Failure is null;
}
