namespace Dib.Running;

/// <summary>What a run's outcome depends on beside the notebook itself.</summary>
/// <param name="Files">The files that were read: imports, libraries, data.</param>
/// <param name="Effects">What the cells' own code calls that may give other results for equal inputs.</param>
/// <param name="DeclaresFiles">True where <c>#!depends</c> says which files the cells read by themselves.</param>
/// <param name="Inputs">The inputs that were asked for, in the order of their names.</param>
public sealed record Provenance(IReadOnlyList<FileDependency> Files, IReadOnlyList<EffectFound> Effects, bool DeclaresFiles,
    IReadOnlyList<InputUsed> Inputs)
{
    /// <summary>Of a run that depends on nothing.</summary>
    public static Provenance None { get; } = new([], [], false, []);
}

/// <summary>An input that a run was given.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What was given, or null for a password, which is kept nowhere.</param>
/// <param name="Hash">The SHA-256 of what was given, in hexadecimal.</param>
public sealed record InputUsed(string Name, string? Value, string Hash);

/// <summary>Gathers what a run depends on while it goes on.</summary>
internal sealed class ProvenanceRecorder
{
    private readonly Dictionary<string, FileDependency> _files;
    private readonly List<EffectFound> _effects = [];
    private readonly SortedDictionary<string, InputUsed> _inputs = new(StringComparer.Ordinal);
    private bool _declaresFiles;

    public ProvenanceRecorder() : this([]) { }

    private ProvenanceRecorder(Dictionary<string, FileDependency> files) => _files = files;

    /// <summary>For the next run in the same kernel, which may rest on what earlier ones read.</summary>
    public ProvenanceRecorder Next() => new(new Dictionary<string, FileDependency>(_files));

    public void Take(DependenciesProduced dependencies)
    {
        // The first reading counts: where a file changes during a run, the outcome is stale at once.
        foreach (var file in dependencies.Files)
            _files.TryAdd(file.Path, file);
        _effects.AddRange(dependencies.Effects);
        _declaresFiles |= dependencies.DeclaresFiles;
    }

    public void TakeInput(string name, string value, bool isPassword) =>
        _inputs[name] = new InputUsed(name, isPassword ? null : value, ContentHash.OfText(value));

    public Provenance End() =>
        new([.. _files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)], [.. _effects], _declaresFiles, [.. _inputs.Values]);
}
