namespace Funding.Analysis;

/// <summary>What one missed requirement cost a region, all or nothing.</summary>
/// <param name="Region">The region that missed it.</param>
/// <param name="Pot">The pot it had no part in.</param>
/// <param name="Kronor">What it would have got had it alone met the requirement too, kronor.</param>
/// <param name="PerInhabitant">The same, kronor per inhabitant.</param>
public sealed record Cliff(Region Region, Pot Pot, double Kronor, double PerInhabitant)
{
    /// <summary>
    /// Every missed requirement of every region. Had region i met the requirement of a pot P in addition, the pot would be split
    /// by population between its members and i: i gets P · pᵢ / (N + pᵢ), which the other members lose. Requirements are taken
    /// one at a time, so the amounts of one region must not be added up to a total that several regions could have had.
    /// </summary>
    /// <param name="rule">Pots as found in a grant.</param>
    /// <returns>Region by region in the order of the rows, the costliest miss first.</returns>
    public static IReadOnlyList<Cliff> Of(PotRule rule) => [..
        from row in rule.Rows
        from pot in rule.Pots
        where !pot.Has(row.Region)
        let inhabitants = rule.Basis[row.Region]
        let rate = pot.Kronor.Value / (pot.MembersInhabitants + inhabitants)
        let cliff = new Cliff(row.Region, pot, rate * inhabitants, rate)
        group cliff by row.Region into missed
        from cliff in missed.OrderByDescending(cliff => cliff.Kronor)
        select cliff];
}
