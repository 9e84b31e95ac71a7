using System.Runtime.CompilerServices;

namespace Dib.Running;

/// <summary>Runs one notebook in a kernel process of its own. Whatever a cell does to that process, the run goes on to an end.</summary>
/// <param name="kernels">Gives the kernel.</param>
/// <param name="options">Limits and inputs.</param>
/// <param name="live">Notebooks whose kernels are kept; null to keep none.</param>
public sealed class NotebookRunner(IKernelSource kernels, RunOptions options, LiveNotebooks? live = null)
{
    /// <summary>Runs a notebook's cells in order; after a failure the rest is skipped, unless errors are allowed.</summary>
    /// <param name="file">The notebook.</param>
    /// <param name="onCell">Called as each cell that needs a kernel begins, with its 1-based number.</param>
    /// <param name="cancellation">Ends the kernel and the run.</param>
    public async Task<NotebookRun> RunAsync(NotebookFile file, Action<int>? onCell = null, CancellationToken cancellation = default) =>
        await RunAsync([file], (_, number) => onCell?.Invoke(number), cancellation).FirstAsync(cancellation).ConfigureAwait(false);

    /// <summary>
    /// Runs the editions of one notebook one after the other in one kernel, each as if it were alone: what the cells are compiled to
    /// stays loaded, what they declared does not. After one that failed, the next gets a kernel of its own.
    /// </summary>
    /// <param name="editions">The notebook as it is to be run each time.</param>
    /// <param name="onCell">Called as each cell that needs a kernel begins, with its 1-based number.</param>
    /// <param name="cancellation">Ends the kernel and the run.</param>
    public async IAsyncEnumerable<NotebookRun> RunAsync(IReadOnlyList<NotebookFile> editions, Action<NotebookFile, int> onCell,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var kernel = new NotebookKernel(kernels);
        try
        {
            foreach (var file in editions)
            {
                var run = (live is null ? null
                    : await live.RerunAsync(file, options, number => onCell(file, number), cancellation).ConfigureAwait(false))
                    ?? await RunAsync(file, kernel, onCell, cancellation).ConfigureAwait(false);
                if (!run.Succeeded)
                    await kernel.EndAsync().ConfigureAwait(false);
                yield return run;
            }
        }
        finally
        {
            await kernel.EndAsync().ConfigureAwait(false);
        }
    }

    private async Task<NotebookRun> RunAsync(NotebookFile file, NotebookKernel notebook, Action<NotebookFile, int> onCell,
        CancellationToken cancellation)
    {
        var collector = new OutputCollector();
        var cells = new List<LiveCell>();
        var failed = false;
        var isObserved = live?.Wants(file) ?? false;
        notebook.Begin();
        foreach (var (index, cell) in file.Notebook.Cells.Index())
        {
            var number = index + 1;
            var status = CellStatus.Shown;
            var outputs = collector.StartCell();
            var (told, order) = (new CellReport(), 0);
            if (Kinds.NeedsKernel(cell.Kind))
            {
                status = CellStatus.Skipped;
                if (!failed)
                {
                    onCell(file, number);
                    (status, order) = await RunCellAsync(notebook, file, CellReport.Command(cell, number, after: null, isObserved), number,
                        collector, told, cancellation).ConfigureAwait(false);
                    failed = status is CellStatus.Failed && (notebook.HasEnded || !options.AllowErrors);
                }
            }
            collector.EndCell();
            cells.Add(new LiveCell(cell, status, outputs, order, told.Dependencies, told.Flow));
        }
        var run = LiveNotebook.Outcome(file, cells, notebook.Recorder.End());
        if (isObserved && LiveNotebook.CanFollow(run, cells) && !collector.UpdatesElsewhere && notebook.Release() is { } kernel)
            await live!.KeepAsync(file, new LiveNotebook(kernel, cells)).ConfigureAwait(false);
        return run;
    }

    private async Task<(CellStatus Status, int Order)> RunCellAsync(NotebookKernel notebook, NotebookFile file, SubmitCode command,
        int number, OutputCollector collector, CellReport told, CancellationToken cancellation)
    {
        try
        {
            var kernel = await notebook.ForAsync(file, options.CellTimeout, cancellation).ConfigureAwait(false);
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            timeout.CancelAfter(options.CellTimeout);
            var end = await kernel.SendAsync(command, Take, Answer, timeout.Token).ConfigureAwait(false);
            return end is CommandSucceeded { ExecutionOrder: var order } ? (CellStatus.Succeeded, order ?? 0) : (CellStatus.Failed, 0);
        }
        catch (Exception error) when (error is KernelEndedException or KernelNotReadyException or MissingInputException
            || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            await notebook.EndAsync().ConfigureAwait(false);
            var reason = error is OperationCanceledException
                ? $"still running after {options.CellTimeout.TotalSeconds:0.###} s, so it was stopped. "
                    + "A loop without end is the usual cause; --timeout SECONDS allows more."
                : error.Message;
            collector.Take(new CommandFailed($"cell {number}: {reason}",
                Details: Shorten((error as KernelEndedException)?.StandardError ?? "")));
            return (CellStatus.Failed, 0);
        }

        void Take(KernelEvent @event)
        {
            if (@event is DependenciesProduced dependencies)
                notebook.Recorder.Take(dependencies);
            if (!told.Take(@event))
                collector.Take(@event);
        }

        string Answer(RequestInput request)
        {
            var value = options.InputsOf(file).GetValueOrDefault(request.ParameterName)
                ?? throw new MissingInputException(request.ParameterName);
            notebook.Recorder.TakeInput(request.ParameterName, value, request.IsPassword);
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

    /// <summary>The inputs of one notebook: those of all, and its edition's own.</summary>
    public IReadOnlyDictionary<string, string> InputsOf(NotebookFile file) => file.Edition is { Input: { } name, Value: { } value }
        ? new Dictionary<string, string>(Inputs) { [name] = value } : Inputs;
}

/// <summary>The kernel of one notebook: started when its first cell needs it, and cleared between the notebook's editions.</summary>
internal sealed class NotebookKernel(IKernelSource kernels)
{
    private KernelProcess? _kernel;
    private bool _isUsed;

    public ProvenanceRecorder Recorder { get; private set; } = new();

    /// <summary>True where there is no process, or none any more.</summary>
    public bool HasEnded => _kernel is null or { HasEnded: true };

    /// <summary>To be called before each edition.</summary>
    public void Begin()
    {
        _isUsed = _kernel is not null;
        // What is loaded already may have been read then and not be read again: it counts for every edition.
        Recorder = _isUsed ? Recorder.Next() : new();
    }

    /// <summary>The process, with nothing in it of the edition before.</summary>
    /// <param name="file">The edition.</param>
    /// <param name="limit">How long clearing may take: code that cells left there runs, and need not end.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="KernelNotReadyException">It could not be cleared.</exception>
    /// <exception cref="KernelEndedException">It ended meanwhile.</exception>
    public async Task<KernelProcess> ForAsync(NotebookFile file, TimeSpan limit, CancellationToken cancellation)
    {
        // A kernel begins with the site's culture.
        var isOther = _isUsed || (_kernel is null && file.Culture is not null);
        var kernel = _kernel ??= kernels.Take(file.Folder);
        if (isOther)
            await StartOverAsync(kernel, file.Culture, limit, cancellation).ConfigureAwait(false);
        _isUsed = false;
        return kernel;
    }

    /// <summary>The process, for another to end it; null where there is none.</summary>
    public KernelProcess? Release()
    {
        var kernel = _kernel;
        _kernel = null;
        return kernel;
    }

    public async Task EndAsync()
    {
        if (_kernel is not null)
            await _kernel.DisposeAsync().ConfigureAwait(false);
        _kernel = null;
    }

    private static async Task StartOverAsync(KernelProcess kernel, CultureInfo? culture, TimeSpan limit, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(limit);
        try
        {
            if (await kernel.SendAsync(new StartOver(culture?.Name), _ => { }, null, timeout.Token).ConfigureAwait(false)
                is CommandFailed failure)
                throw new KernelNotReadyException(failure.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new KernelNotReadyException($"it took more than {limit.TotalSeconds:0.###} s. "
                + "Code that a cell has called when its kernel is disposed of is the usual cause.");
        }
    }
}

/// <summary>A kernel could not be cleared for the next page of its notebook.</summary>
/// <param name="reason">Why.</param>
public sealed class KernelNotReadyException(string reason)
    : Exception($"the kernel could not be cleared of the page before, so it was ended: {reason}");

/// <summary>A notebook asked for an input that a headless run was not given.</summary>
/// <param name="name">The input's name.</param>
public sealed class MissingInputException(string name)
    : Exception($"asks for the input '{name}', which this run was not given. Give it with --input {name}=VALUE.");
