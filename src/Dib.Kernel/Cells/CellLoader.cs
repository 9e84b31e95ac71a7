using System.Runtime.Loader;

namespace Dib.Kernel;

/// <summary>
/// Loads compiled cells and the libraries they reference into one context that lives as long as the process, and runs them.
/// Not collectible: code in a collectible context runs at about half the speed.
/// </summary>
internal sealed class CellLoader() : AssemblyLoadContext("cells")
{
    private static readonly TimeSpan TimeForStopping = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, LibraryCopy> _libraries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Assembly> _cells = [];
    private readonly Dictionary<(string Name, string Culture), string> _satellites = [];
    private readonly Dictionary<string, string> _natives = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _loading = new();
    private readonly Dictionary<Assembly, FieldInfo> _stops = [];
    private readonly List<(Assembly Cell, Task Run, CancellationToken Stop)> _givenUp = [];
    private object?[] _submissions = new object?[16];

    /// <summary>The objects that hold the variables of the cells run so far, in order.</summary>
    public IEnumerable<object> Submissions => _submissions.Where(submission => submission is not null)!;

    /// <summary>Cells that were stopped and have not ended, with what they were stopped by.</summary>
    public IEnumerable<(Assembly Cell, CancellationToken Stop)> GivenUp =>
        _givenUp.Where(one => !one.Run.IsCompleted).Select(one => (one.Cell, one.Stop));

    /// <summary>True where a cell keeps something beside its variables: in a static field of its own, or because it still runs.</summary>
    public bool HoldsState => GivenUp.Any() || _cells.Values.SelectMany(TypesOf).Any(KeepsSomething);

    /// <summary>The object that holds the variables of a cell, by its 1-based place in the chain; null where it did not come to
    /// be.</summary>
    public object? SubmissionAt(int place) => place < _submissions.Length ? _submissions[place] : null;

    /// <summary>Has the next cell find other cells before it than those run last.</summary>
    public void Arrange(IReadOnlyList<object> submissions)
    {
        _submissions = new object?[Math.Max(_submissions.Length, submissions.Count + 2)];
        for (var i = 0; i < submissions.Count; i++)
            _submissions[i + 1] = submissions[i];
    }

    /// <summary>Lets the variables of all cells go.</summary>
    public void Forget() => _submissions = new object?[_submissions.Length];

    /// <summary>The types of a cell, without those that a library is missing for.</summary>
    public static IEnumerable<Type> TypesOf(Assembly cell)
    {
        try
        {
            return cell.GetTypes();
        }
        catch (ReflectionTypeLoadException error)
        {
            return error.Types.OfType<Type>();
        }
    }

    public void Add(LibraryCopy library)
    {
        lock (_loading)
            _libraries[library.Name] = library;
    }

    /// <summary>Adds what packages have beside their assemblies: native libraries,
    /// and translations in folders named by their languages.</summary>
    public void Add(PackageFiles package)
    {
        lock (_loading)
        {
            foreach (var file in package.Natives)
                _natives[Path.GetFileName(file)] = file;
            foreach (var file in package.Satellites)
                _satellites[(Path.GetFileNameWithoutExtension(file), Path.GetFileName(Path.GetDirectoryName(file)!))] = file;
        }
    }

    /// <summary>Loads a library that no cell references.</summary>
    public Assembly Open(LibraryCopy library)
    {
        Add(library);
        return LoadFromAssemblyName(new AssemblyName(library.Name));
    }

    /// <summary>Loads a cell and gives what runs it.</summary>
    public Func<object?[], Task<object?>> Load(CompiledCell cell)
    {
        using var bytes = new MemoryStream(cell.Assembly, writable: false);
        using var symbols = new MemoryStream(cell.Symbols, writable: false);
        var assembly = LoadFromStream(bytes, symbols);
        var stop = Stopping.FieldOf(assembly);
        lock (_loading)
        {
            _cells[cell.AssemblyName] = assembly;
            if (stop is not null)
                _stops[assembly] = stop;
        }
        return assembly.GetType(cell.TypeName, throwOnError: true)!
            .GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    /// <summary>Has the code of all cells look at a token, but for cells that were given up and have not ended yet.</summary>
    private void StopAt(CancellationToken stop)
    {
        lock (_loading)
        {
            foreach (var (cell, field) in _stops)
            {
                if (!GivenUp.Any(other => other.Cell == cell))
                    Stopping.Set(field, stop);
            }
        }
    }

    /// <summary>Runs a cell to its end; or to where it is told to stop and waits for what does not end.</summary>
    /// <returns>The value of the cell's last expression, or null.</returns>
    /// <exception cref="OperationCanceledException">It was stopped. What it still waits for is left alone, and its own code
    /// stays stopped for as long.</exception>
    public async Task<object?> RunAsync(Func<object?[], Task<object?>> cell, CancellationToken stop)
    {
        // A submission's slot is at most its number; slot 0 belongs to a host object, which there is none of.
        if (_cells.Count + 1 >= _submissions.Length)
            Array.Resize(ref _submissions, _submissions.Length * 2);
        // Until it is signalled they look at one that cannot be, which costs less.
        StopAt(CancellationToken.None);
        var stopping = stop.UnsafeRegister(_ => StopAt(stop), null);
        Task<object?>? run = null;
        try
        {
            run = cell(_submissions);
            await Task.WhenAny(run, GiveUpAsync()).ConfigureAwait(false);
            if (run.IsCompleted)
                return await run.ConfigureAwait(false);
            lock (_loading)
                _givenUp.Add((cell.Method.Module.Assembly, run, stop));
            throw new OperationCanceledException(stop);
        }
        finally
        {
            stopping.Dispose();
            // What is asked of its values later is not to be stopped.
            if (stop.IsCancellationRequested)
                StopAt(CancellationToken.None);
        }

        async Task GiveUpAsync()
        {
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (stop.UnsafeRegister(_ => stopped.TrySetResult(), null))
                await Task.WhenAny(stopped.Task, run).ConfigureAwait(false);
            if (!run.IsCompleted)
                await Task.WhenAny(run, Task.Delay(TimeForStopping, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    // Before the process's own assemblies: the engine's version of a library must not take the place of the notebook's.
    protected override Assembly? Load(AssemblyName name)
    {
        Assembly? loaded;
        lock (_loading)
        {
            if (name.CultureName is { Length: > 0 } culture)
                return SatelliteOf(name.Name!, culture) is { } satellite ? LoadFromAssemblyPath(satellite) : null;
            if (_cells.TryGetValue(name.Name!, out var cell))
                return cell;
            if (_loaded.TryGetValue(name.Name!, out loaded))
                return loaded;
            // Once, whatever version is asked for: two libraries may want two versions of a third.
            if (!_libraries.TryGetValue(name.Name!, out var library))
                return null;
            loaded = _loaded[library.Name] = Load(library);
        }
        PlotlyCharts.Notice(loaded, this);
        return loaded;
    }

    protected override nint LoadUnmanagedDll(string name)
    {
        foreach (var file in NativeNames(name))
        {
            if (_natives.TryGetValue(file, out var path) || (path = BesideLibraries(file)) is not null)
                return LoadUnmanagedDllFromPath(path);
        }
        return 0;
    }

    // What the compiler keeps by itself, such as a lambda without variables, is the same whenever it is made.
    private static bool KeepsSomething(Type type) => !IsOfCompiler(type)
        && type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Any(field => !field.IsLiteral && (!IsOfCompiler(field) || field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)));

    private static bool IsOfCompiler(MemberInfo member) =>
        member.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false)
        || (member.DeclaringType is { } outer && IsOfCompiler(outer))
        // Those within a cell's class are not marked.
        || (member is Type && member.Name.StartsWith('<'));

    private string? SatelliteOf(string name, string culture)
    {
        if (_satellites.TryGetValue((name, culture), out var path))
            return path;
        const string Ending = ".resources";
        if (!name.EndsWith(Ending, StringComparison.Ordinal) || !_libraries.TryGetValue(name[..^Ending.Length], out var library))
            return null;
        var beside = Path.Combine(Path.GetDirectoryName(library.Path)!, culture, name + ".dll");
        return File.Exists(beside) ? beside : null;
    }

    /// <summary>A native library in the folder that a library was built into, or in the part of it for this platform.</summary>
    private string? BesideLibraries(string file) =>
        _libraries.Values.Where(library => library.File != library.Path).Select(library => Path.GetDirectoryName(library.Path)!).Distinct()
            .SelectMany(folder => RuntimeIdentifiers.Compatible
                .Select(platform => Path.Combine(folder, "runtimes", platform, "native", file)).Prepend(Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);

    private static IEnumerable<string> NativeNames(string name)
    {
        var (prefix, ending) = OperatingSystem.IsWindows() ? ("", ".dll") : OperatingSystem.IsMacOS() ? ("lib", ".dylib") : ("lib", ".so");
        return new[] { name, name + ending, prefix + name + ending, prefix + name }.Select(Path.GetFileName).Distinct()!;
    }

    private Assembly Load(LibraryCopy library)
    {
        if (library.File is { } file)
            return LoadFromAssemblyPath(file);
        using var bytes = new MemoryStream([.. library.Bytes], writable: false);
        using var symbols = library.Symbols is null ? null : new MemoryStream(library.Symbols, writable: false);
        return LoadFromStream(bytes, symbols);
    }
}
