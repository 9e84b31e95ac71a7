namespace Dib.Kernel;

/// <summary>
/// The libraries that a notebook references, each with those it depends on: the compiler must know every type that a cell
/// can reach from the first cell on, or types that it meets later are strangers to those it knows.
/// </summary>
/// <param name="read">Reads a library.</param>
/// <param name="known">Those that cells have referenced already.</param>
internal sealed class Libraries(Func<string, LibraryCopy> read, params IEnumerable<LibraryCopy> known)
{
    private readonly Dictionary<string, LibraryCopy> _known = known.ToDictionary(library => library.Name, StringComparer.OrdinalIgnoreCase);
    private ImmutableList<LibraryCopy> _added = [];

    /// <summary>Those that the next cell will reference. Any thread.</summary>
    public IReadOnlyList<LibraryCopy> Added => Volatile.Read(ref _added);

    /// <summary>Those added since the last call, the next cell's to reference.</summary>
    public IReadOnlyList<LibraryCopy> TakeAdded() => Interlocked.Exchange(ref _added, []);

    /// <summary>Returns libraries that were taken for a cell that did not compile.</summary>
    public void GiveBack(IReadOnlyList<LibraryCopy> libraries) => Volatile.Write(ref _added, _added.InsertRange(0, libraries));

    /// <summary>Adds a library and what lies beside it of what it depends on. What the framework has is taken from there.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="InvalidOperationException">Another build of the library is loaded already.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Add(string path)
    {
        if (Framework.AssemblyNames.Contains(Path.GetFileNameWithoutExtension(path)))
            return;
        var library = read(path);
        if (_known.TryGetValue(library.Name, out var earlier))
        {
            if (earlier.Identity == library.Identity)
                return;
            throw new InvalidOperationException(earlier.Path == path
                ? $"{Path.GetFileName(path)} was rebuilt since this session loaded it. Restart the kernel to use the new build."
                : $"another version of {library.Name} is loaded already ({earlier.Version}, "
                    + $"from {Path.GetFileName(Path.GetDirectoryName(earlier.Path))}/); {library.Version} cannot be loaded beside it.");
        }

        var waiting = new Queue<LibraryCopy>([library]);
        while (waiting.TryDequeue(out var next))
        {
            if (!_known.TryAdd(next.Name, next))
                continue;
            Volatile.Write(ref _added, _added.Add(next));
            foreach (var dependency in next.Dependencies
                .Where(name => !Framework.AssemblyNames.Contains(name) && !_known.ContainsKey(name)))
            {
                var beside = Path.Combine(Path.GetDirectoryName(next.Path)!, dependency + ".dll");
                if (File.Exists(beside))
                    waiting.Enqueue(read(beside));
            }
        }
    }

    /// <summary>
    /// Adds a file of the packages restored so far. Of two versions of one assembly that different packages want, the later
    /// restore's is right, since it knows all of them; but one that a cell has run with stays.
    /// </summary>
    /// <returns>What is not as the packages want it, or null.</returns>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string? AddOfPackage(string path)
    {
        if (Framework.AssemblyNames.Contains(Path.GetFileNameWithoutExtension(path)) || _known.Values.Any(known => known.Path == path))
            return null;
        var library = LibraryCopy.InPlace(path);
        if (!_known.TryGetValue(library.Name, out var earlier))
        {
            _known.Add(library.Name, library);
            Volatile.Write(ref _added, _added.Add(library));
            return null;
        }
        if (earlier.Identity == library.Identity)
            return null;
        if (_added.Contains(earlier))
        {
            _known[library.Name] = library;
            Volatile.Write(ref _added, _added.Replace(earlier, library));
            return null;
        }
        return $"{library.Name} {earlier.Version} is in use since an earlier cell; the package wants {library.Version}. "
            + "With both #r lines in the first cell it gets it.";
    }
}
