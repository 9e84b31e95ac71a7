namespace Funding.Measures;

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
    Estimate Money,
    long Inhabitants,
    Estimate PerInhabitant,
    Estimate ShareOfMoney,
    double ShareOfPeople,
    Estimate LocationQuotient,
    Estimate DifferenceFromPerCapita);
