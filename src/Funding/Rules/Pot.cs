namespace Funding.Rules;

/// <summary>A sum of money that is split by population among the regions that met one requirement, all or nothing.</summary>
/// <param name="Kronor">The fitted amount of the pot, kronor, with an interval that holds every amount the rows allow.</param>
/// <param name="PerInhabitant">What it gives per inhabitant of its members, kronor.</param>
/// <param name="Members">The regions that share it, in the order of the grant's rows; at least one.</param>
/// <param name="MembersInhabitants">The inhabitants of the members together.</param>
public sealed record Pot(Estimate Kronor, double PerInhabitant, IReadOnlyList<Region> Members, long MembersInhabitants)
{
    /// <summary>Sums of money are decided in round figures: this many kronor count as one.</summary>
    public const long RoundUnit = 10_000;

    /// <summary>
    /// The multiple of <see cref="RoundUnit"/> that the pot may have been, or null. Nothing is said of a pot known less
    /// closely than a tenth of the unit, which would be near a round figure by chance.
    /// </summary>
    public long? RoundKronor
    {
        get
        {
            var nearest = (long)Math.Round(Kronor.Value / RoundUnit) * RoundUnit;
            return Kronor.Interval.Width <= RoundUnit / 10 && Kronor.Interval.Contains(nearest) ? nearest : null;
        }
    }

    /// <summary>Whether a region shares the pot.</summary>
    /// <param name="region">The region.</param>
    public bool Has(Region region) => Members.Contains(region);
}
