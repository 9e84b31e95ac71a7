namespace Funding.Analysis;

/// <summary>
/// Rankings that claim no more than rounded amounts allow: a region is above another only if their intervals are disjoint.
/// </summary>
public static class Ranking
{
    /// <summary>Ranks values, the highest first.</summary>
    /// <param name="values">Region and value, each region once.</param>
    /// <returns>One entry a region, by value as published, the highest first; equal values keep their order.</returns>
    public static IReadOnlyList<PossibleRanks> Of(IEnumerable<(Region Region, Quantity Value)> values)
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
        Of(distribution.Rows.Select(row => (row.Region,
            row.Money.IsExact ? Within(row.Money.Value, slack) / Quantity.Count(row.Inhabitants) : row.PerInhabitant)));

    private static Quantity Within(double kronor, double slack) =>
        new(kronor, new(Math.Max(Math.Min(0, kronor), kronor - slack), kronor + slack), Unit.Kronor);

    /// <summary>The regions that may have the highest value: "A", "A or B"; "any region" where rounding excludes none.</summary>
    /// <param name="ranks">The possible ranks of all regions.</param>
    public static string PossiblyFirst(IReadOnlyCollection<PossibleRanks> ranks) => Possibly(ranks, rank => rank.First == 1);

    /// <summary>The regions that may have the lowest value, as in <see cref="PossiblyFirst"/>.</summary>
    /// <param name="ranks">The possible ranks of all regions.</param>
    public static string PossiblyLast(IReadOnlyCollection<PossibleRanks> ranks) => Possibly(ranks, rank => rank.Last == ranks.Count);

    private static string Possibly(IReadOnlyCollection<PossibleRanks> ranks, Func<PossibleRanks, bool> may)
    {
        var regions = ranks.Where(may).Select(rank => rank.Region).ToList();
        return regions.Count == ranks.Count ? "any region" : Prose.List(regions, last: "or");
    }
}

/// <summary>The ranks that a region may have once rounding is allowed for; every rank between the two is possible too.</summary>
/// <param name="Region">The region.</param>
/// <param name="Value">The value ranked.</param>
/// <param name="First">The best rank possible; 1 is the highest value.</param>
/// <param name="Last">The worst rank possible.</param>
public sealed record PossibleRanks(Region Region, Quantity Value, int First, int Last)
{
    /// <summary>Whether rounding leaves one rank only.</summary>
    public bool IsCertain => First == Last;

    /// <summary>"3", or "1–4" where rounding leaves more than one.</summary>
    public override string ToString() => IsCertain ? Format.Number(First) : $"{Format.Number(First)}–{Format.Number(Last)}";
}
