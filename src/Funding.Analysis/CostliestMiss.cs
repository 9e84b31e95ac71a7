namespace Funding.Analysis;

/// <summary>
/// What the costliest missed requirement cost a region, where several rules fit the amounts: the interval runs from the rule by
/// which it cost least to the one by which it cost most. Zero where a rule has no requirement that the region missed.
/// </summary>
/// <param name="Region">The region.</param>
/// <param name="Kronor">Kronor; the value is that of the first rule.</param>
/// <param name="PerInhabitant">Kronor per inhabitant; the value is that of the first rule.</param>
public sealed record CostliestMiss(Region Region, Quantity Kronor, Quantity PerInhabitant)
{
    /// <summary>The costliest miss of each region that missed one by any of the rules, in the order of the rows.</summary>
    /// <param name="rules">Rules that fit, the likeliest first; none gives no misses.</param>
    public static IReadOnlyList<CostliestMiss> Of(IReadOnlyList<PotRule> rules) => rules.Count == 0 ? [] :
    [
        .. rules[0].Rows.Select(row => row.Region).Select(region => new CostliestMiss(
                region, Over(rules, region, cliff => cliff.Kronor, Unit.Kronor), Over(rules, region, cliff => cliff.PerInhabitant, Unit.KronorPerInhabitant)))
            .Where(miss => miss.Kronor.High > 0),
    ];

    /// <summary>The largest of all regions' misses: its value by the first rule, its interval over all of them.</summary>
    /// <param name="rules">Rules that fit; none gives zero.</param>
    /// <param name="measure">What is compared.</param>
    /// <param name="unit">Its unit.</param>
    public static Quantity LargestOf(IReadOnlyList<PotRule> rules, Func<Cliff, double> measure, Unit unit) =>
        Between([.. rules.Select(rule => Cliff.Of(rule).Select(measure).DefaultIfEmpty(0).Max())], unit);

    /// <summary>The regions that have it by one rule or another.</summary>
    /// <param name="rules">Rules that fit.</param>
    /// <param name="measure">What is compared.</param>
    public static IReadOnlyList<Region> RegionsOf(IReadOnlyList<PotRule> rules, Func<Cliff, double> measure) =>
        [.. rules.Select(rule => Cliff.Of(rule).MaxBy(measure)?.Region).OfType<Region>().Distinct()];

    private static Quantity Over(IReadOnlyList<PotRule> rules, Region region, Func<Cliff, double> measure, Unit unit) =>
        Between([.. rules.Select(rule => Cliff.Of(rule).Where(cliff => cliff.Region == region).Select(measure).DefaultIfEmpty(0).Max())], unit);

    private static Quantity Between(IReadOnlyList<double> values, Unit unit) =>
        values.Count == 0 ? Quantity.Exactly(0, unit) : new(values[0], new(values.Min(), values.Max()), unit);
}
