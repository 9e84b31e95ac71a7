namespace Funding.Analysis;

/// <summary>What a search for pots found, and how far it can be trusted.</summary>
/// <param name="Outcome">Whether one rule was found, several or none.</param>
/// <param name="Rules">
/// The rules of the smallest number of pots that fit, up to the limit of the search; exactly one when
/// <paramref name="Outcome"/> is <see cref="PotOutcome.Unique"/>.
/// </param>
/// <param name="PotsTried">The largest number of pots tried.</param>
/// <param name="Tolerance">Kronor that an amount paid to the krona may be off at the fitted pots; a rounded amount,
/// half its unit if more.</param>
/// <param name="DistinctRates">The number of rates per inhabitant above zero that are surely different.</param>
/// <param name="RatesTried">How many complete sets of pot rates were tried against the remaining rows.</param>
/// <param name="ExpectedByChance">
/// How many rules of this size would be expected to fit amounts made up at random: sets tried × the chance that every further
/// distinct rate lies as near a sum of rates as was demanded.
/// </param>
/// <param name="Distribution">The money that was searched.</param>
/// <param name="Options">The limits of the search.</param>
/// <param name="IsExhaustive">Whether every rule up to the number of pots tried was looked at; if not,
/// the search stopped at a limit.</param>
public sealed record PotSearchResult(
    PotOutcome Outcome,
    IReadOnlyList<PotRule> Rules,
    int PotsTried,
    double Tolerance,
    int DistinctRates,
    long RatesTried,
    double ExpectedByChance,
    bool IsExhaustive,
    Distribution Distribution,
    PotSearchOptions Options)
{
    /// <summary>How it was found and what follows, in sentences for readers, their numbers in the current culture.</summary>
    public string Explanation => PotSearchText.Of(this, Distribution, Options);

    /// <summary>The one rule, or null unless the outcome is <see cref="PotOutcome.Unique"/>.</summary>
    public PotRule? Rule => Outcome == PotOutcome.Unique ? Rules[0] : null;

    /// <summary>
    /// Whether the money is a sum of few pots at all, be it one known rule or several: all rules of the size are known, and
    /// chance does not explain that any fits.
    /// </summary>
    public bool IsSumOfPots => Rules.Count > 0 && IsExhaustive && ExpectedByChance <= Options.MostChance;

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

/// <summary>Says in sentences what a search for pots found.</summary>
internal static class PotSearchText
{
    public static string Of(PotSearchResult result, Distribution distribution, PotSearchOptions options) =>
        $"Searched for up to {Format.Number(options.MostPots)} pots split by population ({distribution.Basis.Title}) that give "
        + $"{Format.Number(distribution.Rows.Count)} rows with {Count(result.DistinctRates, "distinct rate", "distinct rates")} "
        + "per inhabitant above zero, "
        + $"each row within {Format.Kronor(result.Tolerance, 1)} or half its rounding unit. {Outcome(result, options)}";

    private static string Outcome(PotSearchResult result, PotSearchOptions options) => result.Outcome switch
    {
        PotOutcome.Unique =>
            $"{Count(result.PotsTried, "pot is", "pots are")} the fewest that fit, and only one rule of that size does: every row within "
            + $"{Format.Kronor(result.Rules[0].LargestResidual, 2)} at the fitted amounts. Found by trying all memberships "
            + $"({Count(result.RatesTried, "set", "sets")} of rates); amounts made up at random would be fitted so with a chance below "
            + $"{(result.ExpectedByChance < 1e-6 ? "one in a million" : "one in a thousand")}.",
        PotOutcome.NotUnique when result.Rules.Count == 1 && result.IsExhaustive =>
            $"One rule of {Count(result.PotsTried, "pot", "pots")} fits, but the amounts do not support it: too few rates, "
            + "too coarsely known, or pots too small to exclude chance.",
        PotOutcome.NotUnique when result.Rules.Count > 1 =>
            $"{(result.IsExhaustive ? "" : "At least ")}{Format.Number(result.Rules.Count)} rules of "
            + $"{Count(result.PotsTried, "pot", "pots")} fit, and the amounts do not tell which one holds."
            + (result.Likeliest is { } likeliest
                ? $" One of them has more pots of round sums (whole {Format.Kronor(Pot.RoundUnit)}) than any other: "
                    + $"{Format.Number(likeliest.RoundPots)} of {Format.Number(likeliest.Pots.Count)}. "
                    + "It is the likelier one, though not proved; "
                    + $"it gives every row within {Format.Kronor(likeliest.LargestResidual, 2)} at the fitted amounts."
                : ""),
        PotOutcome.NotUnique =>
            $"Whether {Count(result.PotsTried, "pot fits", "pots fit")} could not be decided.",
        _ when !result.IsExhaustive =>
            $"No rule was found before the search ended at {Format.Number(options.MostSteps)} steps, so there may be one.",
        _ => "No such rule exists.",
    };

    private static string Count(double number, string one, string many) => $"{Format.Number(number)} {(number == 1 ? one : many)}";
}
