namespace Funding.Import.Layouts;

/// <summary>A way in which pages lay out a table. Finding is all it does: nothing is decided or rejected here.</summary>
internal interface ITableLayout
{
    /// <summary>The tables of this layout in a page, in their order; empty where there is none.</summary>
    IEnumerable<FoundTable> Find(IReadOnlyList<LineKind> lines);
}

/// <summary>
/// Each region on a line with its figures: "Blekinge 158 999 30 412 474", "Uppsala: 59 miljoner kronor (varav 13 miljoner för BUP)".
/// </summary>
internal sealed class RowLayout(int widestGap) : ITableLayout
{
    public IEnumerable<FoundTable> Find(IReadOnlyList<LineKind> lines) =>
        Clusters.Of(lines, line => line.IsRow, widestGap).Select(range =>
        {
            var inside = lines.Take(range).ToList();
            var rows = inside.Where(line => line.IsRow).Select(line => line.ToRow()).ToList();
            return new FoundTable("one row a line", [.. rows.Where(row => !row.IsSum)], [.. rows.Where(row => row.IsSum)],
                Clusters.Header(lines, range.Start.Value), [.. inside.Where(line => !line.IsRow).Select(line => line.Line)]);
        });
}
