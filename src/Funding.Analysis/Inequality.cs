namespace Funding.Analysis;

/// <summary>
/// Population-weighted inequality of money between regions: a region counts by its inhabitants, so 0 means the same amount
/// per inhabitant everywhere. With q the region's share of the people and m its share of the money:
/// Gini ½ Σᵢⱼ |mᵢqⱼ − mⱼqᵢ|, Hoover ½ Σ |m − q|, Theil Σ m ln(m/q). What happens within a region is not seen. An amount below
/// zero, money paid back, counts as none.
/// </summary>
public static class Inequality
{
    /// <summary>
    /// The Lorenz curve: cumulative share of money against cumulative share of people, regions in the order of money per
    /// inhabitant, the least first. M. O. Lorenz, "Methods of measuring the concentration of wealth",
    /// <em>Publications of the American Statistical Association</em> 9 (1905), 209–219.
    /// </summary>
    /// <param name="distribution">The money, as published.</param>
    /// <returns>The origin and one corner a region; the last is (1, 1). The curve is convex and never above the diagonal.</returns>
    public static IReadOnlyList<LorenzPoint> Lorenz(Distribution distribution)
    {
        var all = distribution.Rows.Sum(Paid);
        double people = 0, money = 0;
        List<LorenzPoint> corners = [new(null, 0, 0)];
        foreach (var row in distribution.Rows.OrderBy(row => row.PerInhabitant.Value))
            corners.Add(new(row.Region, people += row.ShareOfPeople, money += Paid(row) / all));
        corners[^1] = corners[^1] with { ShareOfPeople = 1, ShareOfMoney = 1 };
        return corners;
    }

    /// <summary>
    /// The Gini coefficient: twice the area between the Lorenz curve and the diagonal, 0 (same amount per inhabitant
    /// everywhere) to below 1. C. Gini, "Sulla misura della concentrazione e della variabilità dei caratteri" (1914); weighted
    /// as in R. I. Lerman and S. Yitzhaki, <em>Journal of Econometrics</em> 42 (1989), 43–47.
    /// </summary>
    /// <param name="distribution">The money.</param>
    /// <returns>
    /// The coefficient of the money as published, with the lowest and the highest that any amounts within their rounding
    /// intervals could give (each amount on its own, none below zero). Both bounds are attained; see the remarks.
    /// </returns>
    /// <remarks>
    /// Maximum: in a fixed order of the regions the coefficient is Σ cᵢaᵢ / Σ aᵢ, with cᵢ the people before region i less those
    /// after it, and the order by money per inhabitant gives the most of all orders. Such a quotient is highest with aᵢ at its
    /// high end wherever cᵢ exceeds the quotient, at its low end elsewhere; cᵢ grows along the order, so no region at its low
    /// end has more per inhabitant than one at its high end. All such corners of the box of intervals are tried: hundreds for 21
    /// regions whose intervals mostly lie apart, at worst 2ⁿ, a fraction of a second. Minimum: for a given sum, no amounts in
    /// the box are more equal than one common rate per inhabitant, cut to each region's interval (A. F. Veinott,
    /// <em>Management Science</em> 17 (1971), 547–567); as the rate grows, the coefficient is monotonic between two interval
    /// ends, so the minimum lies at one of them, and all are tried.
    /// </remarks>
    public static Quantity Gini(Distribution distribution)
    {
        var box = new AmountBox(distribution);
        return box.Bound(box.Gini(box.Published), box.LowestGini, box.HighestGini);
    }

    /// <summary>
    /// The Hoover index: the share of the money that would have to move for the same amount per inhabitant everywhere, 0 to
    /// below 1, never above <see cref="Gini"/>. E. M. Hoover, "The measurement of industrial localization",
    /// <em>Review of Economics and Statistics</em> 18 (1936), 162–171.
    /// </summary>
    /// <param name="distribution">The money.</param>
    /// <returns>The index of the money as published, with attained bounds as in <see cref="Gini"/>.</returns>
    /// <remarks>
    /// The index is the largest excess, over all sets of regions, of the set's share of money over its share of people. For
    /// one set that excess is highest when its members are at their high ends and all others at their low ends. The largest
    /// is that of the regions above the mean per inhabitant, so the corners tried for Gini hold the maximum. The minimum
    /// again lies on the path of one common rate cut to the intervals, there at an interval end, or where the mean passes
    /// one or the common rate itself: in between, no region changes sides.
    /// </remarks>
    public static Quantity Hoover(Distribution distribution)
    {
        var box = new AmountBox(distribution);
        return box.Bound(box.Hoover(box.Published), box.LowestHoover, box.HighestHoover);
    }

    /// <summary>
    /// The Theil index T between regions, in nats, of the money as published: 0 (same amount per inhabitant everywhere) or
    /// more; a region without money adds nothing, since x ln x → 0. H. Theil, <em>Economics and Information Theory</em>
    /// (1967), chapter 4.
    /// </summary>
    /// <param name="distribution">The money.</param>
    public static double Theil(Distribution distribution)
    {
        var all = distribution.Rows.Sum(Paid);
        return Math.Max(0, distribution.Rows.Sum(row =>
            Paid(row) / all is > 0 and var share ? share * Math.Log(share / row.ShareOfPeople) : 0));
    }

    /// <summary>What a region got, kronor; nothing where it paid back.</summary>
    internal static double Paid(DistributionRow row) => Math.Max(0, row.Money.Value);
}

/// <summary>A corner of a Lorenz curve.</summary>
/// <param name="Region">The region whose people and money the step to this corner adds; null at the origin.</param>
/// <param name="ShareOfPeople">Share of all inhabitants so far, 0 to 1.</param>
/// <param name="ShareOfMoney">Share of all the money so far, 0 to 1.</param>
public sealed record LorenzPoint(Region? Region, double ShareOfPeople, double ShareOfMoney);
