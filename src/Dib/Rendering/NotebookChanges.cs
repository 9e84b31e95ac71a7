using Dib.Running;

namespace Dib.Rendering;

/// <summary>What a rerun changed in one notebook.</summary>
/// <param name="Run">The new outcome.</param>
/// <param name="Outputs">The outputs that are no longer what they were, in their order; none where the rerun changed nothing.</param>
public sealed record NotebookChanges(NotebookRun Run, IReadOnlyList<OutputChange> Outputs);

/// <summary>One output before and after.</summary>
/// <param name="Cell">The 1-based number of its cell: the new one, or the old one of an output that is gone.</param>
/// <param name="Name">What readers know it by: a figure's title, a table's caption, a text's first words.</param>
/// <param name="Before">What it was, or null where it is new.</param>
/// <param name="After">What it is, or null where it is gone.</param>
/// <param name="Values">The values within it that changed.</param>
public sealed record OutputChange(int Cell, string Name, Output? Before, Output? After, IReadOnlyList<ValueChange> Values);

/// <summary>One value before and after.</summary>
/// <param name="Where">Its row and column, or empty where it stands in a text.</param>
/// <param name="Before">What it was; empty where it is new.</param>
/// <param name="After">What it is; empty where it is gone.</param>
public sealed record ValueChange(string Where, string Before, string After)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var change = (Before, After) switch
        {
            ("", _) => $"new: {After}",
            (_, "") => $"gone: {Before}",
            _ => $"{Before} → {After}",
        };
        return Where.Length == 0 ? change : $"{Where}: {change}";
    }
}
