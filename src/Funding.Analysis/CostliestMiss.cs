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
    /// <summary>The costliest miss of each region that missed one by any of the rules, in the order of county codes.</summary>
    /// <param name="cliffs">The cliffs of each rule that fits, the likeliest first; none gives no misses.</param>
    public static IReadOnlyList<CostliestMiss> Of(IReadOnlyList<IReadOnlyList<Cliff>> cliffs) =>
    [
        .. cliffs.SelectMany(rule => rule).Select(cliff => cliff.Region).Distinct().Select(region =>
        {
            var own = cliffs.Select(rule => rule.Where(cliff => cliff.Region == region).ToList()).ToList();
            return new CostliestMiss(region, LargestOf(own, cliff => cliff.Kronor, Unit.Kronor),
                LargestOf(own, cliff => cliff.PerInhabitant, Unit.KronorPerInhabitant));
        }).OrderBy(miss => miss.Region.Code, StringComparer.Ordinal),
    ];

    /// <summary>The largest of some misses: its value by the first rule, its interval over all of them.</summary>
    /// <param name="cliffs">The cliffs of each rule that fits; none gives zero.</param>
    /// <param name="measure">What is compared.</param>
    /// <param name="unit">Its unit.</param>
    public static Quantity LargestOf(IReadOnlyList<IReadOnlyList<Cliff>> cliffs, Func<Cliff, double> measure, Unit unit)
    {
        var largest = cliffs.Select(rule => rule.Select(measure).DefaultIfEmpty(0).Max()).ToList();
        return largest.Count == 0 ? Quantity.Exactly(0, unit) : new(largest[0], new(largest.Min(), largest.Max()), unit);
    }

    /// <summary>The regions that have it by one rule or another.</summary>
    /// <param name="cliffs">The cliffs of each rule that fits.</param>
    /// <param name="measure">What is compared.</param>
    public static IReadOnlyList<Region> RegionsOf(IReadOnlyList<IReadOnlyList<Cliff>> cliffs, Func<Cliff, double> measure) =>
        [.. cliffs.Select(rule => rule.MaxBy(measure)?.Region).OfType<Region>().Distinct()];
}
