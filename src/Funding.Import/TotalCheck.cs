namespace Funding.Import;

/// <summary>
/// Holds the rows against every total that the page states. They contradict one only if the intervals are disjoint, with
/// truncation allowed for in prose.
/// </summary>
internal sealed class TotalCheck(ImportContext context, Quantity money, long unit)
{
    public const string Name = "sum and total";

    public sealed record Result(PublishedTotal Stated, IReadOnlyList<(PublishedTotal, string)> Statements, string? Accepted)
    {
        /// <summary>Whether a total that the page or a person states agrees with the rows, as far as it is not accepted
        /// otherwise.</summary>
        public bool IsConfirmed => Stated.Qualifier != Qualifier.Summed;
    }

    public Result Run(RegionFigures? sum, IReadOnlyList<RegionFigures> rows, List<ImportCheck> checks)
    {
        var contradictions = new List<string>();
        PublishedTotal? total = null;
        if (sum is not null)
        {
            total = new(sum.Amount, unit, unit == 1 ? Qualifier.Exact : Qualifier.Rounded);
            Compare(money, total.Value, $"the row '{sum.Label}' in line {sum.Line}");
            if (sum.Earmark is { } earmark)
                Compare(Quantity.Sum(rows.Select(row => new Amount(row.Earmark ?? 0, unit).Quantity)),
                    total.Value with { Kronor = earmark }, "the sum of the earmarks");
            // A wrong sum of people is never the page's total that was accepted.
            if (sum.Population is { } people && rows.Sum(row => row.Population ?? 0) is var counted && counted != people)
                checks.Add(new("sum of populations", Verdict.Failed, $"the rows sum to {Format.Number(counted)} people, "
                    + $"line {sum.Line} says {Format.Number(people)}: a digit was misprinted"));
        }

        if (context.Options.Total is { } said)
        {
            if (ProseReader.One(said) is { } given) Prose(given, $"--total '{said}'", true);
            else
                checks.Add(new("given total", Verdict.Failed,
                    $"--total '{said}': expected one amount, such as \"drygt 60 miljoner kronor\""));
        }

        var statements = new List<(PublishedTotal, string)>();
        var agreeing = context.Totals.Where(statement => money.Interval.Overlaps(statement.Total.Interval)).ToList();
        foreach (var statement in context.Totals.DistinctBy(statement => statement.Total))
        {
            var binds = statement.IsCaption || (total is null && agreeing.Count == 0);
            var before = total;
            Prose(statement.Total, $"'{statement.Figure.Text}' in line {statement.Figure.Line}", binds,
                isBest: statement == Best(agreeing));
            if (agreeing.Contains(statement) && statement.Strength > 1 && total == before && statement.Total != total)
                statements.Add((statement.Total, statement.Figure.Text));
        }

        var accepted = contradictions.Count > 0 && context.Options.AcceptMismatch is { } reason ? reason : null;
        foreach (var contradiction in contradictions)
            checks.Add(accepted is null ? new(Name, Verdict.Failed, contradiction)
                : new(Name, Verdict.Noted, $"{contradiction}; accepted: {accepted}"));
        if (total is not null) return new(total.Value, statements, accepted);
        checks.Add(new(Name, Verdict.Noted,
            $"the page states no total, so nothing confirms the rows; they sum to {Format.Kronor(money.Value)}"));
        return new(new((long)money.Value, unit, Qualifier.Summed), statements, accepted);

        void Prose(PublishedTotal stated, string where, bool binds, bool isBest = true)
        {
            if (money.Interval.Overlaps(stated.Interval))
            {
                if (total is null && !isBest) return;
                total ??= stated;
                checks.Add(new(Name, Verdict.Passed,
                    $"the rows sum to {Format.Kronor(money.Value)}{Range(money)}, which agrees with {where}"));
            }
            else if (binds)
            {
                total ??= stated;
                contradictions.Add($"the rows sum to {Format.Kronor(money.Value)}{Range(money)}, but {where} says {stated}{Cause(stated)}");
            }
            else checks.Add(new(Name, Verdict.Noted, $"{where} is not the sum of the rows; taken for other money"));
        }

        void Compare(Quantity found, PublishedTotal stated, string where)
        {
            if (found.Interval.Overlaps(stated.Interval))
                checks.Add(new(Name, Verdict.Passed, $"the rows sum to {Format.Kronor(found.Value)}{Range(found)}, "
                    + $"{(found.Value == stated.Kronor ? "as" : "within rounding of")} {where}"));
            else
                contradictions.Add($"the rows sum to {Format.Kronor(found.Value)}{Range(found)}, "
                    + $"but {where} says {Format.Kronor(stated.Kronor)}{Cause(stated)}");
        }
    }

    /// <summary>The surest statement that agrees, and among equals the most precise: it becomes the published total.</summary>
    private static TotalStatement? Best(List<TotalStatement> agreeing) =>
        agreeing.OrderByDescending(statement => statement.Strength).ThenBy(statement => statement.Total.Interval.Width).FirstOrDefault();

    private string Cause(PublishedTotal total)
    {
        foreach (var (factor, text) in ((double, string)[])[(1e3, "a thousand times"), (1e6, "a million times")])
        {
            if (total.Interval.Overlaps(money.Interval * factor)) return $": {text} too little, so the unit is wrong (--unit)";
            if (total.Interval.Overlaps(money.Interval / factor)) return $": {text} too much, so the unit is wrong (--unit)";
        }

        var difference = money.Value - total.Kronor;
        return $": {Format.Kronor(Math.Abs(difference))} {(difference > 0 ? "too much" : "too little")}";
    }

    private static string Range(Quantity sum) => sum.IsExact ? "" : $" ({sum:M1~} by rounding)";
}
