namespace Funding.Analysis;

/// <summary>
/// All rules of a given number of pots that may fit the rows. Rows are given memberships one after the other; those that are
/// linearly independent determine the pots' rates, and every other row must then be a sum of rates. Nothing that could fit
/// is passed over: pots are interchangeable (only one order of them is looked at), and a rule whose memberships are
/// dependent could be had with fewer pots (Carathéodory's theorem for cones), so it is not of the smallest size.
/// </summary>
internal sealed class PotEnumeration
{
    /// <summary>What fitting a complete rule costs, in steps.</summary>
    private const int StepsOfFit = 1_000;

    private readonly IReadOnlyList<RateRow> _rows;
    private readonly int _pots;
    private readonly PotSearchOptions _options;
    private readonly PatternBasis _basis;
    private readonly int[] _patterns;
    private readonly double[] _rates;
    private readonly double[] _slacks;
    private readonly double[][] _combinations;
    private long _stepsLeft;

    public PotEnumeration(IReadOnlyList<RateRow> rows, int pots, PotSearchOptions options, long stepsLeft)
    {
        (_rows, _pots, _options, _stepsLeft) = (rows, pots, options, stepsLeft);
        _basis = new(pots);
        _patterns = new int[rows.Count];
        (_rates, _slacks) = (new double[1 << pots], new double[1 << pots]);
        _combinations = [.. Enumerable.Range(0, 1 << pots).Select(_ => new double[pots])];
        Assign(0, (1 << (pots - 1)) - 1);
    }

    /// <summary>Memberships that bring every row within its tolerance: one bit a pot, in the order of the rows.</summary>
    public List<int[]> Fitting { get; } = [];

    /// <summary>Memberships of which it could not be proved that they do or do not fit.</summary>
    public int Undecided { get; private set; }

    public long RatesTried { get; private set; }

    public long StepsLeft => Math.Max(0, _stepsLeft);

    public bool IsExhaustive => !IsOver;

    private bool IsOver => _stepsLeft <= 0 || Fitting.Count + Undecided >= _options.MostRules;

    /// <param name="row">The row to give a membership.</param>
    /// <param name="alike">Bit j: pots j and j + 1 have had the same members so far, so which comes first is no matter.</param>
    private void Assign(int row, int alike)
    {
        if (_basis.IsComplete)
        {
            Complete(row);
            return;
        }

        if (_rows.Count - row < _pots - _basis.Rank) return;
        for (var pattern = MayBeNothing(_rows[row]) ? 0 : 1; pattern < 1 << _pots && !IsOver; pattern++)
        {
            if ((~pattern & (pattern >> 1) & alike) != 0 || !IsOrdered(row, pattern)) continue;
            _stepsLeft--;
            _patterns[row] = pattern;
            var stillAlike = alike & ~(pattern ^ (pattern >> 1));
            if (_basis.Predicts(pattern, out var rate, out var slack))
            {
                if (Math.Abs(rate - _rows[row].Rate) <= slack + _rows[row].Slack) Assign(row + 1, stillAlike);
                continue;
            }

            _basis.Push(pattern, _rows[row]);
            Assign(row + 1, stillAlike);
            _basis.Pop();
        }
    }

    /// <summary>Whoever is in more pots gets more.</summary>
    private bool IsOrdered(int row, int pattern)
    {
        for (var earlier = 0; earlier < row; earlier++)
        {
            var common = pattern & _patterns[earlier];
            if (common == pattern && common != _patterns[earlier] && !MayBeBelow(_rows[row], _rows[earlier])) return false;
            if (common == _patterns[earlier] && common != pattern && !MayBeBelow(_rows[earlier], _rows[row])) return false;
        }

        return true;
    }

    /// <summary>The rates are determined: finds the sums of rates that each of the other rows may be.</summary>
    private void Complete(int from)
    {
        RatesTried++;
        _stepsLeft--;
        if (!_basis.TryRates(_rates, _slacks, _combinations)) return;
        for (var row = from; row < _rows.Count; row++)
            if (!Choices(_rows[row]).Any()) return;
        var choices = Enumerable.Range(from, _rows.Count - from).Select(row => Choices(_rows[row]).ToArray()).ToArray();
        Choose(from, from, choices);
    }

    private void Choose(int from, int row, int[][] choices)
    {
        if (row == _rows.Count)
        {
            Judge();
            return;
        }

        foreach (var pattern in choices[row - from])
        {
            if (IsOver) return;
            _patterns[row] = pattern;
            Choose(from, row + 1, choices);
        }
    }

    private void Judge()
    {
        _stepsLeft -= StepsOfFit;
        var fit = MinimaxFit.Of(_rows, _patterns, _pots, polish: false);
        if (fit.IsWithinTolerance) Fitting.Add([.. _patterns]);
        else if (!fit.IsImpossible) Undecided++;
    }

    private IEnumerable<int> Choices(RateRow row)
    {
        for (var pattern = MayBeNothing(row) ? 0 : 1; pattern < _rates.Length; pattern++)
            if (Math.Abs(_rates[pattern] - row.Rate) <= _slacks[pattern] + row.Slack) yield return pattern;
    }

    private static bool MayBeNothing(RateRow row) => row.Money <= row.Tolerance;

    private static bool MayBeBelow(RateRow low, RateRow high) => low.Rate - low.Slack < high.Rate + high.Slack;
}
