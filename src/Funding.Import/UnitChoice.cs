namespace Funding.Import;

/// <summary>Finds the unit of a table's amounts: each figure's own, the header's, or the only one that agrees with the total.</summary>
internal static partial class UnitChoice
{
    /// <summary>Kronor per inhabitant over the whole country that a grant can be: the smallest known is 5.7, the largest 280.</summary>
    public static readonly Interval Plausible = new(0.2, 5000);

    private static readonly long[] Units = [1, 1_000, 1_000_000];

    /// <summary>The unit of figures that print none, how it was found, or why it cannot be told.</summary>
    public static (long? Factor, string How, string? Problem) Choose(
        Decoded table, string header, ImportOptions options, PublishedTotal? total, long population)
    {
        var bare = table.Rows.Where(row => row.Amount.Factor is null).ToList();
        if (options.Unit is { } given) return (MoneyUnit.Factor(given), "given", null);
        if (bare.Count == 0) return (table.Rows[0].Amount.Factor, "printed with each figure", null);
        if (bare.Count < table.Rows.Count)
            return (null, "", $"Line {bare[0].Line}: '{bare[0].Label}' has an amount without a unit, "
                + "and other rows have one. Give --unit.");
        var stated = Header().Matches(ProseAmount().Replace(header, ""))
            .Select(match => MoneyUnit.Factor(Blanks().Replace(match.Groups["unit"].Value, " "))).Distinct().ToList();
        if (table.Sum?.Amount.Factor is { } sum && !stated.Contains(sum)) stated.Add(sum);
        if (stated is [{ } only]) return (only, "stated in the header or beside the sum", null);
        if (stated.Count > 1)
            return (null, "", $"The header names several units ({Prose.List(stated.Select(unit => MoneyWords.Word(unit!.Value)))}). "
                + "Give --unit.");

        var raw = table.Rows.Sum(row => row.Amount.Value);
        var fitting = Units.Where(unit => total is { } known
            ? Math.Abs((double)(raw * unit) - known.Kronor) <= known.Unit + (21.0 * unit / 2)
            : Plausible.Contains((double)(raw * unit) / population)).ToList();
        // Without a word for money anywhere the figures may be patients: magnitudes alone decide nothing.
        if (fitting.Count == 1 && total is not null) return (fitting[0], "the only unit that agrees with the total", null);
        var found = fitting.Count == 0
            ? "none of kr, tkr and Mkr fits"
            : $"{Prose.List(fitting.Select(unit => MoneyWords.Word(unit)), last: "or")} would do if they are money";
        return (null, "", $"The page names no unit for its amounts, and {found}"
            + $"{(total is { } stateTotal ? $" the total ({stateTotal})" : "")}. Give --unit.");
    }

    [GeneratedRegex(@"\d[\d ,]*(?:" + MoneyWords.Pattern + @")(?![\p{L}\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProseAmount();

    [GeneratedRegex(@"\b(?<unit>" + MoneyWords.Pattern + @")(?![\p{L}\d])(?!\s+(?:per|efter)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
