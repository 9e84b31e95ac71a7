namespace Funding.Analysis;

/// <summary>
/// Money by principle over several grants. A principle belongs to a component, nominally by the terms and effectively by what
/// made a difference between regions, so there are two answers.
/// </summary>
public static class PrincipleSplit
{
    /// <summary>Each region's money by principle.</summary>
    /// <param name="grants">Grants with regional rows, none a part of another.</param>
    /// <param name="effective">True for the principle that made the difference, false for the one by the terms.</param>
    /// <returns>
    /// For every region that is part of any of them, in the order of county codes, one entry a principle (the order of
    /// <see cref="Principle"/>), zero included; a region's shares sum to 1. Intervals hold every possible value; where an
    /// earmark and its rest lie on different sides they are wider than need be.
    /// </returns>
    /// <exception cref="OverlappingGrantsException">Some money would count twice.</exception>
    /// <exception cref="ArgumentException">A grant has no regional rows, or there is none.</exception>
    public static IReadOnlyList<PrincipleShare> ByRegion(IEnumerable<Grant> grants, bool effective)
    {
        var summed = Checked(grants);
        return [.. Distribution.RegionsOf(summed).SelectMany(region => Shares(region, summed, [region], effective))];
    }

    /// <summary>The money of all regions by principle, one entry a principle.</summary>
    /// <param name="grants">Grants with regional rows, none a part of another.</param>
    /// <param name="effective">True for the principle that made the difference, false for the one by the terms.</param>
    /// <exception cref="OverlappingGrantsException">Some money would count twice.</exception>
    /// <exception cref="ArgumentException">A grant has no regional rows, or there is none.</exception>
    public static IReadOnlyList<PrincipleShare> Total(IEnumerable<Grant> grants, bool effective)
    {
        var summed = Checked(grants);
        return Shares(null, summed, Distribution.RegionsOf(summed), effective);
    }

    /// <summary>The principles that some grants use, by the terms or in effect, in the order of <see cref="Principle"/>.</summary>
    /// <param name="grants">Grants with regional rows.</param>
    public static IReadOnlyList<Principle> Used(IEnumerable<Grant> grants) =>
        [.. grants.SelectMany(grant => grant.Components)
            .SelectMany(component => new[] { component.Nominal, component.Effective }).Distinct().Order()];

    private static List<Grant> Checked(IEnumerable<Grant> grants)
    {
        var summed = grants.ToList();
        summed.Total();
        if (summed.Find(grant => grant.Kind != GrantKind.Regional) is { } national)
            throw new ArgumentException($"{national.Title} ({national.Id}) is known as a national total only.", nameof(grants));
        return summed.Count > 0 ? summed : throw new ArgumentException("No grants, so no shares.", nameof(grants));
    }

    private static List<PrincipleShare> Shares(Region? label, List<Grant> grants, IReadOnlyList<Region> regions, bool effective)
    {
        var money = Enum.GetValues<Principle>().Select(principle =>
            (Principle: principle, Money: Quantity.Sum(grants.SelectMany(grant => regions.Select(grant.Find)).OfType<Allocation>()
                .Select(allocation => Money(allocation, principle, effective))))).ToList();
        // Money paid back is no part of what a region got.
        var all = Quantity.Sum(money.Select(part => part.Money).Where(part => part.Value > 0));
        return money.ConvertAll(part => new PrincipleShare(label, part.Principle, part.Money, Share(part.Money, all)));
    }

    private static Quantity Money(Allocation allocation, Principle principle, bool effective)
    {
        var components = allocation.Grant.Components
            .Where(component => (effective ? component.Effective : component.Nominal) == principle).ToList();
        // The whole amount is known better than the sum of its parts.
        return components.Count == allocation.Grant.Components.Count
            ? allocation.Amount.Quantity
            : Quantity.Sum(components.Select(component => component.In(allocation)));
    }

    private static Quantity Share(Quantity part, Quantity all)
    {
        var (low, high) = (all.Low - part.Low, all.High - part.High);
        return all.Value <= 0 || part.Value < 0
            ? Quantity.Share(0)
            : new(part.Value / all.Value, new(Ratio(part.Low, high), Ratio(part.High, low)), Unit.Share);

        static double Ratio(double own, double others) => own <= 0 ? 0 : own / (own + Math.Max(0, others));
    }
}

/// <summary>How much of a region's money came by one principle.</summary>
/// <param name="Region">The region, or null for all together.</param>
/// <param name="Principle">The principle.</param>
/// <param name="Money">The money split by it, kronor.</param>
/// <param name="Share">Its share of the money that the region got in the grants, 1 for all; 0 for money paid back.</param>
public sealed record PrincipleShare(Region? Region, Principle Principle, Quantity Money, Quantity Share);
