namespace Funding.Analysis;

/// <summary>
/// The largest set of rows that one rate per inhabitant explains. Every row allows an interval of rates, (amount ± tolerance) ÷
/// inhabitants; intervals that overlap pairwise have a point in common, so the largest set is the deepest point of a sweep over
/// the interval ends (K. Marzullo, <em>Maintaining the Time in a Distributed System</em>, 1984). Robust: rows that break the
/// pattern cannot move the rate, however far off they are.
/// </summary>
/// <param name="Rate">The rates, kronor per inhabitant, that all rows of the set allow; the value is the middle.</param>
/// <param name="Consistent">The regions of the set.</param>
/// <param name="Breaking">The other rows.</param>
/// <param name="IsUnique">Whether no other set of rows is as large.</param>
public sealed record Proportionality(
    Quantity Rate, IReadOnlyList<Region> Consistent, IReadOnlyList<BreakingRow> Breaking, bool IsUnique)
{
    /// <summary>Whether one rate explains every row.</summary>
    public bool IsComplete => Breaking.Count == 0;

    /// <summary>Finds the largest set of rows with one rate.</summary>
    /// <param name="distribution">The money and the population.</param>
    /// <param name="tolerance">Kronor that an amount paid to the krona may be off: ½ for plain rounding, 1 for any way of rounding.</param>
    public static Proportionality Of(Distribution distribution, double tolerance = 1) => Of(distribution, tolerance, drift: 0);

    /// <summary>The same where a row may besides be off by a share of itself.</summary>
    internal static Proportionality Of(Distribution distribution, double tolerance, double drift)
    {
        var rates = distribution.Rows.Select(row => Drifted(Money(row, tolerance), drift) / row.Inhabitants).ToList();
        var sets = rates.Select(rate => rate.Low).Distinct()
            .Select(at => Enumerable.Range(0, rates.Count).Where(i => rates[i].Contains(at)).ToList())
            .GroupBy(set => set.Count).MaxBy(sizes => sizes.Key)!.ToList();
        var members = sets[0];
        var common = new Interval(members.Max(i => rates[i].Low), members.Min(i => rates[i].High));
        var rate = new Quantity((common.Low + common.High) / 2, common, Unit.KronorPerInhabitant);
        var breaking = distribution.Rows.Where((_, i) => !members.Contains(i))
            .Select(row => new BreakingRow(row.Region, row.Money, (rate * row.Inhabitants).In(Unit.Kronor)));
        return new(rate, [.. members.Select(i => distribution.Rows[i].Region)], [.. breaking],
            sets.TrueForAll(set => set.SequenceEqual(members)));
    }

    /// <summary>The amounts before rounding that a row allows, kronor.</summary>
    internal static Interval Money(DistributionRow row, double tolerance) =>
        row.Money.IsExact ? new(row.Money.Value - tolerance, row.Money.Value + tolerance) : row.Money.Interval;

    private static Interval Drifted(Interval money, double drift) =>
        new(money.Low - Math.Abs(money.Low) * drift, money.High + Math.Abs(money.High) * drift);
}

/// <summary>One region's amount as a linear equation in the pots' rates per inhabitant.</summary>
/// <param name="Index">Its place among the rows of the distribution.</param>
/// <param name="Inhabitants">People.</param>
/// <param name="Money">The middle of the amounts allowed, kronor.</param>
/// <param name="Tolerance">How far from it the true amount may be, kronor.</param>
internal sealed record RateRow(int Index, double Inhabitants, double Money, double Tolerance)
{
    /// <summary>Kronor per inhabitant.</summary>
    public double Rate { get; } = Money / Inhabitants;

    /// <summary>How far the true rate may be from <see cref="Rate"/>.</summary>
    public double Slack { get; } = Tolerance / Inhabitants;

    public bool MayEqual(RateRow other) => Math.Abs(Rate - other.Rate) <= Slack + other.Slack;
}
