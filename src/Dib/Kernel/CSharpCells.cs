using System.Reflection;

namespace Dib.Kernel;

/// <summary>The C# of a session: compiles cells, runs them, and knows their variables.</summary>
internal sealed class CSharpCells
{
    private readonly CellLoader _loader = new();
    private readonly Dictionary<Assembly, string> _labels = [];
    private CellCompiler? _compiler;
    private CellKey _key = CellKey.Start;

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
        var key = _key.Next(code, libraries);
        var cell = (_compiler ??= new CellCompiler()).Compile(key.AssemblyName, code, libraries, cancellation);
        _key = key;
        foreach (var library in libraries)
            _loader.Add(library);
        var run = _loader.Load(cell);
        _labels[run.Method.Module.Assembly] = label;
        return (await _loader.RunAsync(run).ConfigureAwait(false), cell.ShowsValue);
    }

    /// <summary>What errors call the cell that an assembly was compiled from; null for other assemblies.</summary>
    public string? LabelOf(Assembly assembly) => _labels.GetValueOrDefault(assembly);
}
