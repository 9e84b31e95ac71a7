using Dib.Cache;
using Dib.Running;

namespace Dib.Rendering;

/// <summary>Finds which outputs of a notebook are no longer what they were.</summary>
internal static class RunComparison
{
    public static NotebookChanges Compare(RunRecord before, NotebookRun after)
    {
        var old = before.Cells.Select((cell, index) => new PlacedCell(index + 1, cell.Source, cell.Outputs)).ToList();
        var now = after.Cells.Select(cell => new PlacedCell(cell.Number, CellRecord.HashOf(cell.Cell), cell.Outputs)).ToList();
        // Cells are recognised by their text, so that a cell put in between does not change all that follow.
        var stayed = LongestCommon.Pairs(old, now, (one, other) => one.Source == other.Source);

        var changes = new List<OutputChange>();
        var (oldNext, nowNext) = (0, 0);
        foreach (var (oldPlace, nowPlace) in stayed.Append((old.Count, now.Count)))
        {
            // What lies between was edited, added or removed.
            changes.AddRange(InOrder(Outputs(old[oldNext..oldPlace]), Outputs(now[nowNext..nowPlace])));
            (oldNext, nowNext) = (oldPlace + 1, nowPlace + 1);
            if (oldPlace < old.Count)
                changes.AddRange(OfOneCell(Outputs([old[oldPlace]]), Outputs([now[nowPlace]])));
        }
        return new NotebookChanges(after, changes);
    }

    /// <summary>Outputs of a cell are recognised by what they show or what they are called; those between, by their order.</summary>
    private static IEnumerable<OutputChange> OfOneCell(List<Placed> old, List<Placed> now)
    {
        var stayed = LongestCommon.Pairs(old, now, (one, other) => OutputContent.AreSame(one.Output, other.Output) || OutputContent.NameOf(one.Output) == OutputContent.NameOf(other.Output));
        var (oldNext, nowNext) = (0, 0);
        foreach (var (oldPlace, nowPlace) in stayed.Append((old.Count, now.Count)))
        {
            foreach (var change in InOrder(old[oldNext..oldPlace], now[nowNext..nowPlace]))
                yield return change;
            (oldNext, nowNext) = (oldPlace + 1, nowPlace + 1);
            if (oldPlace < old.Count && Change(old[oldPlace], now[nowPlace]) is { } changed)
                yield return changed;
        }
    }

    private static IEnumerable<OutputChange> InOrder(List<Placed> old, List<Placed> now)
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

    private static List<Placed> Outputs(IEnumerable<PlacedCell> cells) =>
        [.. cells.SelectMany(cell => cell.Outputs.Select(output => new Placed(cell.Number, output)))];

    private sealed record PlacedCell(int Number, string Source, IReadOnlyList<Output> Outputs);

    private sealed record Placed(int Cell, Output Output);
}
