using Dib.Cache;
using Dib.Html;

namespace Dib.Rendering;

/// <summary>Finds which outputs of a notebook are no longer what they were.</summary>
internal static class RunComparison
{
    public static NotebookChanges Compare(RunRecord before, NotebookRun after)
    {
        var old = before.Cells.Select((cell, index) => new PlacedCell(index + 1, cell.Source, cell.Outputs)).ToList();
        var now = after.Cells.Select(cell => new PlacedCell(cell.Number, CellRecord.HashOf(cell.Cell), cell.Outputs)).ToList();
        // Cells are recognised by their text, so that a cell put in between does not change all that follow.
        var changes = new List<OutputChange>();
        foreach (var piece in LongestCommon.Pieces(old, now, (one, other) => one.Source == other.Source))
        {
            // What lies between was edited, added or removed.
            changes.AddRange(InOrder(Outputs(old[piece.Before]), Outputs(now[piece.After])));
            if (piece.BeforeStayed < old.Count)
                changes.AddRange(OfOneCell(Outputs([old[piece.BeforeStayed]]), Outputs([now[piece.AfterStayed]])));
        }
        return new NotebookChanges(after, changes);
    }

    /// <summary>Outputs of a cell are recognised by what they show or what they are called; those between, by their order.</summary>
    private static IEnumerable<OutputChange> OfOneCell(List<Placed> old, List<Placed> now)
    {
        return LongestCommon.Pieces(old, now, AreAlike).SelectMany(piece => (IEnumerable<OutputChange>)
        [
            .. InOrder(old[piece.Before], now[piece.After]),
            .. InOrder([.. old.Skip(piece.BeforeStayed).Take(1)], [.. now.Skip(piece.AfterStayed).Take(1)]),
        ]);

        static bool AreAlike(Placed one, Placed other) =>
            OutputContent.AreSame(one.Output, other.Output) || OutputContent.NameOf(one.Output) == OutputContent.NameOf(other.Output);
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
        return new OutputChange((after ?? before)!.Cell, OutputContent.NameOf((after ?? before)!.Output),
            before?.Output, after?.Output, values);
    }

    private static List<Placed> Outputs(IEnumerable<PlacedCell> cells) =>
        [.. cells.SelectMany(cell => cell.Outputs.Select(output => new Placed(cell.Number, output)))];

    private sealed record PlacedCell(int Number, string Source, IReadOnlyList<Output> Outputs);

    private sealed record Placed(int Cell, Output Output);
}

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
    public override string ToString() => In(SiteLanguage.English);

    /// <summary>The change as a reader is told.</summary>
    /// <param name="language">The reader's language.</param>
    public string In(SiteLanguage language)
    {
        var change = (Before, After) switch
        {
            ("", _) => language.Say("changes.new", After),
            (_, "") => language.Say("changes.gone", Before),
            _ => $"{Before} → {After}",
        };
        return Where.Length == 0 ? change : $"{Where}: {change}";
    }
}

/// <summary>The longest common subsequence of two lists: what stayed when one became the other.</summary>
internal static class LongestCommon
{
    /// <summary>
    /// Both lists piece by piece, in order: what of each lies between two items that stayed, and the place in each of the item
    /// that stayed behind it, which lies past the ends in the last piece.
    /// </summary>
    public static IEnumerable<(Range Before, Range After, int BeforeStayed, int AfterStayed)> Pieces<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, T, bool> same)
    {
        var (nextBefore, nextAfter) = (0, 0);
        foreach (var (placeBefore, placeAfter) in Pairs(before, after, same).Append((before.Count, after.Count)))
        {
            yield return (nextBefore..placeBefore, nextAfter..placeAfter, placeBefore, placeAfter);
            (nextBefore, nextAfter) = (placeBefore + 1, placeAfter + 1);
        }
    }

    /// <summary>The pairs of places that stayed, in order.</summary>
    private static IEnumerable<(int Before, int After)> Pairs<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, T, bool> same)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && same(before[start], after[start]))
            start++;
        var end = 0;
        while (end < before.Count - start && end < after.Count - start
            && same(before[before.Count - 1 - end], after[after.Count - 1 - end]))
            end++;
        return Enumerable.Range(0, start).Select(place => (place, place))
            .Concat(Middle(before, after, start, before.Count - end, after.Count - end, same))
            .Concat(Enumerable.Range(1, end).Reverse().Select(fromEnd => (before.Count - fromEnd, after.Count - fromEnd)));
    }

    private static IEnumerable<(int, int)> Middle<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, int start, int beforeEnd,
        int afterEnd, Func<T, T, bool> same)
    {
        var lengths = new int[beforeEnd - start + 1, afterEnd - start + 1];
        for (var i = beforeEnd - 1; i >= start; i--)
        {
            for (var j = afterEnd - 1; j >= start; j--)
            {
                lengths[i - start, j - start] = same(before[i], after[j])
                    ? lengths[i - start + 1, j - start + 1] + 1
                    : Math.Max(lengths[i - start + 1, j - start], lengths[i - start, j - start + 1]);
            }
        }
        for (int i = start, j = start; i < beforeEnd && j < afterEnd;)
        {
            if (same(before[i], after[j]))
                yield return (i++, j++);
            else if (lengths[i - start + 1, j - start] >= lengths[i - start, j - start + 1])
                i++;
            else
                j++;
        }
    }
}
