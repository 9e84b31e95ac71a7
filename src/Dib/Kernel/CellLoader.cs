using System.Reflection;
using System.Runtime.Loader;
using Dib.Cache;

namespace Dib.Kernel;

/// <summary>
/// Loads compiled cells and the libraries they reference into one context that lives as long as the process, and runs them.
/// Not collectible: code in a collectible context runs at about half the speed.
/// </summary>
/// <param name="libraries">Where libraries are loaded from, or null to load them from memory.</param>
internal sealed class CellLoader(LibraryCache? libraries) : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, LibraryCopy> _libraries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Assembly> _cells = [];
    private readonly Lock _loading = new();
    private object?[] _submissions = new object?[16];

    /// <summary>The objects that hold the variables of the cells run so far, in order.</summary>
    public IEnumerable<object> Submissions => _submissions.Where(submission => submission is not null)!;

    public void Add(LibraryCopy library)
    {
        lock (_loading)
            _libraries[library.Name] = library;
    }

    /// <summary>Loads a cell and gives what runs it.</summary>
    public Func<object?[], Task<object?>> Load(CompiledCell cell)
    {
        using var bytes = new MemoryStream(cell.Assembly, writable: false);
        using var symbols = new MemoryStream(cell.Symbols, writable: false);
        var assembly = LoadFromStream(bytes, symbols);
        lock (_loading)
            _cells[cell.AssemblyName] = assembly;
        return assembly.GetType(cell.TypeName, throwOnError: true)!
            .GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    /// <summary>Runs a cell to its end.</summary>
    /// <returns>The value of the cell's last expression, or null.</returns>
    public Task<object?> RunAsync(Func<object?[], Task<object?>> cell)
    {
        // A submission's slot is at most its number; slot 0 belongs to a host object, which there is none of.
        if (_cells.Count + 1 >= _submissions.Length)
            Array.Resize(ref _submissions, _submissions.Length * 2);
        return cell(_submissions);
    }

    // Before the process's own assemblies: the engine's version of a library must not take the place of the notebook's.
    protected override Assembly? Load(AssemblyName name)
    {
        lock (_loading)
        {
            if (_cells.TryGetValue(name.Name!, out var cell))
                return cell;
            if (_loaded.TryGetValue(name.Name!, out var loaded))
                return loaded;
            // Once, whatever version is asked for: two libraries may want two versions of a third.
            return _libraries.TryGetValue(name.Name!, out var library) ? _loaded[library.Name] = Load(library) : null;
        }
    }

    private Assembly Load(LibraryCopy library)
    {
        if (libraries?.FileOf(library) is { } path)
            return LoadFromAssemblyPath(path);
        using var bytes = new MemoryStream([.. library.Bytes], writable: false);
        if (library.Symbols is null)
            return LoadFromStream(bytes);
        using var symbols = new MemoryStream(library.Symbols, writable: false);
        return LoadFromStream(bytes, symbols);
    }
}
