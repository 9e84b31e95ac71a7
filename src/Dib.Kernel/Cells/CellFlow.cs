namespace Dib.Kernel;

/// <summary>How data flow through a cell. What is not known counts as changed.</summary>
/// <param name="Defines">What the cell declares: variables, types, methods, and its usings as they are written.</param>
/// <param name="Uses">Names of earlier cells that it refers to.</param>
/// <param name="Changes">Variables of earlier cells that it assigns, or whose objects it changes; all that may lead to these too.</param>
/// <param name="MayChange">Variables of earlier cells that code which is not known gets hold of.</param>
/// <param name="Outside">What it calls that may change more than variables: static state, the process, files; null for nothing.</param>
/// <param name="Names">Every identifier in its text: what it cannot name, it cannot use.</param>
internal sealed record CellFlow(IReadOnlyList<string> Defines, IReadOnlyList<string> Uses, IReadOnlyList<string> Changes,
    IReadOnlyList<string> MayChange, string? Outside, IReadOnlyList<string> Names)
{
    /// <summary>The flow of a cell that does nothing.</summary>
    public static CellFlow None { get; } = new([], [], [], [], null, []);

    /// <summary>The flow of a cell and of another that follows as a part of the same.</summary>
    public CellFlow With(CellFlow next) => new(
        Sorted(Defines.Concat(next.Defines)),
        Sorted(Uses.Concat(next.Uses.Except(Defines))),
        Sorted(Changes.Concat(next.Changes.Except(Defines))),
        Sorted(MayChange.Concat(next.MayChange.Except(Defines))),
        Outside ?? next.Outside,
        Sorted(Names.Concat(next.Names)));

    public static IReadOnlyList<string> Sorted(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
