namespace Funding.Measures;

/// <summary>
/// Whether one amount per inhabitant explains a distribution: the rate that the largest number of regions allow, and the
/// regions that break the pattern. A region allows every rate that rounds to its published amount.
/// </summary>
/// <param name="Rate">Every rate, in kronor per inhabitant, that fits all regions but the exceptions.</param>
/// <param name="Exceptions">The regions that no such rate fits, in the order of the distribution; none when all follow population.</param>
public sealed record ProportionalFit(Interval Rate, IReadOnlyList<DistributionRow> Exceptions)
{
    // Whole kronor cannot follow population exactly: the largest-remainder method moves an amount by less than one.
    private const double Krona = 1;

    /// <summary>Whether every region fits.</summary>
    public bool IsProportional => Exceptions.Count == 0;

    /// <summary>Finds the rate by trying every end of an interval, since the number of regions that fit changes only there.</summary>
    /// <param name="distribution">Money and population.</param>
    public static ProportionalFit Of(Distribution distribution)
    {
        var allowed = distribution.Rows
            .Select(row => new Interval(row.Money.Low - Krona, row.Money.High + Krona) / row.Inhabitants).ToList();
        var best = allowed.Select(interval => interval.Low).MaxBy(rate => allowed.Count(interval => interval.Contains(rate)));
        var fitting = allowed.Where(interval => interval.Contains(best)).ToList();
        return new(
            new(fitting.Max(interval => interval.Low), fitting.Min(interval => interval.High)),
            [.. distribution.Rows.Where((_, index) => !allowed[index].Contains(best))]);
    }

    /// <summary>The amounts that a region's population would give it, in kronor.</summary>
    /// <param name="row">A row of the distribution.</param>
    public Interval Expected(DistributionRow row) => Rate * row.Inhabitants;
}
