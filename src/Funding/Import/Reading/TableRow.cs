namespace Funding.Import.Reading;

/// <summary>A row as a layout found it: a region, or the sums where the code is null.</summary>
internal sealed record TableRow(int Line, string Label, string? Code, IReadOnlyList<Run> Runs)
{
    public bool IsSum => Code is null;

    /// <summary>The runs that are money or people.</summary>
    public IReadOnlyList<Run> Figures { get; } = [.. Runs.Where(run => !run.IsPercentage)];

    /// <summary>The fewest numbers the row can hold.</summary>
    public int Fewest { get; } = Runs.Where(run => !run.IsPercentage).Sum(run => run.Fewest);

    /// <summary>Every way to read the row as so many numbers.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Readings(int count)
    {
        IEnumerable<IReadOnlyList<Cell>> readings = [[]];
        for (var i = 0; i < Figures.Count; i++)
        {
            var (run, later) = (Figures[i], Figures.Skip(i + 1).Sum(other => other.Fewest));
            readings = readings.SelectMany(before => Enumerable.Range(1, Math.Max(0, count - before.Count - later))
                .SelectMany(run.Splits).Select(cells => (IReadOnlyList<Cell>)[.. before, .. cells]));
        }

        return [.. readings.Where(cells => cells.Count == count)];
    }
}
