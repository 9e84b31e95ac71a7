namespace Funding.Analysis;

/// <summary>
/// The same money split another way: who would gain and who would lose. Nothing else is imagined to change; what a region would
/// have done under another rule is not known.
/// </summary>
public static class Counterfactual
{
    /// <summary>The same money in proportion to inhabitants.</summary>
    /// <param name="distribution">The money and the population.</param>
    public static IReadOnlyList<CounterfactualRow> ByPopulation(Distribution distribution) =>
        By(distribution, [.. distribution.Rows.Select(row => row.ShareOfPeople)]);

    /// <summary>The same money in equal amounts.</summary>
    /// <param name="distribution">The money.</param>
    public static IReadOnlyList<CounterfactualRow> ByEqualShares(Distribution distribution) =>
        By(distribution, [.. distribution.Rows.Select(_ => 1.0 / distribution.Rows.Count)]);

    /// <summary>
    /// The same money by the pots of another grant: each pot keeps its part of the money and its members, as far as they are
    /// part of this money, and is split by the inhabitants that <paramref name="distribution"/> counts.
    /// </summary>
    /// <param name="distribution">The money and the population.</param>
    /// <param name="rule">Pots, some of whose members are regions of the distribution.</param>
    /// <exception cref="ArgumentException">No member is a region of the distribution.</exception>
    public static IReadOnlyList<CounterfactualRow> ByPots(Distribution distribution, PotRule rule)
    {
        var shares = distribution.Rows.ToDictionary(row => row.Region, _ => 0.0);
        foreach (var pot in rule.Pots)
        {
            var members = pot.Members.Select(distribution.Find).OfType<DistributionRow>().ToList();
            foreach (var member in members)
                shares[member.Region] += pot.Kronor.Value / rule.Kronor * member.Inhabitants / members.Sum(row => row.Inhabitants);
        }

        return By(distribution, [.. distribution.Rows.Select(row => shares[row.Region])]);
    }

    /// <summary>The same money by any shares, the amounts of another grant, say.</summary>
    /// <param name="distribution">The money.</param>
    /// <param name="shares">One share a row, none negative, not all zero; scaled to sum to 1.</param>
    /// <exception cref="ArgumentException">The number of shares is not that of the rows, one is negative, or all are zero.</exception>
    public static IReadOnlyList<CounterfactualRow> By(Distribution distribution, IReadOnlyList<double> shares)
    {
        var sum = shares.Sum();
        if (shares.Count != distribution.Rows.Count || sum <= 0 || shares.Any(share => share < 0))
            throw new ArgumentException($"{distribution.Rows.Count} shares above or at zero are needed, "
                + $"found {shares.Count} that sum to {sum}.", nameof(shares));
        return [.. distribution.Rows.Zip(shares, (row, share) => Row(distribution.Total, row, share / sum))];
    }

    private static CounterfactualRow Row(Quantity total, DistributionRow row, double share)
    {
        // The region's own rounding is part of the total's: share × (own + others) − own.
        var (own, others) = (row.Money, new Interval(total.Low - row.Money.Low, total.High - row.Money.High));
        var change = new Quantity(share * total.Value - own.Value, others * share - own.Interval * (1 - share), Unit.Kronor);
        return new(row.Region, row.Inhabitants, own, total * share, change, change / Quantity.Count(row.Inhabitants));
    }
}

/// <summary>What a region got, and what it would have got of the same money split another way.</summary>
/// <param name="Region">The region.</param>
/// <param name="Inhabitants">Its population.</param>
/// <param name="Actual">What it got, kronor.</param>
/// <param name="Instead">What it would have got, kronor.</param>
/// <param name="Change">Instead minus actual, kronor; the interval allows for the rounding of the total being that of the rows.</param>
/// <param name="ChangePerInhabitant">The same, kronor per inhabitant.</param>
public sealed record CounterfactualRow(
    Region Region, long Inhabitants, Quantity Actual, Quantity Instead, Quantity Change, Quantity ChangePerInhabitant);
