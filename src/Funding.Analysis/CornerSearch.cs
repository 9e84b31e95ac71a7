namespace Funding.Analysis;

/// <summary>
/// Walks through the corners of a box of amounts at which no region at its low end has more per inhabitant than one at its
/// high end: among them are those of highest inequality (<see cref="Inequality.Gini"/> and <see cref="Inequality.Hoover"/> say
/// why). Amounts are raised and lowered one at a time.
/// </summary>
/// <param name="low">The low ends, kronor, none below zero.</param>
/// <param name="high">The high ends.</param>
/// <param name="people">Shares of people.</param>
internal abstract class CornerSearch(double[] low, double[] high, double[] people)
{
    /// <summary>The regions, least per inhabitant at the low end first.</summary>
    private readonly int[] _order = [.. Enumerable.Range(0, low.Length).OrderBy(i => low[i] / people[i])];

    protected double[] Low => low;

    protected double[] High => high;

    protected double[] People => people;

    protected void Walk() => Walk(0, double.PositiveInfinity);

    /// <summary>Takes an amount from its low end to its high one and looks at the corner, unless it is of no use to raise it.</summary>
    protected abstract bool TryRaise(int i);

    /// <summary>Takes back the last rise that was not taken back.</summary>
    protected abstract void Lower(int i);

    private void Walk(int from, double lowestHighRate)
    {
        for (var place = from; place < _order.Length; place++)
        {
            var i = _order[place];
            if (TryRaise(i))
            {
                Walk(place + 1, Math.Min(lowestHighRate, high[i] / people[i]));
                Lower(i);
            }

            // It may not stay at its low end; an exact amount is at both.
            if (low[i] < high[i] && low[i] / people[i] > lowestHighRate) return;
        }
    }
}

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

/// <summary>
/// Searches a box of amounts for the highest Hoover index: the largest excess, over sets of regions, of the set's share of
/// money over its share of people, the set's amounts at their high ends and all others at their low ends.
/// </summary>
internal sealed class HighestHoover(double[] low, double[] high, double[] people) : CornerSearch(low, high, people)
{
    private double _inside;
    private double _outside = low.Sum();
    private double _people;
    private double _highest;

    public double Find()
    {
        Walk();
        return _highest;
    }

    protected override bool TryRaise(int i)
    {
        (_inside, _outside, _people) = (_inside + High[i], _outside - Low[i], _people + People[i]);
        if (_inside > 0) _highest = Math.Max(_highest, _inside / (_inside + Math.Max(0, _outside)) - _people);
        return true;
    }

    protected override void Lower(int i) =>
        (_inside, _outside, _people) = (_inside - High[i], _outside + Low[i], _people - People[i]);
}
