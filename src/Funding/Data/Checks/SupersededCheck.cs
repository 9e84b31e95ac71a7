namespace Funding.Data.Checks;

/// <summary>Superseded figures stay on record whole: every region of each revision, and the revisions without a gap.</summary>
internal static class SupersededCheck
{
    public static void Run(RawData data)
    {
        foreach (var grant in data[Schemas.Superseded].Rows.Where(row => row.IsSound).GroupBy(row => row["grant"]))
        {
            var revisions = grant.GroupBy(row => row.Whole("revision")).OrderBy(revision => revision.Key).ToList();
            foreach (var (i, revision) in revisions.Index())
            {
                var (line, found, count) = (revision.First().Line, $"revision {revision.Key} of {grant.Key}", revision.Count());
                if (revision.Key != i + 1)
                    data.Add(Schemas.Superseded, line, found, $"revision {i + 1}", "older figures were taken out");
                if (count != Region.Count)
                    data.Add(Schemas.Superseded, line, $"{count} rows of {found}", $"{Region.Count}, one a region", "rows were taken out");
            }
        }
    }
}
