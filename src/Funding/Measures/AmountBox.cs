using System.Numerics;

namespace Funding.Measures;

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
        Published = [.. distribution.Rows.Select(row => row.Money.Value)];
        _low = [.. distribution.Rows.Select(row => Math.Max(0, row.Money.Low))];
        _high = [.. distribution.Rows.Select(row => Math.Max(0, row.Money.High))];
        _people = [.. distribution.Rows.Select(row => row.ShareOfPeople)];
    }

    public double[] Published { get; }

    private bool IsPoint => _low.AsSpan().SequenceEqual(_high);

    /// <summary>A value with bounds, which are not looked for when there is nothing to vary.</summary>
    public Estimate Bound(double value, Func<double> lowest, Func<double> highest) =>
        IsPoint ? Estimate.Exactly(value) : new(value, new(Math.Min(value, lowest()), Math.Max(value, highest())));

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

    /// <summary>Walks all corners in Gray-code order: each differs from the one before in one amount.</summary>
    public double HighestGini()
    {
        var free = Enumerable.Range(0, _low.Length).Where(i => _low[i] < _high[i]).ToArray();
        var steps = Steps();
        var isHigh = new int[_low.Length];
        var amounts = (double[])_low.Clone();
        var total = amounts.Sum();
        var numerator = total > 0 ? Gini(amounts) * total : 0;
        var best = total > 0 ? Gini(amounts) : 0;
        var bestCorner = (double[])amounts.Clone();
        for (var step = 1u; step < 1u << free.Length; step++)
        {
            var i = free[BitOperations.TrailingZeroCount(step)];
            double rise = 0;
            for (var j = 0; j < isHigh.Length; j++) rise += steps[i][2 * j + isHigh[j]];
            var sign = 1 - 2 * isHigh[i];
            numerator += sign * rise;
            total += sign * (_high[i] - _low[i]);
            isHigh[i] ^= 1;
            amounts[i] = isHigh[i] == 1 ? _high[i] : _low[i];
            if (total <= 0 || numerator <= best * total) continue;
            best = numerator / total;
            amounts.CopyTo(bestCorner, 0);
        }

        return HasMoney(bestCorner) ? Gini(bestCorner) : 0;
    }

    /// <summary>Walks all sets of regions in Gray-code order.</summary>
    public double HighestHoover()
    {
        var member = new bool[_low.Length];
        double inside = 0, outside = _low.Sum(), people = 0, best = 0;
        for (var step = 1u; step < 1u << member.Length; step++)
        {
            var i = BitOperations.TrailingZeroCount(step);
            var sign = member[i] ? -1 : 1;
            member[i] = !member[i];
            inside += sign * _high[i];
            outside -= sign * _low[i];
            people += sign * _people[i];
            if (inside > 0) best = Math.Max(best, inside / (inside + Math.Max(0, outside)) - people);
        }

        return best;
    }

    /// <summary>
    /// What the Gini numerator, Σᵢⱼ |aᵢqⱼ − aⱼqᵢ| / 2, gains when amount i goes from its low end to its high one:
    /// at [i][2j] from the pair with amount j at its low end, at [i][2j + 1] at its high one.
    /// </summary>
    private double[][] Steps() => [.. _people.Select((_, i) => _people.SelectMany((_, j) => new[] { Step(i, j, _low[j]), Step(i, j, _high[j]) }).ToArray())];

    private double Step(int i, int j, double amount) => i == j
        ? 0
        : Math.Abs(_high[i] * _people[j] - amount * _people[i]) - Math.Abs(_low[i] * _people[j] - amount * _people[i]);

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
