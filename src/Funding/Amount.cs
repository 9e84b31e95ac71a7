namespace Funding;

/// <summary>
/// An amount as it was published, with the unit it was rounded to. A unit of 1 krona means the amount itself, without
/// uncertainty: grants are paid in whole kronor.
/// </summary>
/// <param name="Kronor">Kronor, never negative in these data.</param>
/// <param name="RoundingUnit">Kronor; 1 000 000 for an amount published in whole millions.</param>
public readonly record struct Amount(long Kronor, long RoundingUnit)
{
    /// <summary>Half a unit to either side of the amount, in kronor, and never below zero.</summary>
    public Interval Interval => RoundingUnit == 1
        ? Interval.Exactly(Kronor)
        : new(Math.Max(0, Kronor - RoundingUnit / 2.0), Kronor + RoundingUnit / 2.0);

    /// <summary>The amount as a value to compute with, in kronor.</summary>
    public Estimate Estimate => new(Kronor, Interval);

    /// <summary>The amount in kronor with thin spaces.</summary>
    public override string ToString() => Format.Kronor(Kronor);
}
