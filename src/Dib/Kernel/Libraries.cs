namespace Dib.Kernel;

/// <summary>
/// The libraries that a notebook references, each with those it depends on: the compiler must know every type that a cell
/// can reach from the first cell on, or types that it meets later are strangers to those it knows.
/// </summary>
internal sealed class Libraries
{
    private readonly HashSet<string> _known = new(Framework.AssemblyNames, StringComparer.OrdinalIgnoreCase);
    private readonly List<LibraryCopy> _added = [];

    /// <summary>Those added since the last call, the next cell's to reference.</summary>
    public IReadOnlyList<LibraryCopy> TakeAdded()
    {
        LibraryCopy[] added = [.. _added];
        _added.Clear();
        return added;
    }

    /// <summary>Returns libraries that were taken for a cell that did not compile.</summary>
    public void GiveBack(IReadOnlyList<LibraryCopy> libraries) => _added.InsertRange(0, libraries);

    /// <summary>Adds a library and what lies beside it of what it depends on. One that is known already is left as it is.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Add(string path)
    {
        var waiting = new Queue<string>([path]);
        while (waiting.TryDequeue(out var next))
        {
            if (_known.Contains(Path.GetFileNameWithoutExtension(next)))
                continue;
            var library = LibraryCopy.Read(next);
            if (!_known.Add(library.Name))
                continue;
            _added.Add(library);
            foreach (var dependency in library.Dependencies)
            {
                var beside = Path.Combine(Path.GetDirectoryName(next)!, dependency + ".dll");
                if (File.Exists(beside))
                    waiting.Enqueue(beside);
            }
        }
    }
}
