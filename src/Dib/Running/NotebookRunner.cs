namespace Dib.Running;

/// <summary>Runs one notebook in a kernel process of its own. Whatever a cell does to that process, the run goes on to an end.</summary>
/// <param name="kernels">Gives the kernel.</param>
/// <param name="options">Limits and inputs.</param>
public sealed class NotebookRunner(IKernelSource kernels, RunOptions options)
{
    /// <summary>Runs a notebook's cells in order; after a failure the rest is skipped, unless errors are allowed.</summary>
    /// <param name="file">The notebook.</param>
    /// <param name="onCell">Called as each cell that needs a kernel begins, with its 1-based number.</param>
    /// <param name="cancellation">Ends the kernel and the run.</param>
    public async Task<NotebookRun> RunAsync(NotebookFile file, Action<int>? onCell = null, CancellationToken cancellation = default)
    {
        var collector = new OutputCollector();
        var recorder = new ProvenanceRecorder();
        var cells = new List<CellRun>();
        var failed = false;
        var kernel = default(KernelProcess);
        try
        {
            foreach (var (index, cell) in file.Notebook.Cells.Index())
            {
                var number = index + 1;
                var status = CellStatus.Shown;
                var outputs = collector.StartCell();
                if (Kinds.NeedsKernel(cell.Kind))
                {
                    status = CellStatus.Skipped;
                    if (!failed)
                    {
                        onCell?.Invoke(number);
                        kernel ??= kernels.Take(file.Folder);
                        status = await RunCellAsync(kernel, cell, number, collector, recorder, cancellation).ConfigureAwait(false);
                        failed = status is CellStatus.Failed && (kernel.HasEnded || !options.AllowErrors);
                    }
                }
                collector.EndCell();
                cells.Add(new CellRun(number, cell, status, outputs));
            }
        }
        finally
        {
            if (kernel is not null)
                await kernel.DisposeAsync().ConfigureAwait(false);
        }
        return new NotebookRun(file.DisplayPath, file.Notebook, cells) { Provenance = recorder.End(), Folder = file.Folder };
    }

    private async Task<CellStatus> RunCellAsync(KernelProcess kernel, Cell cell, int number, OutputCollector collector,
        ProvenanceRecorder recorder, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.CellTimeout);
        var command = new SubmitCode(cell.Source, new Dictionary<string, string> { ["cell"] = $"cell {number}" })
        { TargetKernelName = cell.Kind };
        try
        {
            var end = await kernel.SendAsync(command, Take, Answer, timeout.Token).ConfigureAwait(false);
            return end is CommandSucceeded ? CellStatus.Succeeded : CellStatus.Failed;
        }
        catch (Exception error) when (error is KernelEndedException or MissingInputException
            || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            await kernel.DisposeAsync().ConfigureAwait(false);
            var reason = error is OperationCanceledException
                ? $"still running after {options.CellTimeout.TotalSeconds:0.###} s, so it was stopped. "
                    + "A loop without end is the usual cause; --timeout SECONDS allows more."
                : error.Message;
            collector.Take(new CommandFailed($"cell {number}: {reason}",
                Details: Shorten((error as KernelEndedException)?.StandardError ?? "")));
            return CellStatus.Failed;
        }

        void Take(KernelEvent @event)
        {
            if (@event is DependenciesProduced dependencies)
                recorder.Take(dependencies);
            else
                collector.Take(@event);
        }

        string Answer(RequestInput request)
        {
            var value = options.Inputs.GetValueOrDefault(request.ParameterName) ?? throw new MissingInputException(request.ParameterName);
            recorder.TakeInput(request.ParameterName, value, request.IsPassword);
            return value;
        }
    }

    /// <summary>The runtime repeats the frames of an overflow thousands of times; the first ones say it all.</summary>
    private static string? Shorten(string standardError)
    {
        const int LinesKept = 20;
        var lines = standardError.ReplaceLineEndings("\n").Trim().Split('\n');
        return lines is [""] ? null
            : string.Join('\n', lines.Take(LinesKept)) + (lines.Length > LinesKept ? $"\n… {lines.Length - LinesKept} more lines" : "");
    }
}

/// <summary>How notebooks are run.</summary>
public sealed record RunOptions
{
    /// <summary>How long one cell may run.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>True to go on with the next cell after one that failed, and not to count failures.</summary>
    public bool AllowErrors { get; init; }

    /// <summary>Values for <c>@input:name</c>, by name.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();
}

/// <summary>A notebook asked for an input that a headless run was not given.</summary>
/// <param name="name">The input's name.</param>
public sealed class MissingInputException(string name)
    : Exception($"asks for the input '{name}', which this run was not given. Give it with --input {name}=VALUE.");
