namespace Funding.Import.Reading;

/// <summary>
/// Finds how ambiguous rows must be read so that every column comes to its sum: an exact search that stops at the second
/// solution, since two mean that the sums do not decide.
/// </summary>
internal sealed class SplitSearch
{
    /// <summary>Far more than any real table needs; beyond it the answer is "cannot be decided".</summary>
    private const int MostSteps = 200_000;

    private readonly IReadOnlyList<IReadOnlyList<IReadOnlyList<TableCell>>> _rows;
    private readonly IReadOnlyList<(decimal Low, decimal High)?> _targets;
    private readonly decimal[][] _lowest;
    private readonly decimal[][] _highest;
    private readonly int[] _choice;
    private readonly List<int[]> _solutions = [];
    private int _steps;

    private SplitSearch(IReadOnlyList<IReadOnlyList<IReadOnlyList<TableCell>>> rows, IReadOnlyList<(decimal Low, decimal High)?> targets)
    {
        (_rows, _targets, _choice) = (rows, targets, new int[rows.Count]);
        _lowest = Bounds(readings => readings.Min());
        _highest = Bounds(readings => readings.Max());
    }

    /// <summary>
    /// The solutions, two at most, each with the index of the reading of each row; null if the search was given up.
    /// </summary>
    /// <param name="rows">The readings of each row; a row has the same number of cells in each.</param>
    /// <param name="targets">Where the sum of each column must lie, or null where nothing is known.</param>
    public static IReadOnlyList<int[]>? Find(
        IReadOnlyList<IReadOnlyList<IReadOnlyList<TableCell>>> rows, IReadOnlyList<(decimal Low, decimal High)?> targets)
    {
        var search = new SplitSearch(rows, targets);
        search.From(0, new decimal[targets.Count]);
        return search._steps > MostSteps ? null : search._solutions;
    }

    private void From(int row, decimal[] sums)
    {
        if (++_steps > MostSteps || _solutions.Count > 1 || !CanReach(row, sums)) return;
        if (row == _rows.Count)
        {
            _solutions.Add([.. _choice]);
            return;
        }

        for (var i = 0; i < _rows[row].Count; i++)
        {
            _choice[row] = i;
            From(row + 1, [.. sums.Select((sum, column) => sum + _rows[row][i][column].Value)]);
        }
    }

    private bool CanReach(int row, decimal[] sums)
    {
        for (var column = 0; column < sums.Length; column++)
            if (_targets[column] is { } target
                && (sums[column] + _lowest[row][column] > target.High || sums[column] + _highest[row][column] < target.Low))
                return false;
        return true;
    }

    /// <summary>What the rows from each one on can add to each column at least, or at most.</summary>
    private decimal[][] Bounds(Func<IEnumerable<decimal>, decimal> extreme)
    {
        var bounds = new decimal[_rows.Count + 1][];
        bounds[_rows.Count] = new decimal[_targets.Count];
        for (var row = _rows.Count - 1; row >= 0; row--)
            bounds[row] = [.. bounds[row + 1].Select((later, column) => later + extreme(_rows[row].Select(cells => cells[column].Value)))];
        return bounds;
    }
}
