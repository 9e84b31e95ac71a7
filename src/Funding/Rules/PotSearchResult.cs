namespace Funding.Rules;

/// <summary>What a search for pots found, and how far it can be trusted.</summary>
/// <param name="Outcome">Whether one rule was found, several or none.</param>
/// <param name="Rules">
/// The rules of the smallest number of pots that fit, up to the limit of the search; exactly one when
/// <paramref name="Outcome"/> is <see cref="PotOutcome.Unique"/>.
/// </param>
/// <param name="PotsTried">The largest number of pots tried.</param>
/// <param name="Tolerance">Kronor that an amount paid to the krona may be off at the fitted pots; a rounded amount, half its unit if more.</param>
/// <param name="DistinctRates">The number of rates per inhabitant above zero that are surely different.</param>
/// <param name="RatesTried">How many complete sets of pot rates were tried against the remaining rows.</param>
/// <param name="ExpectedByChance">
/// How many rules of this size would be expected to fit amounts made up at random: sets tried × the chance that every further
/// distinct rate lies as near a sum of rates as was demanded.
/// </param>
/// <param name="IsExhaustive">Whether every rule up to the number of pots tried was looked at; if not, the search stopped at a limit.</param>
/// <param name="Explanation">How it was found and what follows, in sentences for readers.</param>
public sealed record PotSearchResult(
    PotOutcome Outcome,
    IReadOnlyList<PotRule> Rules,
    int PotsTried,
    double Tolerance,
    int DistinctRates,
    long RatesTried,
    double ExpectedByChance,
    bool IsExhaustive,
    string Explanation)
{
    /// <summary>The number of chance fits to expect above which no rule is called found.</summary>
    public double MostChance { get; init; } = new PotSearchOptions().MostChance;

    /// <summary>The one rule, or null unless the outcome is <see cref="PotOutcome.Unique"/>.</summary>
    public PotRule? Rule => Outcome == PotOutcome.Unique ? Rules[0] : null;

    /// <summary>
    /// Whether the money is a sum of few pots at all, be it one known rule or several: all rules of the size are known, and
    /// chance does not explain that any fits.
    /// </summary>
    public bool IsSumOfPots => Rules.Count > 0 && IsExhaustive && ExpectedByChance <= MostChance;

    /// <summary>
    /// The likeliest rule: the one found or, where several fit, the one with more pots of round sums than any other
    /// (<see cref="Pot.RoundKronor"/>). Null if there is none such, or if not all rules are known. A reason to prefer it, no proof.
    /// </summary>
    public PotRule? Likeliest
    {
        get
        {
            if (Rule is not null) return Rule;
            if (!IsSumOfPots || Rules.Count < 2) return null;
            var roundest = Rules.OrderByDescending(rule => rule.RoundPots).ToList();
            return roundest[0].RoundPots > roundest[1].RoundPots ? roundest[0] : null;
        }
    }
}
