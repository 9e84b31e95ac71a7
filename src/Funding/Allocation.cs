namespace Funding;

/// <summary>What one region gets of one grant.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Region">The region.</param>
/// <param name="Amount">The whole amount, earmark included.</param>
/// <param name="Earmark">The part tied to a purpose, if the grant has one.</param>
/// <param name="Status">Published in a table, or constructed from a published rule.</param>
public sealed record Allocation(Grant Grant, Region Region, Amount Amount, Earmark? Earmark, AllocationStatus Status)
{
    /// <summary>
    /// The amount without the earmark, in kronor. Both were rounded on their own, so their uncertainties add up:
    /// ±1 M kr from figures in whole millions.
    /// </summary>
    public Estimate WithoutEarmark => Earmark is null ? Amount.Estimate : Amount.Estimate - Earmark.Amount.Estimate;

    /// <summary>Region and amount.</summary>
    public override string ToString() => $"{Region}: {Amount}";
}
