namespace Funding.Data.Checks;

/// <summary>
/// Rows against published totals. They contradict each other only if their intervals are disjoint; for a total printed to
/// the krona over amounts in kronor, that is any difference at all.
/// </summary>
internal static class SumCheck
{
    public static void Run(RawData data)
    {
        var grants = data.SoundGrants.ToDictionary(grant => grant["id"]);
        foreach (var grant in grants.Values)
        {
            var rows = data.Allocations(grant["id"]);
            if (grant["kind"] != "regional" || !data.IsComplete(grant["id"])) continue;
            Compare(data, grant, "amounts", Quantity.Sum(rows.Select(row => Stated.Amount(row).Quantity)), Stated.Total(grant));
            foreach (var component in data.Components(grant["id"]).Where(component => component.IsSound))
                if (component["published_total"] is var total && total != grant["id"] && grants.TryGetValue(total, out var part))
                    Compare(data, grant, component["purpose"] is { Length: > 0 } purpose ? $"{purpose} parts" : "other parts",
                        Quantity.Sum(rows.Select(row => Part(row, component, Stated.PerRegion(data.Components(grant["id"]))))),
                        Stated.Total(part));
        }

        foreach (var basis in data[Schemas.PopulationBases].Rows)
            if (basis.IsSound) Population(data, basis);
    }

    private static Quantity Part(Row row, Row component, long fixedPart)
    {
        if (component.WholeOrNull("per_region") is { } kronor) return Quantity.Exactly(kronor);
        var earmark = Stated.Earmark(row)?.Quantity ?? Quantity.Exactly(0);
        return component["purpose"].Length > 0 ? earmark : Stated.Amount(row).Quantity - earmark - Quantity.Exactly(fixedPart);
    }

    private static void Compare(RawData data, Row grant, string what, Quantity sum, PublishedTotal total)
    {
        if (sum.Interval.Overlaps(total.Interval)) return;
        var range = sum.IsExact ? "" : $" ({sum:n~})";
        var reason = grant.TextOrNull("accepted_mismatch");
        data.Add(Schemas.Allocations, null, $"{grant["id"]}: the {what} sum to {Format.Kronor(sum.Value)}{range}",
            $"the published total, {total}", reason is null ? Cause(sum, total) : $"accepted, {reason}", isWarning: reason is not null);
    }

    private static string Cause(Quantity sum, PublishedTotal total)
    {
        foreach (var (factor, small, large) in ((double, string, string)[])
            [(1e3, "thousands of kronor read as kronor?", "kronor read as thousands of kronor?"),
             (1e6, "millions of kronor read as kronor?", "kronor read as millions of kronor?")])
        {
            if (Wider(total).Contains(sum.Value * factor)) return $"the sum is {Format.Number(factor)} times too small: {small}";
            if (Wider(total).Contains(sum.Value / factor)) return $"the sum is {Format.Number(factor)} times too large: {large}";
        }

        var difference = sum.Value - total.Kronor;
        return $"a mistyped amount; the sum is {Format.Kronor(Math.Abs(difference))} too {(difference > 0 ? "large" : "small")}";
    }

    // Amounts cut to thousands or millions miss the total by a little more than the total's own precision.
    private static Interval Wider(PublishedTotal total) => new(total.Interval.Low * 0.98, total.Interval.High * 1.02);

    private static void Population(RawData data, Row basis)
    {
        var rows = data.Populations(basis["id"]);
        if (!RawData.AreComplete(rows)) return;
        var sum = rows.Sum(row => row.Whole("population"));
        var total = basis.Whole("national_total");
        if (sum == total) return;
        data.Add(Schemas.Population, null, $"{basis["id"]}: the regions sum to {Format.Number(sum)} people",
            $"the published total, {Format.Number(total)}",
            $"a mistyped population; the sum is {Format.Number(Math.Abs(sum - total))} too {(sum > total ? "large" : "small")}");
    }
}
