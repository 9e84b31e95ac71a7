using System.Text.RegularExpressions;
using Dib.Analysis;

namespace Dib.Running;

/// <summary>A cell that a kept kernel has run, or a page shows.</summary>
/// <param name="Cell">The cell as it was then.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Outputs">What it showed.</param>
/// <param name="Order">Its number as a submission; 0 where it needs no kernel.</param>
/// <param name="Dependencies">What it read and called; null for nothing.</param>
/// <param name="Flow">How data flow through it; null where that was not told.</param>
internal sealed record LiveCell(Cell Cell, CellStatus Status, IReadOnlyList<Output> Outputs, int Order,
    DependenciesProduced? Dependencies, DataFlowProduced? Flow)
{
    /// <summary>True where it needs no kernel.</summary>
    public bool IsShown => Order == 0;

    /// <summary>True where the cell was seen to change nothing but what it declares, and depends on nothing but what it names.</summary>
    public bool IsSelfContained => Status == CellStatus.Succeeded && Flow is { IsObserved: true, Changes.Count: 0, Outside: null }
        && Dependencies is null or { Effects.Count: 0 } && Cell.Kind == Kinds.CSharp && !HasDirectives(Cell)
        && !Outputs.Any(NamesAssembly);

    private static bool HasDirectives(Cell cell) =>
        (Reading.OrNull(() => CellScript.Parse(cell.Source, cell.Kind))?.Parts ?? []) is not [CodePart];

    // The name of a compiled cell follows from all cells before it.
    private static bool NamesAssembly(Output output) => output switch
    {
        StreamOutput stream => LiveNotebook.AssemblyName().IsMatch(stream.Text),
        DisplayOutput display => display.Values.Any(value => LiveNotebook.AssemblyName().IsMatch(value.Value)),
        _ => true,
    };
}

/// <summary>
/// A notebook that has been run, with its kernel. After an edit, the cells before the first changed one stand as they are. Of those from
/// there on, the changed ones run again, and those that name what such a cell defines or defined; the others keep what they showed. That is
/// a whole run's outcome where no cell from there on, old or new, has changed anything but what it declares itself: then
/// each finds what it would find then.
/// </summary>
/// <param name="kernel">The kernel; ended with this.</param>
/// <param name="cells">All cells, as they were run.</param>
internal sealed partial class LiveNotebook(KernelProcess kernel, IReadOnlyList<LiveCell> cells) : IAsyncDisposable
{
    // What each run was compiled to stays loaded.
    private const int MostReruns = 100;

    /// <summary>Names by which code is called that does not name it.</summary>
    private static readonly string[] Implicit =
    [
        "GetEnumerator", "GetAsyncEnumerator", "GetAwaiter", "Deconstruct", "Add", "Dispose", "DisposeAsync", "Select", "SelectMany",
        "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Join", "GroupJoin", "Cast", "Slice", "Count",
        "Length", "ToString", "GetPinnableReference",
    ];

    private IReadOnlyList<LiveCell> _cells = cells;
    private int _reruns;
    private bool _isPrepared;

    /// <summary>True for a run after which another can be partial.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cells">Its cells.</param>
    public static bool CanFollow(NotebookRun run, IReadOnlyList<LiveCell> cells) =>
        run.Succeeded && run.Provenance.Effects.Count == 0 && run.Provenance.Inputs.Count == 0
            && cells.All(cell => cell.IsShown || cell.Flow is { Outside: null });

    /// <summary>Runs what concerns an edit.</summary>
    /// <returns>The outcome of the whole notebook; null where only a whole run gives it, after which this is of no use.</returns>
    public async Task<NotebookRun?> RerunAsync(NotebookFile file, RunOptions options, Action<int> onCell, CancellationToken cancellation)
    {
        if (kernel.HasEnded || ++_reruns > MostReruns || file.Culture is not null || !FilesAreAsRead())
            return null;
        var cells = file.Notebook.Cells;
        var matched = Match(cells);
        var kept = new HashSet<LiveCell?>(matched, ReferenceEqualityComparer.Instance);
        // From the first cell on that is new, or is gone.
        var same = Math.Min(_cells.Where(cell => !cell.IsShown).TakeWhile(kept.Contains).Count(),
            cells.Index().Where(cell => Kinds.NeedsKernel(cell.Item.Kind)).TakeWhile(cell => matched[cell.Index] is not null).Count());
        var later = new HashSet<LiveCell>(_cells.Where(cell => !cell.IsShown).Skip(same), ReferenceEqualityComparer.Instance);
        if (!later.All(cell => cell.IsSelfContained))
            return null;

        var changed = new ChangedNames();
        foreach (var gone in later.Where(cell => !kept.Contains(cell)))
            changed.Add(gone.Flow!);
        var now = new List<LiveCell>();
        foreach (var (index, cell) in cells.Index())
        {
            if (!Kinds.NeedsKernel(cell.Kind))
            {
                now.Add(new LiveCell(cell, CellStatus.Shown, [], 0, null, null));
                continue;
            }
            var earlier = matched[index];
            if (earlier is not null && !(later.Contains(earlier) && changed.AreNamedBy(earlier.Flow!)))
            {
                // It may stand on other lines of the file.
                now.Add(earlier with { Cell = cell });
                continue;
            }
            onCell(index + 1);
            var orders = string.Join(' ', now.Where(one => !one.IsShown).Select(one => one.Order.ToString(CultureInfo.InvariantCulture)));
            if (CatchesErrors().IsMatch(cell.Source)
                || await RunAsync(cell, index + 1, orders, options, cancellation).ConfigureAwait(false)
                    is not { IsSelfContained: true } run)
                return null;
            changed.Add(run.Flow!);
            if (earlier is not null)
                changed.Add(earlier.Flow!);
            now.Add(run);
        }
        _cells = now;
        var recorder = new ProvenanceRecorder();
        foreach (var dependencies in now.Select(cell => cell.Dependencies).OfType<DependenciesProduced>())
            recorder.Take(dependencies);
        return Outcome(file, now, recorder.End());
    }

    /// <summary>Has the kernel read its cells, as compiling the next one takes.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (_isPrepared || kernel.HasEnded)
            return;
        _isPrepared = true;
        try
        {
            var last = _cells.LastOrDefault(cell => !cell.IsShown)?.Cell.Source ?? "";
            await kernel.SendAsync(new RequestDataFlow(last), _ => { }, null, cancellation).ConfigureAwait(false);
        }
        catch (KernelEndedException)
        {
            // The next run has another.
        }
    }

    public ValueTask DisposeAsync() => kernel.DisposeAsync();

    /// <summary>The outcome of a notebook whose cells were run, now or before.</summary>
    public static NotebookRun Outcome(NotebookFile file, IReadOnlyList<LiveCell> cells, Provenance provenance) =>
        new(file.DisplayPath, file.Notebook,
            [.. cells.Select((cell, index) => new CellRun(index + 1, cell.Cell, cell.Status, cell.Outputs))])
        {
            Provenance = provenance,
            Folder = file.Folder,
            Edition = file.Edition,
        };

    private bool FilesAreAsRead() => _cells.SelectMany(cell => cell.Dependencies?.Files ?? [])
        .DistinctBy(file => file.Path).All(read => ContentHash.OfFile(read.Path) == read.Hash);

    /// <summary>For each cell of an edited notebook that needs a kernel the one of before that it is, in the same order; null for
    /// new ones.</summary>
    private LiveCell?[] Match(IReadOnlyList<Cell> cells)
    {
        var old = _cells.Where(cell => !cell.IsShown).ToList();
        var all = cells.Index().Where(cell => Kinds.NeedsKernel(cell.Item.Kind)).ToList();
        // The longest sequence that both have.
        var longest = new int[old.Count + 1, all.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = all.Count - 1; j >= 0; j--)
            {
                longest[i, j] = IsSame(old[i].Cell, all[j].Item) ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }
        var matched = new LiveCell?[cells.Count];
        for (var (i, j) = (0, 0); i < old.Count && j < all.Count;)
        {
            if (IsSame(old[i].Cell, all[j].Item))
                matched[all[j++].Index] = old[i++];
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }
        return matched;
    }

    private static bool IsSame(Cell one, Cell other) => one.Kind == other.Kind && one.Source == other.Source;

    private async Task<LiveCell?> RunAsync(Cell cell, int number, string after, RunOptions options, CancellationToken cancellation)
    {
        var collector = new OutputCollector();
        var outputs = collector.StartCell();
        var told = new CellReport();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.CellTimeout);
        try
        {
            var end = await kernel.SendAsync(CellReport.Command(cell, number, after), @event =>
            {
                if (!told.Take(@event))
                    collector.Take(@event);
            }, _ => throw new MissingInputException(""), timeout.Token).ConfigureAwait(false);
            collector.EndCell();
            return end is CommandSucceeded { ExecutionOrder: { } order } && !collector.UpdatesElsewhere
                ? new LiveCell(cell, CellStatus.Succeeded, outputs, order, told.Dependencies, told.Flow) : null;
        }
        catch (Exception error) when (error is KernelEndedException or MissingInputException
            || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>What cells that were run again define, now or before.</summary>
    private sealed class ChangedNames
    {
        private readonly HashSet<string> _names = [];
        private bool _all;

        public void Add(DataFlowProduced flow)
        {
            foreach (var name in flow.Defines)
            {
                _names.Add(name);
                if (name.EndsWith(nameof(Attribute), StringComparison.Ordinal))
                    _names.Add(name[..^nameof(Attribute).Length]);
                _all |= name.Contains(' ', StringComparison.Ordinal) || Implicit.Contains(name);
            }
        }

        public bool AreNamedBy(DataFlowProduced flow) => _all || flow.Names.Any(_names.Contains);
    }

    [GeneratedRegex("cell-[0-9a-fA-F]{24}", RegexOptions.CultureInvariant)]
    internal static partial Regex AssemblyName();

    // Which functions a trace names depends on how often they were run.
    [GeneratedRegex(@"catch\s*\(|StackTrace|StackFrame|\.Exception\b", RegexOptions.CultureInvariant)]
    private static partial Regex CatchesErrors();
}

/// <summary>What a kernel tells of a cell beside what it shows.</summary>
internal sealed class CellReport
{
    public DependenciesProduced? Dependencies { get; private set; }

    public DataFlowProduced? Flow { get; private set; }

    /// <summary>A cell, to be run so that all of this is told.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="number">Its 1-based number.</param>
    /// <param name="after">The submissions to run after; null for all.</param>
    /// <param name="isObserved">False where its data flow is not asked for.</param>
    public static SubmitCode Command(Cell cell, int number, string? after, bool isObserved = true)
    {
        var parameters = new Dictionary<string, string> { ["cell"] = $"cell {number}" };
        if (isObserved)
            parameters["dataFlow"] = "observed";
        if (after is not null)
            parameters["after"] = after;
        return new SubmitCode(cell.Source, parameters) { TargetKernelName = cell.Kind };
    }

    /// <summary>True for an event that is one of these.</summary>
    public bool Take(KernelEvent @event)
    {
        switch (@event)
        {
            case DependenciesProduced dependencies: Dependencies = dependencies; return true;
            case DataFlowProduced flow: Flow = flow; return true;
            default: return false;
        }
    }
}
