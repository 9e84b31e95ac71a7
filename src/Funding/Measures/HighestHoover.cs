namespace Funding.Measures;

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
