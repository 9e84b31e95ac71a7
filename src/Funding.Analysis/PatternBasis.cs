namespace Funding.Analysis;

/// <summary>
/// Rows whose memberships ("patterns", one bit a pot) are linearly independent, so that they determine as many rates as
/// there are rows. A pattern that depends on them has a predicted rate: the same combination of their rates.
/// </summary>
internal sealed class PatternBasis(int pots)
{
    private const double Zero = 1e-9;

    /// <summary>Eliminated patterns, each with the combination of the basis rows that gives it.</summary>
    private readonly double[][] _reduced = NewRows(pots);
    private readonly double[][] _combinations = NewRows(pots);
    private readonly int[] _pivots = new int[pots];
    private readonly RateRow[] _rows = new RateRow[pots];
    private readonly double[] _pattern = new double[pots];
    private readonly double[] _combination = new double[pots];

    public int Rank { get; private set; }

    public bool IsComplete => Rank == pots;

    /// <summary>Whether the pattern depends on the basis; then what rate the basis predicts for it, and within what slack.</summary>
    public bool Predicts(int pattern, out double rate, out double slack)
    {
        (rate, slack) = (0, 0);
        Eliminate(pattern);
        foreach (var left in _pattern)
            if (Math.Abs(left) > Zero) return false;
        for (var k = 0; k < Rank; k++)
        {
            rate += _combination[k] * _rows[k].Rate;
            slack += Math.Abs(_combination[k]) * _rows[k].Slack;
        }

        return true;
    }

    /// <summary>Adds a row whose pattern the basis does not predict.</summary>
    public void Push(int pattern, RateRow row)
    {
        Eliminate(pattern);
        var pivot = 0;
        for (var j = 1; j < pots; j++)
            if (Math.Abs(_pattern[j]) > Math.Abs(_pattern[pivot])) pivot = j;
        var scale = 1 / _pattern[pivot];
        for (var j = 0; j < pots; j++)
        {
            _reduced[Rank][j] = _pattern[j] * scale;
            _combinations[Rank][j] = -_combination[j] * scale;
        }

        _combinations[Rank][Rank] = scale;
        _pivots[Rank] = pivot;
        _rows[Rank++] = row;
    }

    public void Pop() => Rank--;

    /// <summary>The rate and slack of every set of pots, indexed by pattern; false if a pot's rate cannot be above zero.</summary>
    public bool TryRates(double[] rates, double[] slacks, double[][] combinations)
    {
        for (var pot = 0; pot < pots; pot++)
        {
            if (!Predicts(1 << pot, out var rate, out var slack) || rate + slack <= 0) return false;
            _combination.CopyTo(combinations[1 << pot], 0);
        }

        for (var pattern = 1; pattern < rates.Length; pattern++)
        {
            var (lowest, rest) = (pattern & -pattern, pattern & (pattern - 1));
            if (rest != 0)
                for (var k = 0; k < pots; k++) combinations[pattern][k] = combinations[lowest][k] + combinations[rest][k];
            (rates[pattern], slacks[pattern]) = (0, 0);
            for (var k = 0; k < pots; k++)
            {
                rates[pattern] += combinations[pattern][k] * _rows[k].Rate;
                slacks[pattern] += Math.Abs(combinations[pattern][k]) * _rows[k].Slack;
            }
        }

        return true;
    }

    private void Eliminate(int pattern)
    {
        for (var j = 0; j < pots; j++) _pattern[j] = pattern >> j & 1;
        Array.Clear(_combination);
        for (var k = 0; k < Rank; k++)
        {
            var factor = _pattern[_pivots[k]];
            if (factor == 0) continue;
            for (var j = 0; j < pots; j++) _pattern[j] -= factor * _reduced[k][j];
            for (var j = 0; j <= k; j++) _combination[j] += factor * _combinations[k][j];
        }
    }

    private static double[][] NewRows(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[count])];
}
