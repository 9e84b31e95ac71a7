namespace Dib.Documents;

/// <summary>Every name and alias that a file's header lines may use. Ordinal and case-sensitive.</summary>
internal sealed class KindNames
{
    private readonly Dictionary<string, string> _kindOf = new(StringComparer.Ordinal);

    /// <summary>The known kinds and those that a file adds.</summary>
    /// <param name="added">The kernels that the file's metadata lists. A known kind may be listed again, with more aliases.</param>
    /// <param name="error">Makes the exception from what was found and what was expected.</param>
    public KindNames(IEnumerable<NamedKernel> added, Func<string, string, Exception> error)
    {
        foreach (var kernel in Kinds.All.Concat(added))
        {
            foreach (var name in kernel.Aliases.Prepend(kernel.Name))
            {
                if (!_kindOf.TryAdd(name, kernel.Name) && _kindOf[name] != kernel.Name)
                    throw error($"the name '{name}' for the kernels '{_kindOf[name]}' and '{kernel.Name}'", "names and aliases that each stand for one kernel");
            }
        }
    }

    public static KindNames Known { get; } = For(null);

    public static KindNames For(NotebookMetadata? metadata) =>
        new(metadata?.Kernels ?? [], (found, expected) => new ArgumentException($"Found {found}; expected {expected}."));

    public string? Resolve(string nameOrAlias) => _kindOf.GetValueOrDefault(nameOrAlias);
}
