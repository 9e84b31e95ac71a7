namespace Funding.Rules;

/// <summary>A row that breaks the pattern of the others.</summary>
/// <param name="Region">The region.</param>
/// <param name="Money">What it gets, kronor.</param>
/// <param name="Expected">What it would get at the others' rate, kronor.</param>
public sealed record BreakingRow(Region Region, Estimate Money, Estimate Expected)
{
    /// <summary>What it gets more (or less) than expected, kronor; never an interval that holds zero.</summary>
    public Estimate Excess => Money - Expected;
}
