namespace Funding.Import.Reading;

/// <summary>
/// Digits that stand together with blanks between, and the unit after them: one number, or several whose borders the blanks
/// do not show. "2 411 859 461 327 417" has six groups and is any of five pairs.
/// </summary>
internal sealed record Run(IReadOnlyList<string> Groups, string Unit, bool IsEarmark = false, string? Purpose = null)
{
    /// <summary>A page with more columns than this is no table of grants.</summary>
    public const int MostNumbers = 4;

    /// <summary>A share in per cent stands beside amounts and is none.</summary>
    public bool IsPercentage => Unit == "%";

    /// <summary>The fewest numbers the run can be; more than <see cref="MostNumbers"/> if it is none at all.</summary>
    public int Fewest
    {
        get
        {
            for (var count = 1; count <= MostNumbers; count++)
                if (Splits(count).Any()) return count;
            return MostNumbers + 1;
        }
    }

    /// <summary>Every way to read the run as so many numbers.</summary>
    public IEnumerable<IReadOnlyList<Cell>> Splits(int count) => From(0, count);

    private IEnumerable<IReadOnlyList<Cell>> From(int start, int count)
    {
        if (count == 0 || start >= Groups.Count)
        {
            if (count == 0 && start == Groups.Count) yield return [];
            yield break;
        }

        for (var end = start + 1; end <= Groups.Count - (count - 1); end++)
        {
            // Only a later group may be rejected for good: what follows a wrong group is wrong as well.
            if (end > start + 1 && !IsFollower(Groups[end - 1])) yield break;
            if (end > start + 1 && (!IsLeader(Groups[start]) || Groups[end - 2].Contains(','))) yield break;
            if (end == start + 1 && !IsAlone(Groups[start])) continue;
            foreach (var rest in From(end, count - 1))
                yield return [new Cell(Groups.Skip(start).Take(end - start), end == Groups.Count ? Unit : "", IsEarmark), .. rest];
        }
    }

    private static bool IsFollower(string group) => group.Length == 3 ? !group.Contains(',') : group.Length > 4 && group[3] == ',';

    private static bool IsLeader(string group) => group.Length <= 3 && !group.Contains(',') && group[0] != '0';

    private static bool IsAlone(string group) => group[0] != '0' || group.Length == 1 || group[1] == ',';
}
