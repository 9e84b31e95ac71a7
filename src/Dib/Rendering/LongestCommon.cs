namespace Dib.Rendering;

/// <summary>The longest common subsequence of two lists: what stayed when one became the other.</summary>
internal static class LongestCommon
{
    /// <summary>The pairs of places that stayed, in order.</summary>
    public static List<(int Before, int After)> Pairs<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, T, bool> same)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && same(before[start], after[start]))
            start++;
        var end = 0;
        while (end < before.Count - start && end < after.Count - start && same(before[before.Count - 1 - end], after[after.Count - 1 - end]))
            end++;

        var pairs = Enumerable.Range(0, start).Select(place => (place, place)).ToList();
        pairs.AddRange(Middle(before, after, start, before.Count - end, after.Count - end, same));
        pairs.AddRange(Enumerable.Range(1, end).Reverse().Select(fromEnd => (before.Count - fromEnd, after.Count - fromEnd)));
        return pairs;
    }

    private static IEnumerable<(int, int)> Middle<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, int start, int beforeEnd, int afterEnd, Func<T, T, bool> same)
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
