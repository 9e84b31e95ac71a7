namespace Funding.Measures;

/// <summary>
/// Rankings that claim no more than rounded amounts allow: a region is above another only if their intervals are disjoint.
/// </summary>
public static class Ranking
{
    /// <summary>Ranks values, the highest first.</summary>
    /// <param name="values">Region and value, each region once.</param>
    /// <returns>One entry a region, by value as published, the highest first; equal values keep their order.</returns>
    public static IReadOnlyList<PossibleRanks> Of(IEnumerable<(Region Region, Estimate Value)> values)
    {
        var items = values.ToList();
        return [.. items.OrderByDescending(item => item.Value.Value).Select(item => new PossibleRanks(
            item.Region,
            item.Value,
            1 + items.Count(other => other.Value.IsSurelyAbove(item.Value)),
            items.Count - items.Count(other => item.Value.IsSurelyAbove(other.Value))))];
    }

    /// <summary>
    /// Ranks kronor per inhabitant. Amounts paid to the krona differ by up to a krona from the rule behind them, so a
    /// difference that a krona explains is no difference: where all get the same rate, every region may have every rank.
    /// </summary>
    /// <param name="distribution">The money.</param>
    /// <param name="slack">Kronor to either side that an amount to the krona is given.</param>
    public static IReadOnlyList<PossibleRanks> PerInhabitant(Distribution distribution, double slack = 1) =>
        Of(distribution.Rows.Select(row => (row.Region, row.Money.IsExact
            ? new Estimate(row.Money.Value, new(Math.Max(0, row.Money.Value - slack), row.Money.Value + slack)) / row.Inhabitants
            : row.PerInhabitant)));
}
