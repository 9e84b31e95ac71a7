namespace Funding.Analysis;

/// <summary>
/// A fixed amount for every region and one rate per inhabitant that explain every row. Two rows i and j, i the larger region,
/// allow the rates from (lowᵢ − highⱼ) ÷ (nᵢ − nⱼ) to (highᵢ − lowⱼ) ÷ (nᵢ − nⱼ). A rate that all pairs allow leaves a fixed
/// amount that all rows allow (Fourier–Motzkin elimination), so what is found is exact.
/// </summary>
/// <param name="PerRegion">The fixed amounts that the rows allow, kronor.</param>
/// <param name="Rate">The rates that the rows allow, kronor per inhabitant.</param>
public sealed record FixedAndPopulation(Quantity PerRegion, Quantity Rate)
{
    /// <summary>Finds them; null where none explain every row, or where the fixed part or the rate may be nothing.</summary>
    /// <param name="distribution">The money and the population.</param>
    public static FixedAndPopulation? Find(Distribution distribution)
    {
        var rows = distribution.Rows
            .Select(row => (Money: Proportionality.Money(row, tolerance: 1), People: (double)row.Inhabitants)).ToList();
        var (low, high) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var (large, small) in rows.SelectMany(large => rows.Select(small => (large, small))))
        {
            var people = large.People - small.People;
            if (people == 0 && large.Money.Low > small.Money.High) return null;
            if (people <= 0) continue;
            low = Math.Max(low, (large.Money.Low - small.Money.High) / people);
            high = Math.Min(high, (large.Money.High - small.Money.Low) / people);
        }

        if (low <= 0 || low > high || double.IsInfinity(high)) return null;
        var perRegion = new Interval(rows.Max(row => row.Money.Low - high * row.People),
            rows.Min(row => row.Money.High - low * row.People));
        return perRegion.Low > 0 ? new(Middle(perRegion, Unit.Kronor), Middle(new(low, high), Unit.KronorPerInhabitant)) : null;
    }

    private static Quantity Middle(Interval interval, Unit unit) => new((interval.Low + interval.High) / 2, interval, unit);
}
