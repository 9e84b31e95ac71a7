namespace Dib.Kernel;

/// <summary>The C# of a session: compiles cells, runs them, and knows their variables.</summary>
internal sealed class CSharpCells(CellCache? cache, Dependencies dependencies)
{
    private readonly Dictionary<CellKey, LoadedCell> _loaded = [];
    private readonly Dictionary<Assembly, string> _labels = [];
    private CellLoader _loader = new();
    private Lazy<CellCompiler> _compiler = new(() => new CellCompiler());
    private readonly Dictionary<int, List<RunLink>> _runs = [];
    private StateObserver _observer = new();
    private ImmutableList<ChainLink> _chain = [];
    private List<RunLink> _run = [];
    private bool _isArranged;

    /// <summary>How data flow through what was run since <see cref="Begin"/>.</summary>
    public CellFlow Flow { get; private set; } = CellFlow.None;

    /// <summary>Begins a cell, which may consist of several pieces of code.</summary>
    /// <param name="order">Its number as a submission.</param>
    /// <param name="after">The numbers of the submissions that it is to find before it, in order; null for all.</param>
    /// <param name="isObserved">True where what it changes is asked for.</param>
    /// <exception cref="CellException">One of these is not there.</exception>
    public void Begin(int order, IReadOnlyList<int>? after, bool isObserved)
    {
        if (after is not null)
        {
            var before = after.SelectMany(one =>
                _runs.TryGetValue(one, out var run) && run.TrueForAll(link => link.Submission is not null) ? run
                    : throw new CellException($"there is no submission {one} that ran to its end, after which another could run."))
                .ToList();
            Volatile.Write(ref _chain, [.. before.Select(link => link.Link)]);
            _loader.Arrange([.. before.Select(link => link.Submission!)]);
            _isArranged = true;
            if (isObserved)
                _observer.Look([.. _loader.Submissions]);
        }
        _runs[order] = _run = [];
        Flow = CellFlow.None;
    }

    /// <summary>The variables of earlier cells that the present cell has changed; null where that cannot be seen.</summary>
    public IReadOnlyList<string>? Observe()
    {
        _observer.Look([.. _loader.Submissions]);
        var own = _run.Select(link => link.Submission).ToHashSet();
        return _loader.HoldsState ? null : _observer.Changed(_loader.Submissions.Where(submission => !own.Contains(submission)));
    }

    /// <summary>The variables of all cells, by name; a later declaration hides an earlier one. Any thread.</summary>
    public IEnumerable<Variable> Variables => _loader.Submissions
        .SelectMany(Variable.Of)
        .GroupBy(variable => variable.Name)
        .Select(declared => declared.Last())
        .OrderBy(variable => variable.Name, StringComparer.Ordinal);

    /// <summary>Gives a declared variable a value.</summary>
    public void Assign(string name, object value)
    {
        var declaring = _loader.Submissions.Last(submission => submission.GetType().GetField(name) is not null);
        declaring.GetType().GetField(name)!.SetValue(declaring, value);
    }

    /// <summary>Compiles and runs a cell.</summary>
    /// <param name="code">C# script code.</param>
    /// <param name="libraries">Libraries that no earlier cell referenced.</param>
    /// <param name="label">What errors call the cell.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The value of its last expression, and whether it is to be shown.</returns>
    /// <exception cref="CompilationException">The cell does not compile; the session is as it was.</exception>
    public async Task<(object? Value, bool IsShown)> RunAsync(string code, IReadOnlyList<LibraryCopy> libraries, string label,
        CancellationToken cancellation)
    {
        var before = _chain is [.., var last] ? last.Key : CellKey.Start;
        // Of the cells that its assembly refers to, another process has others.
        var isAlone = _isArranged && !IsOneAfterTheOther();
        var key = isAlone ? before.NextAlone(_loaded.Count) : before.Next(code, libraries);
        var link = new ChainLink(key, code, libraries);
        var compiled = _loaded.ContainsKey(key) ? null : (isAlone ? null : cache?.Read(key)) ?? Compile(link, isAlone, cancellation);
        Volatile.Write(ref _chain, _chain.Add(link));
        foreach (var library in libraries)
        {
            _loader.Add(library);
            dependencies.AddLibrary(library);
        }
        if (compiled is not null)
            _loaded[key] = new LoadedCell(_loader.Load(compiled), compiled.ShowsValue, compiled.Effects, compiled.Flow);
        var cell = _loaded[key];
        Flow = Flow.With(cell.Flow);
        dependencies.AddEffects(cell.Effects, label);
        _labels[cell.Run.Method.Module.Assembly] = label;
        try
        {
            return (await _loader.RunAsync(cell.Run, cancellation).ConfigureAwait(false), cell.ShowsValue);
        }
        finally
        {
            _run.Add(new RunLink(link, _loader.SubmissionAt(_chain.Count)));
        }
    }

    private bool IsOneAfterTheOther() => _chain.Select((link, index) =>
        link.Key == (index == 0 ? CellKey.Start : _chain[index - 1].Key).Next(link.Code, link.Libraries)).All(isNext => isNext);

    /// <summary>
    /// Forgets what cells declared. Those that are run again as they were need neither be compiled nor loaded; but where one has
    /// static fields, which live as long as what it was loaded into, all are loaded anew, and their libraries with them.
    /// </summary>
    public void StartOver()
    {
        Volatile.Write(ref _chain, []);
        _runs.Clear();
        (_observer, _isArranged) = (new(), false);
        if (_compiler.IsValueCreated)
            _compiler = new(() => new CellCompiler());
        if (!_loader.HoldsState)
        {
            _loader.Forget();
            return;
        }
        _loader = new CellLoader();
        _loaded.Clear();
        _labels.Clear();
    }

    // A method of its own: where every cell is found in the cache, the compiler's assemblies are never loaded.
    private CompiledCell Compile(ChainLink link, bool isAlone, CancellationToken cancellation)
    {
        var cell = _compiler.Value.Compile(_chain, link, cancellation);
        if (!isAlone)
            cache?.Write(link.Key, cell);
        return cell;
    }

    /// <summary>Makes libraries known before a cell runs that references them, for an extension that a package brings.</summary>
    public void Prepare(IEnumerable<LibraryCopy> libraries, PackageFiles package)
    {
        _loader.Add(package);
        foreach (var library in libraries)
            _loader.Add(library);
    }

    /// <summary>Loads a library that no cell references.</summary>
    public Assembly Open(LibraryCopy library) => _loader.Open(library);

    /// <summary>What the cells run so far declare and reference, as an editor needs it. Any thread.</summary>
    /// <param name="added">Libraries that the next cell will reference.</param>
    /// <param name="folder">The notebook's folder.</param>
    public NotebookState State(IReadOnlyList<LibraryCopy> added, string folder)
    {
        var chain = Volatile.Read(ref _chain);
        return new NotebookState(_compiler.Value.CatchUp(chain), [.. chain.SelectMany(cell => cell.Libraries)], added, folder);
    }

    /// <summary>What errors call the cell that an assembly was compiled from; null for other assemblies.</summary>
    public string? LabelOf(Assembly assembly) => _labels.GetValueOrDefault(assembly);

    /// <summary>What errors call the cell that was given up, and is the reason that its functions, called by another, stop at once;
    /// null for what was thrown for any other reason.</summary>
    public string? GivenUp(Exception error) => error is OperationCanceledException { CancellationToken: var stop }
        ? _loader.GivenUp.Where(one => one.Stop == stop).Select(one => LabelOf(one.Cell)).FirstOrDefault() : null;

    /// <summary>A cell that can be run.</summary>
    private sealed record LoadedCell(Func<object?[], Task<object?>> Run, bool ShowsValue, IReadOnlyList<Effect> Effects, CellFlow Flow);

    /// <summary>A piece of code that was run, and what holds its variables.</summary>
    private sealed record RunLink(ChainLink Link, object? Submission);
}
