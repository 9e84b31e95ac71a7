namespace Funding.Import.Layouts;

/// <summary>The columns one after the other: first every name, then every figure of the first column, then of the next.</summary>
internal sealed class ColumnwiseLayout : ITableLayout
{
    /// <summary>Fewer names below each other are a menu or a list of links.</summary>
    private const int FewestNames = 5;

    public IEnumerable<FoundTable> Find(IReadOnlyList<LineKind> lines)
    {
        for (var start = 0; start < lines.Count; start++)
        {
            if (!lines[start].IsLabel) continue;
            var end = start;
            while (end < lines.Count && lines[end].IsLabel) end++;
            var names = lines.Take(start..end).ToList();
            if (names.Count >= FewestNames && Values(lines, end) is { Values.Count: > 0 } found)
                yield return Assemble(names, found.Values, [.. Clusters.Header(lines, start), .. found.Between]);
            start = end;
        }
    }

    private static (List<LineKind> Values, List<PageLine> Between) Values(IReadOnlyList<LineKind> lines, int start)
    {
        var values = new List<LineKind>();
        var between = new List<PageLine>();
        for (var i = start; i < lines.Count && (lines[i].IsFigures || (lines[i].IsShort && lines[i].Label is null)); i++)
        {
            if (lines[i].IsFigures) values.Add(lines[i]);
            else if (values.Count == 0 || lines.Skip(i + 1).Take(3).Any(line => line.IsFigures)) between.Add(lines[i].Line);
            else break;
        }

        return (values, between);
    }

    private static FoundTable Assemble(List<LineKind> names, List<LineKind> values, IReadOnlyList<PageLine> header)
    {
        const string layout = "columns one after the other";
        var columns = (int)Math.Round((double)values.Count / names.Count);
        var height = columns == 0 ? 0 : values.Count / columns;
        // One figure more than names in each column is the sum, printed without a label; the sums check it.
        var hasSum = height == names.Count + 1 && names.All(name => name.Code is not null);
        if (columns == 0 || height * columns != values.Count || (height != names.Count && !hasSum))
            return new(
                layout,
                [.. names.Where(name => name.Code is not null).Select(name => new TableRow(name.Line.Number, name.Label!, name.Code, []))],
                [],
                header,
                [],
                $"{names.Count} names in lines {names[0].Line.Number}–{names[^1].Line.Number}, but {values.Count} figures in lines "
                + $"{values[0].Line.Number}–{values[^1].Line.Number}: which figure belongs to which name cannot be known. A line is "
                + "missing or too many.");
        var rows = Enumerable.Range(0, height).Select(row => new TableRow(
            row < names.Count ? names[row].Line.Number : values[row].Line.Number,
            row < names.Count ? names[row].Label! : "Summa",
            row < names.Count ? names[row].Code : null,
            [.. Enumerable.Range(0, columns).SelectMany(column => values[column * height + row].Runs!)])).ToList();
        return new(layout, [.. rows.Where(row => !row.IsSum)], [.. rows.Where(row => row.IsSum)], header, []);
    }
}
