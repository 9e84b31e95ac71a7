namespace Funding.Measures;

/// <summary>Searches a box of amounts for the highest Gini coefficient.</summary>
internal sealed class HighestGini : CornerSearch
{
    /// <summary>
    /// What the numerator, Σᵢⱼ |aᵢqⱼ − aⱼqᵢ| / 2, gains when amount i goes from its low end to its high one, the other amounts
    /// as they are at the moment.
    /// </summary>
    private readonly double[] _gains;

    /// <summary>At [j][i]: what the gain of amount i changes by when amount j goes from its low end to its high one.</summary>
    private readonly double[][] _changes;

    private readonly bool[] _isHigh;
    private double _numerator;
    private double _total;
    private double _highest;
    private bool[] _best;

    public HighestGini(double[] low, double[] high, double[] people)
        : base(low, high, people)
    {
        _gains = [.. low.Select((_, i) => low.Select((amount, j) => Gain(i, j, amount)).Sum())];
        _changes = [.. low.Select((_, j) => low.Select((_, i) => Gain(i, j, high[j]) - Gain(i, j, low[j])).ToArray())];
        _isHigh = new bool[low.Length];
        _best = new bool[low.Length];
    }

    /// <summary>The amounts at which the coefficient is highest.</summary>
    /// <param name="gini">The coefficient of some amounts, which the search itself reckons only step by step.</param>
    public double[] Find(Func<double[], double> gini)
    {
        _total = Low.Sum();
        _highest = _total > 0 ? gini(Low) : 0;
        _numerator = _highest * _total;
        Walk();
        return [.. _best.Select((isHigh, i) => isHigh ? High[i] : Low[i])];
    }

    protected override bool TryRaise(int i)
    {
        // Gains only shrink as others rise (|u − v| is submodular), so a rise that does not pay now never will.
        var width = High[i] - Low[i];
        if (width == 0 || _gains[i] < _highest * width) return false;
        (_numerator, _total) = (_numerator + _gains[i], _total + width);
        Change(i, +1);
        if (_numerator <= _highest * _total) return true;
        _highest = _numerator / _total;
        _best = [.. _isHigh];
        return true;
    }

    protected override void Lower(int i)
    {
        Change(i, -1);
        (_numerator, _total) = (_numerator - _gains[i], _total - (High[i] - Low[i]));
    }

    private void Change(int i, int sign)
    {
        _isHigh[i] = sign > 0;
        var (gains, changes) = (_gains, _changes[i]);
        for (var j = 0; j < gains.Length; j++) gains[j] += sign * changes[j];
    }

    private double Gain(int i, int j, double amount) => i == j
        ? 0
        : Math.Abs(High[i] * People[j] - amount * People[i]) - Math.Abs(Low[i] * People[j] - amount * People[i]);
}
