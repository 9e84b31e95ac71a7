namespace Funding.Import.Reading;

/// <summary>A table that a layout found in a page.</summary>
/// <param name="Layout">The layout's name for readers.</param>
/// <param name="Rows">The regional rows in their printed order; a region may occur twice or be missing.</param>
/// <param name="Sums">The rows of sums; more than one is a contradiction unless they agree.</param>
/// <param name="Header">Short lines above or between the rows, which may name columns and units.</param>
/// <param name="Unread">Lines among the rows that are neither row nor header.</param>
/// <param name="Problem">Why the layout cannot say which figure belongs to which region, or null.</param>
internal sealed record FoundTable(
    string Layout,
    IReadOnlyList<TableRow> Rows,
    IReadOnlyList<TableRow> Sums,
    IReadOnlyList<PageLine> Header,
    IReadOnlyList<PageLine> Unread,
    string? Problem = null)
{
    public int Regions { get; } = Rows.Select(row => row.Code).Distinct().Count();

    public int FirstLine => Rows[0].Line;

    public int LastLine => Rows.Concat(Sums).Max(row => row.Line);
}

/// <summary>A row as a layout found it: a region, or the sums where the code is null.</summary>
internal sealed record TableRow(int Line, string Label, string? Code, IReadOnlyList<Run> Runs)
{
    public bool IsSum => Code is null;

    /// <summary>The runs that are money or people.</summary>
    public IReadOnlyList<Run> Figures { get; } = [.. Runs.Where(run => !run.IsPercentage)];

    /// <summary>The fewest numbers the row can hold.</summary>
    public int Fewest { get; } = Runs.Where(run => !run.IsPercentage).Sum(run => run.Fewest);

    /// <summary>Every way to read the row as so many numbers.</summary>
    public IReadOnlyList<IReadOnlyList<TableCell>> Readings(int count)
    {
        IEnumerable<IReadOnlyList<TableCell>> readings = [[]];
        for (var i = 0; i < Figures.Count; i++)
        {
            var (run, later) = (Figures[i], Figures.Skip(i + 1).Sum(other => other.Fewest));
            readings = readings.SelectMany(before => Enumerable.Range(1, Math.Max(0, count - before.Count - later))
                .SelectMany(run.Splits).Select(cells => (IReadOnlyList<TableCell>)[.. before, .. cells]));
        }

        return [.. readings.Where(cells => cells.Count == count)];
    }
}
