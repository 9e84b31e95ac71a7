namespace Dib.Kernel;

/// <summary>The C# of a session: compiles cells, runs them, and knows their variables.</summary>
internal sealed class CSharpCells(CellCache? cache, Dependencies dependencies)
{
    private readonly Dictionary<CellKey, LoadedCell> _loaded = [];
    private readonly Dictionary<Assembly, string> _labels = [];
    private CellLoader _loader = new();
    private Lazy<CellCompiler> _compiler = new(() => new CellCompiler());
    private ImmutableList<ChainLink> _chain = [];

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
        var key = (_chain is [.., var last] ? last.Key : CellKey.Start).Next(code, libraries);
        var compiled = _loaded.ContainsKey(key) ? null : cache?.Read(key) ?? Compile(key, code, libraries, cancellation);
        Volatile.Write(ref _chain, _chain.Add(new ChainLink(key, code, libraries)));
        foreach (var library in libraries)
        {
            _loader.Add(library);
            dependencies.AddLibrary(library);
        }
        if (compiled is not null)
            _loaded[key] = new LoadedCell(_loader.Load(compiled), compiled.ShowsValue, compiled.Effects);
        var cell = _loaded[key];
        dependencies.AddEffects(cell.Effects, label);
        _labels[cell.Run.Method.Module.Assembly] = label;
        return (await _loader.RunAsync(cell.Run, cancellation).ConfigureAwait(false), cell.ShowsValue);
    }

    /// <summary>
    /// Forgets what cells declared. Those that are run again as they were need neither be compiled nor loaded; but where one has
    /// static fields, which live as long as what it was loaded into, all are loaded anew, and their libraries with them.
    /// </summary>
    public void StartOver()
    {
        Volatile.Write(ref _chain, []);
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
    private CompiledCell Compile(CellKey key, string code, IReadOnlyList<LibraryCopy> libraries, CancellationToken cancellation)
    {
        _compiler.Value.CatchUp(_chain);
        var cell = _compiler.Value.Compile(key.AssemblyName, code, libraries, cancellation);
        cache?.Write(key, cell);
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
    private sealed record LoadedCell(Func<object?[], Task<object?>> Run, bool ShowsValue, IReadOnlyList<Effect> Effects);
}
