namespace Funding.Rules;

/// <summary>The limits of a search for pots.</summary>
public sealed record PotSearchOptions
{
    /// <summary>The largest number of pots to try; 6 and more may take minutes.</summary>
    public int MostPots { get; init; } = 5;

    /// <summary>
    /// Kronor that an amount paid to the krona may be off at the fitted pots: one krona covers plain rounding (½) and largest
    /// remainders (below 1) of the sum.
    /// </summary>
    public double Tolerance { get; init; } = 1;

    /// <summary>Rules of the same size to collect before saying that there are too many to tell.</summary>
    public int MostRules { get; init; } = 50;

    /// <summary>Partial rules to look at before giving up.</summary>
    public long MostSteps { get; init; } = 5_000_000;

    /// <summary>The number of chance fits to expect above which no rule is called found.</summary>
    public double MostChance { get; init; } = 0.001;
}
