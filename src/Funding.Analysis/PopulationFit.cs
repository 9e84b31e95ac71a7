namespace Funding.Analysis;

/// <summary>
/// Whether money that was split by population agrees with a population in the data. The payer may have counted another
/// year or other people: then no row breaks a rule, and what is missing is the payer's population.
/// </summary>
/// <param name="Component">The money.</param>
/// <param name="Money">The money measured against the population that fits best; the grant's default where several do.</param>
/// <param name="Fit">How far one rate per inhabitant explains the rows.</param>
/// <param name="IsBasisKnown">Whether it explains every row but those of <paramref name="Breaking"/>.</param>
/// <param name="Breaking">The rows that break the rule by any population near those in the data.</param>
public sealed record PopulationFit(
    Component Component, Distribution Money, Proportionality Fit, bool IsBasisKnown, IReadOnlyList<BreakingRow> Breaking)
{
    /// <summary>
    /// How far a row may be off for another population alone, as a share: between the populations of 2020 and 2023 in these data
    /// no region's part of the country moved further.
    /// </summary>
    private const double Drift = 0.026;

    /// <summary>Compares every part of some grants that was in effect split by population with the populations.</summary>
    /// <param name="grants">Grants with regional rows.</param>
    /// <param name="bases">The populations to try.</param>
    public static IReadOnlyList<PopulationFit> Of(IEnumerable<Grant> grants, IEnumerable<PopulationBasis> bases) =>
        [.. grants.SelectMany(grant => grant.Components).Where(component => component.Effective == Principle.Population)
            .Select(component => Of(component, bases))];

    /// <summary>Compares money with the populations.</summary>
    /// <param name="component">A component with money in it.</param>
    /// <param name="bases">The populations to try besides the grant's default.</param>
    public static PopulationFit Of(Component component, IEnumerable<PopulationBasis> bases)
    {
        var own = Distribution.Of(component);
        var (money, fit) = bases.Where(basis => basis != own.Basis).Select(own.By).Prepend(own)
            .Select(money => (money, Fit: Proportionality.Of(money))).MinBy(item => item.Fit.Breaking.Count);
        // Amounts to the krona that follow one population follow no other; rounded ones may.
        var near = money.Total.IsExact && HasFewExceptions(fit) ? fit : Proportionality.Of(money, tolerance: 1, drift: Drift);
        // Where many rows are far off, the population is an altogether different one, and no single row stands out.
        var breaking = HasFewExceptions(near) ? near.Breaking : [];
        var isKnown = fit.Breaking.Count == breaking.Count;
        return new(component, money, fit, isKnown, isKnown ? fit.Breaking : breaking);
    }

    /// <summary>What does not follow "by population", within a sentence: the rows that break it,
    /// and where our populations cannot tell.</summary>
    /// <param name="fits">The money that was split by population.</param>
    public static string Doubts(IEnumerable<PopulationFit> fits)
    {
        var (known, unknown) = (fits.ToList(), fits.Where(fit => !fit.IsBasisKnown).Select(fit => fit.Component.Label).ToList());
        var odd = known.SelectMany(fit => fit.Breaking.Select(row => $"{row.Region} in {fit.Component.Label}")).ToList();
        var breaks = $"{Prose.Count(odd.Count, "amount breaks the rule of its grant", "amounts break the rule of their grants")}: "
            + $"{Prose.List(odd)}";
        var basis = $"the population basis of {Prose.List(unknown)} is not in the data, so whether every amount follows it is not known";
        return unknown.Count == 0 ? odd.Count == 0 ? "no amount breaks the rule of its grant" : breaks
            : odd.Count == 0 ? basis : $"{breaks}; and {basis}";
    }

    private static bool HasFewExceptions(Proportionality fit) =>
        fit.IsUnique && fit.Breaking.Count <= (fit.Breaking.Count + fit.Consistent.Count) * RuleDetection.MostExceptions;
}

/// <summary>A row that breaks the pattern of the others.</summary>
/// <param name="Region">The region.</param>
/// <param name="Money">What it gets, kronor.</param>
/// <param name="Expected">What it would get at the others' rate, kronor.</param>
public sealed record BreakingRow(Region Region, Quantity Money, Quantity Expected)
{
    /// <summary>What it gets more (or less) than expected, kronor; never an interval that holds zero.</summary>
    public Quantity Excess => Money - Expected;
}
