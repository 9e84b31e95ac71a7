namespace Funding.Analysis;

/// <summary>Asks by which rule money was split, from the amounts and a population alone.</summary>
public static class RuleDetection
{
    /// <summary>Rows that may break a rule "with exceptions": at most this share of all.</summary>
    internal const double MostExceptions = 0.25;

    /// <summary>
    /// Finds the simplest kind of rule that explains every row: equal shares, by population (largest remainders, then plain
    /// rounding), a fixed part and population, a unique sum of pots, by population but for at most a quarter of the rows.
    /// </summary>
    /// <param name="distribution">The money and the population.</param>
    /// <param name="options">Limits of the search for pots; null for the usual ones.</param>
    public static DetectedRule Detect(Distribution distribution, PotSearchOptions? options = null)
    {
        var loose = Proportionality.Of(distribution);
        if (IsEqual(distribution))
            return new(RuleKind.Equal, loose, null, () => "Every region's amount is the same within the rounding.");
        if (IsLargestRemainder(distribution))
            return new(RuleKind.PopulationLargestRemainder, loose, null,
                () => $"By population ({distribution.Basis.Title}): the largest-remainder method gives every row to the krona"
                + $"; shares of the total rounded each on its own miss {Format.Number(MissedByPlainRounding(distribution))} of them.");
        if (Proportionality.Of(distribution, 0.5).IsComplete)
            return new(RuleKind.PopulationRounded, loose, null,
                () => $"By population ({distribution.Basis.Title}): one rate, {loose.Rate:n2~} kr per inhabitant, "
                    + "gives every row within its rounding.");
        if (FixedAndPopulation.Find(distribution) is { } found)
            return new(RuleKind.FixedAndPopulation, loose, null,
                () => $"A fixed part and population ({distribution.Basis.Title}): {found.PerRegion:n~} kr for every region and "
                + $"{found.Rate:n2~} kr per inhabitant give every row within its rounding.");

        var pots = PotSearch.Find(distribution, options);
        if (pots.Outcome == PotOutcome.Unique) return new(RuleKind.Pots, loose, pots, () => pots.Explanation);
        if (loose.IsUnique && loose.Breaking.Count <= distribution.Rows.Count * MostExceptions)
            return new(RuleKind.PopulationWithExceptions, loose, pots, () => WithExceptions(distribution, loose));
        return new(pots.IsSumOfPots ? RuleKind.PotsNotUnique : RuleKind.Unknown, loose, pots, () => pots.Explanation);
    }

    private static bool IsEqual(Distribution distribution)
    {
        var money = distribution.Rows.Select(row => row.Money).ToList();
        if (money.TrueForAll(amount => amount.IsExact)) return money.Max(amount => amount.Value) - money.Min(amount => amount.Value) <= 1;
        return money.Max(amount => amount.Low) <= money.Min(amount => amount.High);
    }

    private static bool IsLargestRemainder(Distribution distribution)
    {
        if (!distribution.Rows.All(row => row.Money.IsExact && double.IsInteger(row.Money.Value))) return false;
        var split = LargestRemainder.Split((long)distribution.Total.Value, [.. distribution.Rows.Select(row => row.Inhabitants)]);
        return split.SequenceEqual(distribution.Rows.Select(row => (long)row.Money.Value));
    }

    private static int MissedByPlainRounding(Distribution distribution) => distribution.Rows.Count(row =>
        Math.Round((decimal)distribution.Total.Value * row.Inhabitants / distribution.Inhabitants) != (decimal)row.Money.Value);

    private static string WithExceptions(Distribution distribution, Proportionality found) =>
        $"By population ({distribution.Basis.Title}) within the rounding for {Format.Number(found.Consistent.Count)} of "
        + $"{Format.Number(distribution.Rows.Count)} rows, "
        + $"at {found.Rate:n2~} kr per inhabitant. No other set of rows is as large. Outside it: "
        + string.Join(", ", found.Breaking.Select(row =>
            $"{row.Region.Name} ({Format.Kronor(row.Money.Value)}, expected {row.Expected:kr~})")) + ".";
}

/// <summary>The rule that explains the rows of a distribution, the simplest kind first.</summary>
/// <param name="Kind">The kind of rule.</param>
/// <param name="Proportionality">How far one rate per inhabitant explains the rows, whatever the kind.</param>
/// <param name="Pots">The search for pots, or null where a simpler rule made it needless.</param>
/// <param name="Explain">Says what was found and how, in sentences for readers, their numbers in the current culture.</param>
public sealed record DetectedRule(RuleKind Kind, Proportionality Proportionality, PotSearchResult? Pots, Func<string> Explain)
{
    /// <summary>What was found and how, in sentences for readers.</summary>
    public string Explanation => Explain();

    /// <summary>The rows that break the rule; none unless it is a rule with exceptions.</summary>
    public IReadOnlyList<BreakingRow> Breaking => Kind == RuleKind.PopulationWithExceptions ? Proportionality.Breaking : [];
}

/// <summary>A way of splitting money between regions.</summary>
public enum RuleKind
{
    /// <summary>No rule of the kinds below, as far as was searched.</summary>
    Unknown,

    /// <summary>The same amount for every region, within the rounding.</summary>
    Equal,

    /// <summary>By population; the largest-remainder method gives every row to the krona.</summary>
    PopulationLargestRemainder,

    /// <summary>By population; one rate per inhabitant gives every row within its rounding.</summary>
    PopulationRounded,

    /// <summary>A fixed part for every region and one rate per inhabitant give every row within its rounding.</summary>
    FixedAndPopulation,

    /// <summary>By population within the rounding, except for a few rows.</summary>
    PopulationWithExceptions,

    /// <summary>A sum of pots, each split by population among some of the regions; one such rule fits.</summary>
    Pots,

    /// <summary>A sum of pots, but several such rules fit, and the amounts do not tell which one holds.</summary>
    PotsNotUnique,
}
