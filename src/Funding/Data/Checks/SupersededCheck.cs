namespace Funding.Data.Checks;

/// <summary>Superseded figures stay on record whole: every region of each revision, and the revisions without a gap.</summary>
internal static class SupersededCheck
{
    public static void Run(RawData data)
    {
        var table = data[Schemas.Superseded];
        foreach (var grant in table.Rows.Where(row => row.IsSound).GroupBy(row => row["grant"]))
        {
            var revisions = grant.GroupBy(row => row.Whole("revision")).OrderBy(revision => revision.Key).ToList();
            for (var i = 0; i < revisions.Count; i++)
            {
                var first = revisions[i].First();
                if (revisions[i].Key != i + 1)
                    data.Findings.Add(new(table.Path, first.Line, $"revision {revisions[i].Key} of {grant.Key}", $"revision {i + 1}", "older figures were taken out"));
                if (revisions[i].Count() != Region.Count)
                    data.Findings.Add(new(table.Path, first.Line, $"{revisions[i].Count()} rows of revision {revisions[i].Key} of {grant.Key}", $"{Region.Count}, one a region", "rows were taken out"));
            }
        }
    }
}
