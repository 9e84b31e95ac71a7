namespace Funding.Reports;

/// <summary>
/// What holds whichever of the known populations people are counted by: the value is that of the usual one, the interval holds
/// what rounding and every other population allow.
/// </summary>
internal static class AnyPopulation
{
    /// <summary>The places that each region may have by kronor per inhabitant of several grants together.</summary>
    /// <param name="grants">Money by region; a region may be missing in some of it.</param>
    /// <param name="bases">The populations.</param>
    public static IReadOnlyList<PossibleRanks> Places(IReadOnlyList<Distribution> grants, IEnumerable<PopulationBasis> bases)
    {
        var regions = grants.SelectMany(grant => grant.Rows).Select(row => row.Region).Distinct()
            .OrderBy(region => region.Code, StringComparer.Ordinal).ToList();
        var views = Views(grants, bases)
            .Select(view => Ranking.Of(Values(view, regions)).ToDictionary(rank => rank.Region)).ToList();
        return [.. regions.Select(region => views[0][region] with
        {
            First = views.Min(ranks => ranks[region].First),
            Last = views.Max(ranks => ranks[region].Last),
        }).OrderByDescending(rank => rank.Value.Value)];
    }

    /// <summary>What a region got more, or less, than a split of the same money by population would have given, kronor.</summary>
    /// <param name="money">Money by region.</param>
    /// <param name="region">A region that is part of it.</param>
    /// <param name="bases">The populations.</param>
    public static Quantity Difference(Distribution money, Region region, IEnumerable<PopulationBasis> bases) =>
        Over([money], bases, view => view[0][region].DifferenceFromPerCapita);

    /// <summary>What a region got per inhabitant of several grants together, more or less than the whole country.</summary>
    /// <param name="grants">Money by region.</param>
    /// <param name="region">The region.</param>
    /// <param name="bases">The populations.</param>
    public static Quantity FromMean(IReadOnlyList<Distribution> grants, Region region, IEnumerable<PopulationBasis> bases) => Over(
        grants, bases, view => Quantity.Sum(view.Select(grant => grant.Find(region)?.PerInhabitant).OfType<Quantity>()) - Mean(view));

    /// <summary>The share of some money that lies elsewhere than a split by population would have put it, by the amounts as published:
    /// the interval runs over the populations alone.</summary>
    /// <param name="money">Money by region.</param>
    /// <param name="bases">The populations.</param>
    public static Quantity MovedShare(Distribution money, IEnumerable<PopulationBasis> bases) =>
        Over([money], bases, view => Quantity.Share(view[0].MovedFromPerCapita / view[0].Total.Value));

    /// <summary>Kronor per inhabitant of the whole country, also of regions that are no part of a grant.</summary>
    /// <param name="grants">Money by region.</param>
    public static Quantity Mean(IEnumerable<Distribution> grants) => Quantity.Sum(grants.Select(grant =>
        grant.Total / Quantity.Count(grant.Basis.Regions.Sum(region => region.Inhabitants))));

    private static Quantity Over(IReadOnlyList<Distribution> grants, IEnumerable<PopulationBasis> bases,
        Func<IReadOnlyList<Distribution>, Quantity> measure)
    {
        var all = Views(grants, bases).Select(measure).ToList();
        return all[0] with { Interval = new(all.Min(value => value.Low), all.Max(value => value.High)) };
    }

    /// <summary>The money by its usual populations, and by each other.</summary>
    private static IEnumerable<IReadOnlyList<Distribution>> Views(IReadOnlyList<Distribution> grants, IEnumerable<PopulationBasis> bases) =>
        bases.Select(basis => (IReadOnlyList<Distribution>)[.. grants.Select(grant => grant.By(basis))]).Prepend(grants);

    private static IEnumerable<(Region, Quantity)> Values(IReadOnlyList<Distribution> grants, IReadOnlyList<Region> regions) =>
        regions.Select(region => (region, Quantity.Sum(grants.Select(grant => grant.Find(region)).OfType<DistributionRow>()
            .Select(row => WithinAKrona(row.Money) / Quantity.Count(row.Inhabitants)))));

    /// <summary>An amount to the krona is rounded from what a rule gives: a difference that a krona explains is none.</summary>
    private static Quantity WithinAKrona(Quantity money) =>
        money.IsExact ? money with { Interval = new(money.Value - 1, money.Value + 1) } : money;
}
