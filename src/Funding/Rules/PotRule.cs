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
    /// The share of the money that every region would get of any total split by the same pots, in the order of
    /// <see cref="Rows"/>; they sum to 1.
    /// </summary>
    public IReadOnlyList<double> Shares => [.. Rows.Select(row => row.Fitted / Rows.Sum(each => each.Fitted))];
}
