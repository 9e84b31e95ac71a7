namespace Funding.Analysis;

/// <summary>
/// All amounts that the published ones may be rounded from: a box with one side a region. Why the extremes lie where they
/// are looked for is said at <see cref="Inequality.Gini"/> and <see cref="Inequality.Hoover"/>.
/// </summary>
internal sealed class AmountBox
{
    private readonly double[] _low;
    private readonly double[] _high;

    /// <summary>Shares of people.</summary>
    private readonly double[] _people;

    public AmountBox(Distribution distribution)
    {
        Published = [.. distribution.Rows.Select(Inequality.Paid)];
        _low = [.. distribution.Rows.Select(row => Math.Max(0, row.Money.Low))];
        _high = [.. distribution.Rows.Select(row => Math.Max(0, row.Money.High))];
        _people = [.. distribution.Rows.Select(row => row.ShareOfPeople)];
    }

    public double[] Published { get; }

    private bool IsPoint => _low.AsSpan().SequenceEqual(_high);

    /// <summary>A value with bounds, which are not looked for when there is nothing to vary.</summary>
    public Quantity Bound(double value, Func<double> lowest, Func<double> highest) =>
        IsPoint ? Quantity.Exactly(value, Unit.Quotient)
            : new(value, new(Math.Min(value, lowest()), Math.Max(value, highest())), Unit.Quotient);

    /// <summary>One minus twice the area under the Lorenz curve.</summary>
    public double Gini(double[] amounts)
    {
        var total = amounts.Sum();
        double below = 0, area = 0;
        foreach (var i in Enumerable.Range(0, amounts.Length).OrderBy(i => amounts[i] / _people[i]))
        {
            var share = amounts[i] / total;
            area += _people[i] * (below + below + share);
            below += share;
        }

        return Math.Max(0, 1 - area);
    }

    public double Hoover(double[] amounts)
    {
        var total = amounts.Sum();
        double sum = 0;
        for (var i = 0; i < amounts.Length; i++) sum += Math.Abs(amounts[i] / total - _people[i]);
        return sum / 2;
    }

    public double LowestGini() => Ends().Select(AtRate).Where(HasMoney).Min(Gini);

    public double LowestHoover() => Ends().Concat(MeanCrossings()).Select(AtRate).Where(HasMoney).Min(Hoover);

    public double HighestGini() => new HighestGini(_low, _high, _people).Find(Gini) is var amounts && HasMoney(amounts) ? Gini(amounts) : 0;

    public double HighestHoover() => new HighestHoover(_low, _high, _people).Find();

    private IEnumerable<double> Ends() =>
        Enumerable.Range(0, _low.Length).SelectMany(i => new[] { _low[i] / _people[i], _high[i] / _people[i] }).Distinct();

    /// <summary>The amounts at one common rate, cut to the intervals.</summary>
    private double[] AtRate(double rate) => [.. _people.Select((people, i) => Math.Clamp(rate * people, _low[i], _high[i]))];

    /// <summary>Rates at which the mean of the amounts, cut to the intervals, is an interval end or the rate itself.</summary>
    private IEnumerable<double> MeanCrossings()
    {
        var ends = Ends().Order().ToList();
        // Shares of people sum to 1, so the sum of the amounts is the mean.
        var means = ends.ConvertAll(end => AtRate(end).Sum());
        return [.. ends.Select(end => Crossing(means.ConvertAll(mean => mean - end))),
            Crossing([.. means.Zip(ends, (mean, end) => mean - end)])];

        // Distances are linear between two ends.
        double Crossing(List<double> distances)
        {
            for (var k = 1; k < ends.Count; k++)
            {
                var (from, to) = (distances[k - 1], distances[k]);
                if (from * to < 0) return ends[k - 1] + (ends[k] - ends[k - 1]) * from / (from - to);
            }

            return ends[0];
        }
    }

    private static bool HasMoney(double[] amounts) => amounts.Sum() > 0;
}
