using Dib.Protocol;

namespace Dib.Running;

/// <summary>Gathers what a run depends on while it goes on.</summary>
internal sealed class ProvenanceRecorder
{
    private readonly Dictionary<string, FileDependency> _files = [];
    private readonly List<EffectFound> _effects = [];
    private readonly SortedDictionary<string, InputUsed> _inputs = new(StringComparer.Ordinal);
    private bool _declaresFiles;

    public void Take(DependenciesProduced dependencies)
    {
        // The first reading counts: where a file changes during a run, the outcome is stale at once.
        foreach (var file in dependencies.Files)
            _files.TryAdd(file.Path, file);
        _effects.AddRange(dependencies.Effects);
        _declaresFiles |= dependencies.DeclaresFiles;
    }

    public void TakeInput(string name, string value, bool isPassword) => _inputs[name] = new InputUsed(name, isPassword ? null : value, ContentHash.OfText(value));

    public Provenance End() => new([.. _files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)], [.. _effects], _declaresFiles, [.. _inputs.Values]);
}
