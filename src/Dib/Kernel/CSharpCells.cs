using System.Reflection;
using Dib.Cache;

namespace Dib.Kernel;

/// <summary>The C# of a session: compiles cells, runs them, and knows their variables.</summary>
internal sealed class CSharpCells(CellCache? cache, Dependencies dependencies)
{
    private readonly CellLoader _loader = new();
    private readonly Dictionary<Assembly, string> _labels = [];
    private readonly List<(CellKey Key, string Code, IReadOnlyList<LibraryCopy> Libraries)> _chain = [];
    private CellCompiler? _compiler;

    /// <summary>The variables of all cells, by name; a later declaration hides an earlier one.</summary>
    public IEnumerable<Variable> Variables => _loader.Submissions
        .SelectMany(Variable.Of)
        .GroupBy(variable => variable.Name)
        .Select(declared => declared.Last())
        .OrderBy(variable => variable.Name, StringComparer.Ordinal);

    /// <summary>Compiles and runs a cell.</summary>
    /// <param name="code">C# script code.</param>
    /// <param name="libraries">Libraries that no earlier cell referenced.</param>
    /// <param name="label">What errors call the cell.</param>
    /// <param name="cancellation">Keeps a cell that has not begun from running.</param>
    /// <returns>The value of its last expression, and whether it is to be shown.</returns>
    /// <exception cref="CompilationException">The cell does not compile; the session is as it was.</exception>
    public async Task<(object? Value, bool IsShown)> RunAsync(string code, IReadOnlyList<LibraryCopy> libraries, string label, CancellationToken cancellation)
    {
        var key = (_chain is [.., var last] ? last.Key : CellKey.Start).Next(code, libraries);
        var cell = cache?.Read(key) ?? Compile(key, code, libraries, cancellation);
        _chain.Add((key, code, libraries));
        dependencies.AddEffects(cell.Effects, label);
        foreach (var library in libraries)
        {
            _loader.Add(library);
            dependencies.AddLibrary(library);
        }
        var run = _loader.Load(cell);
        _labels[run.Method.Module.Assembly] = label;
        return (await _loader.RunAsync(run).ConfigureAwait(false), cell.ShowsValue);
    }

    // A method of its own: where every cell is found in the cache, the compiler's assemblies are never loaded.
    private CompiledCell Compile(CellKey key, string code, IReadOnlyList<LibraryCopy> libraries, CancellationToken cancellation)
    {
        _compiler ??= new CellCompiler();
        foreach (var earlier in _chain.Skip(_compiler.Count))
            _compiler.Adopt(earlier.Key.AssemblyName, earlier.Code, earlier.Libraries);
        var cell = _compiler.Compile(key.AssemblyName, code, libraries, cancellation);
        cache?.Write(key, cell);
        return cell;
    }

    /// <summary>What errors call the cell that an assembly was compiled from; null for other assemblies.</summary>
    public string? LabelOf(Assembly assembly) => _labels.GetValueOrDefault(assembly);
}
