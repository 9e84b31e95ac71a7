namespace Funding.Measures;

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
