namespace Funding.Analysis;

/// <summary>
/// Money spread over regions, measured against a named population. Intervals are exact bounds: a share is lowest when the
/// region's own amount is at its low end and all others are at their high ends.
/// </summary>
public sealed class Distribution
{
    private readonly IReadOnlyList<(Region Region, Quantity Money)> _money;

    private Distribution(IReadOnlyList<(Region Region, Quantity Money)> money, PopulationBasis basis)
    {
        _money = money;
        Basis = basis;
        Total = Quantity.Sum(money.Select(item => item.Money));
        Inhabitants = money.Sum(item => basis[item.Region]);
        Rows = [.. money.Select(item => Row(item.Region, item.Money))];
    }

    /// <summary>The population that "per inhabitant" means here; name it wherever the figures are shown.</summary>
    public PopulationBasis Basis { get; }

    /// <summary>All the money, kronor.</summary>
    public Quantity Total { get; }

    /// <summary>All inhabitants of the regions that are part of it.</summary>
    public long Inhabitants { get; }

    /// <summary>Kronor per inhabitant over all regions.</summary>
    public Quantity PerInhabitant => Total / Quantity.Count(Inhabitants);

    /// <summary>One row a region, in the order of the amounts given.</summary>
    public IReadOnlyList<DistributionRow> Rows { get; }

    /// <summary>
    /// Kronor that lie elsewhere than a split per capita would have put them: the sum of what regions got above it, which
    /// equals the sum of what others got below it.
    /// </summary>
    public double MovedFromPerCapita => Rows.Sum(row => Math.Max(0, row.DifferenceFromPerCapita.Value));

    /// <summary>The rows with most per inhabitant by the amounts as published, in their order; several where they are equal.</summary>
    public IReadOnlyList<DistributionRow> Highest => At(Rows.Max(row => row.PerInhabitant.Value));

    /// <summary>The rows with least per inhabitant by the amounts as published, in their order; several where they are equal.</summary>
    public IReadOnlyList<DistributionRow> Lowest => At(Rows.Min(row => row.PerInhabitant.Value));

    /// <summary>The rows that got more than by a split per capita whatever the rounding, the largest gain in kronor first.</summary>
    public IReadOnlyList<DistributionRow> Gainers =>
        [.. Rows.Where(row => row.DifferenceFromPerCapita.Low > 0).OrderByDescending(row => row.DifferenceFromPerCapita.Value)];

    /// <summary>The rows that got less than by a split per capita whatever the rounding, the largest loss in kronor first.</summary>
    public IReadOnlyList<DistributionRow> Losers =>
        [.. Rows.Where(row => row.DifferenceFromPerCapita.High < 0).OrderBy(row => row.DifferenceFromPerCapita.Value)];

    /// <summary>The row of a region.</summary>
    /// <param name="region">A region of the distribution.</param>
    /// <exception cref="KeyNotFoundException">It is not part of the distribution.</exception>
    public DistributionRow this[Region region] =>
        Find(region) ?? throw new KeyNotFoundException($"{region.Name} is not part of this distribution.");

    /// <summary>The row of a region, or null if it is not part of the distribution.</summary>
    /// <param name="region">Any region.</param>
    public DistributionRow? Find(Region region) => Rows.FirstOrDefault(row => row.Region == region);

    /// <summary>The regions that are part of any of the grants, in the order of county codes.</summary>
    /// <param name="grants">Any grants.</param>
    public static IReadOnlyList<Region> RegionsOf(IEnumerable<Grant> grants) =>
        [.. grants.SelectMany(grant => grant.Allocations).Select(allocation => allocation.Region).Distinct()
            .OrderBy(region => region.Code, StringComparer.Ordinal)];

    /// <summary>The whole amounts of a grant.</summary>
    /// <param name="grant">A grant with regional rows.</param>
    /// <param name="basis">The population; null for the grant's default.</param>
    /// <exception cref="ArgumentException">The grant has no regional rows.</exception>
    public static Distribution Of(Grant grant, PopulationBasis? basis = null) =>
        Of(grant, allocation => allocation.Amount.Quantity, basis);

    /// <summary>The money of one component of a grant: an earmark, or what is not earmarked.</summary>
    /// <param name="component">The component.</param>
    /// <param name="basis">The population; null for the grant's default.</param>
    public static Distribution Of(Component component, PopulationBasis? basis = null) => Of(component.Grant, component.In, basis);

    /// <summary>Any money by region.</summary>
    /// <param name="money">Region and kronor, each region once; not all zero.</param>
    /// <param name="basis">The population.</param>
    /// <exception cref="ArgumentException">There is no money, so that shares have no meaning.</exception>
    public static Distribution Of(IEnumerable<(Region Region, Quantity Money)> money, PopulationBasis basis)
    {
        var items = money.ToList();
        if (items.Sum(item => item.Money.Value) <= 0)
            throw new ArgumentException("The amounts sum to nothing, so shares of them have no meaning.", nameof(money));
        return new(items, basis);
    }

    /// <summary>The same money without some regions, everything measured anew.</summary>
    /// <param name="regions">The regions to leave out.</param>
    public Distribution Without(params IReadOnlyCollection<Region> regions) =>
        Of(_money.Where(item => !regions.Contains(item.Region)), Basis);

    /// <summary>The same money measured against another population.</summary>
    /// <param name="basis">The population.</param>
    public Distribution By(PopulationBasis basis) => new(_money, basis);

    private static Distribution Of(Grant grant, Func<Allocation, Quantity> money, PopulationBasis? basis)
    {
        if (grant.Allocations.Count == 0 || (basis ?? grant.PopulationBasis) is not { } population)
            throw new ArgumentException($"{grant.Title} ({grant.Id}) is known as a national total only.", nameof(grant));
        return Of(grant.Allocations.Select(allocation => (allocation.Region, money(allocation))), population);
    }

    private List<DistributionRow> At(double perInhabitant) => [.. Rows.Where(row => row.PerInhabitant.Value == perInhabitant)];

    private DistributionRow Row(Region region, Quantity money)
    {
        var inhabitants = Basis[region];
        var people = (double)inhabitants / Inhabitants;
        var share = Share(money);
        return new(region, money, inhabitants, money / Quantity.Count(inhabitants), share, people,
            (share / people).In(Unit.Quotient), Difference(money, people));
    }

    private Quantity Share(Quantity money)
    {
        var (low, high) = Others(money);
        // The more others get, the smaller a share above zero, and the less far below it one of money paid back.
        if (money.Value < 0 && Total.Low > 0)
            return new(money.Value / Total.Value, new(money.Low / (money.Low + low), money.High / (money.High + high)), Unit.Share);
        return new(money.Value / Total.Value, new(Ratio(money.Low, high), Ratio(money.High, low)), Unit.Share);

        // An interval that reaches zero or below (0 M kr, rounded) has no share there to speak of.
        static double Ratio(double own, double others) => own + others > 0
            ? Math.Max(0, own) / (Math.Max(0, own) + Math.Max(0, others)) : 0;
    }

    private Quantity Difference(Quantity money, double people)
    {
        var (low, high) = Others(money);
        return new(money.Value - people * Total.Value,
            new((1 - people) * money.Low - people * high, (1 - people) * money.High - people * low), Unit.Kronor);
    }

    /// <summary>The bounds of what all other regions get together.</summary>
    private (double Low, double High) Others(Quantity money) => (Total.Low - money.Low, Total.High - money.High);
}

/// <summary>How one region fares in a distribution of money over regions.</summary>
/// <param name="Region">The region.</param>
/// <param name="Money">What it gets, kronor.</param>
/// <param name="Inhabitants">Its population by the distribution's basis.</param>
/// <param name="PerInhabitant">Kronor per inhabitant.</param>
/// <param name="ShareOfMoney">Its share of all the money, 1 for all.</param>
/// <param name="ShareOfPeople">Its share of all inhabitants, 1 for all.</param>
/// <param name="LocationQuotient">Share of money ÷ share of people: 1 is a per-capita split.</param>
/// <param name="DifferenceFromPerCapita">What it gets more (or less) than by a split of the same money per capita, kronor.</param>
public sealed record DistributionRow(
    Region Region,
    Quantity Money,
    long Inhabitants,
    Quantity PerInhabitant,
    Quantity ShareOfMoney,
    double ShareOfPeople,
    Quantity LocationQuotient,
    Quantity DifferenceFromPerCapita);
