namespace Funding.Analysis;

/// <summary>A way of splitting money as a sum of pots, fitted to the rows of a grant.</summary>
/// <param name="Pots">The pots, the largest first.</param>
/// <param name="Rows">One row a region, in the order of the grant's rows.</param>
/// <param name="Basis">The population the pots are split by.</param>
public sealed record PotRule(IReadOnlyList<Pot> Pots, IReadOnlyList<PotRow> Rows, PopulationBasis Basis)
{
    /// <summary>The fitted pots together, kronor.</summary>
    public double Kronor => Pots.Sum(pot => pot.Kronor.Value);

    /// <summary>How many pots may be round sums of money.</summary>
    public int RoundPots => Pots.Count(pot => pot.RoundKronor is not null);

    /// <summary>The largest distance between a row and the rule, kronor.</summary>
    public double LargestResidual => Rows.Max(row => Math.Abs(row.Residual));

    /// <summary>
    /// The sets of pots whose amounts together may be a sum exactly, within what the rows allow; with few pots known to some
    /// ten kronor a set is no matter of chance, but no proof of what the pots are for either.
    /// </summary>
    /// <param name="kronor">The sum, kronor.</param>
    /// <returns>Each set in the order of <see cref="Pots"/>, the smallest set first.</returns>
    public IReadOnlyList<IReadOnlyList<Pot>> SetsWorth(double kronor) =>
    [
        .. Enumerable.Range(1, (1 << Pots.Count) - 1)
            .Select(set => (IReadOnlyList<Pot>)[.. Pots.Where((_, pot) => (set >> pot & 1) == 1)])
            .Where(set => Quantity.Sum(set.Select(pot => pot.Kronor)).Interval.Contains(kronor))
            .OrderBy(set => set.Count),
    ];

    /// <summary>
    /// The share of the money that every region would get of any total split by the same pots, in the order of
    /// <see cref="Rows"/>; they sum to 1.
    /// </summary>
    public IReadOnlyList<double> Shares => [.. Rows.Select(row => row.Fitted / Rows.Sum(each => each.Fitted))];
}

/// <summary>A sum of money that is split by population among the regions that met one requirement, all or nothing.</summary>
/// <param name="Kronor">The fitted amount of the pot, kronor, with an interval that holds every amount the rows allow.</param>
/// <param name="PerInhabitant">What it gives per inhabitant of its members, kronor.</param>
/// <param name="Members">The regions that share it, in the order of the grant's rows; at least one.</param>
/// <param name="MembersInhabitants">The inhabitants of the members together.</param>
public sealed record Pot(Quantity Kronor, double PerInhabitant, IReadOnlyList<Region> Members, long MembersInhabitants)
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

/// <summary>A region's amount beside what a rule of pots gives it.</summary>
/// <param name="Region">The region.</param>
/// <param name="Published">The amount as published, kronor.</param>
/// <param name="Fitted">What the fitted pots give, kronor.</param>
public sealed record PotRow(Region Region, double Published, double Fitted)
{
    /// <summary>Published minus fitted, kronor.</summary>
    public double Residual => Published - Fitted;
}

/// <summary>What a search for pots found.</summary>
public enum PotOutcome
{
    /// <summary>One rule of the smallest number of pots, and chance does not explain it.</summary>
    Unique,

    /// <summary>Some rule fits, but the amounts do not tell which: others fit too, or made-up amounts would be fitted as well.</summary>
    NotUnique,

    /// <summary>No rule within the number of pots and the tolerance.</summary>
    NotFound,
}
