namespace Funding.Rules;

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
            .Where(set => Estimate.Sum(set.Select(pot => pot.Kronor)).Interval.Contains(kronor))
            .OrderBy(set => set.Count),
    ];

    /// <summary>
    /// The share of the money that every region would get of any total split by the same pots, in the order of
    /// <see cref="Rows"/>; they sum to 1.
    /// </summary>
    public IReadOnlyList<double> Shares => [.. Rows.Select(row => row.Fitted / Rows.Sum(each => each.Fitted))];
}
