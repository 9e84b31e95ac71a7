namespace Dib.Analysis;

/// <summary>What someone probably meant to write.</summary>
internal static class Nearest
{
    /// <summary>A sentence that begins with a blank and names the nearest candidate, or nothing where none is near.</summary>
    public static string Suggestion(string written, IEnumerable<string> candidates)
    {
        var best = candidates.Select(candidate => (Name: candidate, Distance: Distance(written.ToLowerInvariant(), candidate.ToLowerInvariant()))).MinBy(candidate => candidate.Distance);
        return best.Name is not null && best.Distance <= Math.Max(2, best.Name.Length / 3) ? $" Did you mean '{best.Name}'?" : "";
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
