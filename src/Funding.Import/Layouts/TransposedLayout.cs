namespace Funding.Import.Layouts;

/// <summary>The regions beside each other: a line of names, and below it a line of figures for each column of other tables.</summary>
internal sealed class TransposedLayout(PageNames names) : ITableLayout
{
    private const int FewestNames = 5;

    public IEnumerable<FoundTable> Find(IReadOnlyList<LineKind> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var labels = Cells(lines[i]);
            if (labels.Count(label => names.CodeOf(label) is not null) < FewestNames) continue;
            var figures = lines.Skip(i + 1).Select(line => (line.Line, Cells: Cells(line)))
                .TakeWhile(line => line.Cells.Length == labels.Length).ToList();
            if (figures.Count == 0) continue;
            var rows = labels.Select((label, at) => (Label: label, Code: names.CodeOf(label), Runs: figures
                .Select(line => RunReader.Read(line.Cells[at])).ToList())).Where(row => row.Runs.All(runs => runs is not null)).ToList();
            TableRow Row((string Label, string? Code, List<IReadOnlyList<Run>?> Runs) row) =>
                new(lines[i].Line.Number, row.Label, row.Code, [.. row.Runs.SelectMany(runs => runs!)]);
            yield return new("the regions beside each other", [.. rows.Where(row => row.Code is not null).Select(Row)],
                [.. rows.Where(row => row.Code is null && PrintedTableReader.SumLabel().IsMatch(row.Label)).Select(Row)],
                [.. Clusters.Header(lines, i), .. figures.Select(line => line.Line with { Text = line.Cells[0] })], []);
            i += figures.Count;
        }
    }

    private static string[] Cells(LineKind line) => [.. RunReader.Cells(line.Line.Text).Select(cell => cell.Trim())];
}
