namespace Funding.Measures;

/// <summary>The ranks that a region may have once rounding is allowed for; every rank between the two is possible too.</summary>
/// <param name="Region">The region.</param>
/// <param name="Value">The value ranked.</param>
/// <param name="First">The best rank possible; 1 is the highest value.</param>
/// <param name="Last">The worst rank possible.</param>
public sealed record PossibleRanks(Region Region, Estimate Value, int First, int Last)
{
    /// <summary>Whether rounding leaves one rank only.</summary>
    public bool IsCertain => First == Last;

    /// <summary>"3", or "1–4" where rounding leaves more than one.</summary>
    public override string ToString() => IsCertain ? Format.Number(First) : $"{Format.Number(First)}–{Format.Number(Last)}";
}
