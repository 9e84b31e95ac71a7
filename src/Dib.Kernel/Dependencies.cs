using System.Diagnostics;
using System.Reactive;
using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>
/// Notes which files a session reads and what its cells call. A library tells which data files it reads without knowing the
/// engine: by an event <c>Read</c> of a <see cref="DiagnosticListener"/> called <c>DataFiles</c>, whose payload has a <c>Path</c>.
/// </summary>
internal sealed class Dependencies
{
    private const string WhileRunning = "while it ran";

    private readonly Dictionary<string, FileDependency> _files = [];
    private readonly List<EffectFound> _effects = [];
    private readonly Lock _gate = new();
    private bool _declaresFiles;

    public Dependencies()
    {
        DiagnosticListener.AllListeners.Subscribe(listener =>
        {
            if (listener.Name == "DataFiles")
                listener.Subscribe(Observer.Create<KeyValuePair<string, object?>>(Notice), name => name == "Read");
        });
        Listen();
    }

    /// <summary>Has the paths told that cells name, also where a cell took the place for it.</summary>
    public void Listen() => NamedFiles.Listen(NoticeNamed);

    /// <summary>A notebook or script that was imported.</summary>
    public void AddImport(string path) => Add(path, "import", ContentHash.OfFile(path));

    /// <summary>A library that was referenced.</summary>
    public void AddLibrary(LibraryCopy library) => Add(library.Path, "library", library.Hash);

    /// <summary>What lies beside a library and may be read by it: texts in other languages, data, native code. What only describes
    /// a build changes with it; assemblies that are used are known by themselves.</summary>
    public void AddBeside(string library)
    {
        const int Most = 500;
        string[] descriptions = [".dll", ".exe", ".pdb", ".xml", ".deps.json", ".runtimeconfig.json"];
        var folder = Path.GetDirectoryName(library)!;
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase)
                || !descriptions.Any(end => file.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            .Take(Most + 1).ToList();
        foreach (var file in files.Take(Most))
            Add(file, "library", ContentHash.OfFile(file));
        if (files.Count <= Most)
            return;
        Add(new EffectFound(Outside.Unseen, $"{Path.GetFileName(library)}, beside which lie too many files to look at,", "#r"));
    }

    /// <summary>A file or folder that the notebook declares to read.</summary>
    public void AddDeclared(string path)
    {
        _declaresFiles = true;
        AddRead(path);
    }

    /// <summary>A file that the engine read for the notebook.</summary>
    public void AddRead(string path) => Add(path, "data", ContentHash.OfFile(path));

    /// <summary>Something that the notebook used and that may read what nobody sees.</summary>
    public void AddUnseen(string used) => Add(new EffectFound(Outside.Unseen, used, WhileRunning));

    public void AddEffects(IEnumerable<Effect> effects, string label)
    {
        lock (_gate)
            _effects.AddRange(effects.Select(effect => new EffectFound(effect.Kind, effect.Member, $"{label}, line {effect.Line}")));
    }

    /// <summary>All so far, or null where nothing was added since the last call.</summary>
    public DependenciesProduced? Take()
    {
        lock (_gate)
        {
            if (_files.Count == 0 && _effects.Count == 0 && !_declaresFiles)
                return null;
            var taken = new DependenciesProduced([.. _files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)],
                [.. _effects], _declaresFiles);
            _files.Clear();
            _effects.Clear();
            _declaresFiles = false;
            return taken;
        }
    }

    // An address is no file: whatever is there now may be another thing the next time.
    private void NoticeNamed(string path)
    {
        if (path.Contains("://", StringComparison.Ordinal) || path.Contains('\0'))
            Add(new EffectFound(Outside.World, path, WhileRunning));
        else
            AddRead(Path.GetFullPath(path));
    }

    private void Notice(KeyValuePair<string, object?> read)
    {
        if (read.Value?.GetType().GetProperty("Path")?.GetValue(read.Value) is string path)
            AddRead(Path.GetFullPath(path));
    }

    private void Add(EffectFound effect)
    {
        lock (_gate)
            _effects.Add(effect);
    }

    private void Add(string path, string role, string? hash)
    {
        // The first reading counts: where a file changes during a run, the outcome is stale at once.
        lock (_gate)
            _files.TryAdd(path, new FileDependency(path, role, hash));
    }
}
