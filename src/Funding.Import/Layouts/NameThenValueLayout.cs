namespace Funding.Import.Layouts;

/// <summary>A region's name on a line of its own, and its figures on the lines below, one or more a line.</summary>
internal sealed class NameThenValueLayout : ITableLayout
{
    public IEnumerable<FoundTable> Find(IReadOnlyList<LineKind> lines)
    {
        foreach (var range in Clusters.Of(lines, line => line.IsLabel || line.IsFigures, Clusters.WithinPage))
        {
            var rows = new List<TableRow>();
            var unread = new List<PageLine>();
            LineKind? label = null;
            var runs = new List<Run>();
            foreach (var line in lines.Take(range))
            {
                if (line.IsFigures && label is not null) runs.AddRange(line.Runs!);
                else if (line.IsLabel) Begin(line);
                else unread.Add(line.Line);
            }

            Begin(null);
            // Names that stand one below the other belong to another layout, or to a menu.
            if (rows.Count < 3) continue;
            yield return new("names and figures on lines of their own", [.. rows.Where(row => !row.IsSum)],
                [.. rows.Where(row => row.IsSum)],
                Clusters.Header(lines, range.Start.Value), unread);

            void Begin(LineKind? next)
            {
                if (label is not null && runs.Count > 0) rows.Add(new(label.Line.Number, label.Label!, label.Code, [.. runs]));
                else if (label is not null) unread.Add(label.Line);
                (label, runs) = (next, []);
            }
        }
    }
}
