using Funding.Measures;

namespace Funding.Rules;

/// <summary>Says in sentences what a search for pots found.</summary>
internal static class PotSearchText
{
    public static string Of(PotSearchResult result, Distribution distribution, PotSearchOptions options) =>
        $"Searched for up to {Format.Number(options.MostPots)} pots split by population ({distribution.Basis.Title}) that give "
        + $"{Format.Number(distribution.Rows.Count)} rows with {Count(result.DistinctRates, "distinct rate", "distinct rates")} per inhabitant above zero, "
        + $"each row within {Format.Kronor(result.Tolerance, 1)} or half its rounding unit. {Outcome(result, options)}";

    private static string Outcome(PotSearchResult result, PotSearchOptions options) => result.Outcome switch
    {
        PotOutcome.Unique =>
            $"{Count(result.PotsTried, "pot is", "pots are")} the fewest that fit, and only one rule of that size does: every row within "
            + $"{Format.Kronor(result.Rules[0].LargestResidual, 2)} at the fitted amounts. Found by trying all memberships "
            + $"({Count(result.RatesTried, "set", "sets")} of rates); amounts made up at random would be fitted so with a chance below "
            + $"{(result.ExpectedByChance < 1e-6 ? "one in a million" : "one in a thousand")}.",
        PotOutcome.NotUnique when result.Rules.Count == 1 && result.IsExhaustive =>
            $"One rule of {Count(result.PotsTried, "pot", "pots")} fits, but the amounts do not support it: too few rates, too coarsely known, or pots too small to exclude chance.",
        PotOutcome.NotUnique when result.Rules.Count > 1 =>
            $"{(result.IsExhaustive ? "" : "At least ")}{Format.Number(result.Rules.Count)} rules of {Count(result.PotsTried, "pot", "pots")} fit, and the amounts do not tell which one holds."
            + (result.Likeliest is { } likeliest
                ? $" One of them has more pots of round sums (whole {Format.Kronor(Pot.RoundUnit)}) than any other: {Format.Number(likeliest.RoundPots)} of {Format.Number(likeliest.Pots.Count)}. "
                  + $"It is the likelier one, though not proved; it gives every row within {Format.Kronor(likeliest.LargestResidual, 2)} at the fitted amounts."
                : ""),
        PotOutcome.NotUnique =>
            $"Whether {Count(result.PotsTried, "pot fits", "pots fit")} could not be decided.",
        _ when !result.IsExhaustive => $"No rule was found before the search ended at {Format.Number(options.MostSteps)} steps, so there may be one.",
        _ => "No such rule exists.",
    };

    private static string Count(double number, string one, string many) => $"{Format.Number(number)} {(number == 1 ? one : many)}";
}
