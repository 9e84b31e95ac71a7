using Dib.Cache;
using Dib.Running;

namespace Dib.Rendering;

/// <summary>Finds which outputs of a notebook are no longer what they were.</summary>
internal static class RunComparison
{
    public static NotebookChanges Compare(RunRecord before, NotebookRun after)
    {
        var old = Outputs(before.Cells.Select((cell, index) => (index + 1, cell.Source, cell.Outputs)));
        var now = Outputs(after.Cells.Select(cell => (cell.Number, CellRecord.HashOf(cell.Cell), cell.Outputs)));
        // Cells are recognised by their text, so that a cell put in between does not change all that follow; outputs of one
        // cell by their order.
        var stayed = LongestCommon.Pairs(old, now, (one, other) => one.Source == other.Source && one.Index == other.Index);

        var changes = new List<OutputChange>();
        var (oldNext, nowNext) = (0, 0);
        foreach (var (oldPlace, nowPlace) in stayed.Append((old.Count, now.Count)))
        {
            changes.AddRange(Unmatched(old[oldNext..oldPlace], now[nowNext..nowPlace]));
            (oldNext, nowNext) = (oldPlace + 1, nowPlace + 1);
            if (oldPlace < old.Count && Change(old[oldPlace], now[nowPlace]) is { } change)
                changes.Add(change);
        }
        return new NotebookChanges(after, changes);
    }

    /// <summary>Outputs between those that were recognised: of cells that were edited, added or removed.</summary>
    private static IEnumerable<OutputChange> Unmatched(List<Placed> old, List<Placed> now)
    {
        for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
        {
            if (Change(old.ElementAtOrDefault(i), now.ElementAtOrDefault(i)) is { } change)
                yield return change;
        }
    }

    private static OutputChange? Change(Placed? before, Placed? after)
    {
        if (before is not null && after is not null && OutputContent.AreSame(before.Output, after.Output))
            return null;
        var values = before is null || after is null ? [] : OutputContent.Compare(before.Output, after.Output);
        return new OutputChange((after ?? before)!.Cell, OutputContent.NameOf((after ?? before)!.Output), before?.Output, after?.Output, values);
    }

    private static List<Placed> Outputs(IEnumerable<(int Cell, string Source, IReadOnlyList<Output> Outputs)> cells) =>
        [.. cells.SelectMany(cell => cell.Outputs.Select((output, index) => new Placed(cell.Cell, cell.Source, index, output)))];

    private sealed record Placed(int Cell, string Source, int Index, Output Output);
}
