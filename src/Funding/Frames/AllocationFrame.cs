using Microsoft.Data.Analysis;

namespace Funding.Frames;

/// <summary>Allocations as a data frame.</summary>
public static class AllocationFrame
{
    /// <summary>One row an allocation, with everything about its grant and its region joined to it.</summary>
    /// <param name="allocations">For example <see cref="Dataset.Allocations"/>, or those of one grant.</param>
    /// <returns>
    /// <list type="table">
    /// <item><term>grant, title, date</term><description>the grant: id, title, ISO date (a month where the day is not known)</description></item>
    /// <item><term>year</term><description>the year the money is for</description></item>
    /// <item><term>region_code, region</term><description>county code, two digits; short name</description></item>
    /// <item><term>amount</term><description>kronor, earmark included</description></item>
    /// <item><term>earmark, earmark_for</term><description>kronor within the amount, and their purpose; null in a grant without one</description></item>
    /// <item><term>rounding_unit</term><description>kronor that amount and earmark are rounded to; 1 for exact amounts</description></item>
    /// <item><term>population_basis, inhabitants</term><description>the grant's default population, and the region's people by it</description></item>
    /// <item><term>per_inhabitant</term><description>kronor per inhabitant by that population</description></item>
    /// <item><term>share</term><description>part of the grant's sum, 1 for all; null where that is nothing</description></item>
    /// <item><term>principle, principle_by_terms</term><description>how the grant was split, in effect and on paper; several joined by " + "</description></item>
    /// <item><term>status</term><description>published, or constructed from a published rule</description></item>
    /// </list>
    /// </returns>
    /// <remarks>Of grants that contain each other only one may be summed: the frame does not look (<see cref="Dataset.Total"/> does).</remarks>
    public static DataFrame ToDataFrame(this IEnumerable<Allocation> allocations)
    {
        var sums = new Dictionary<Grant, double>();
        return new FrameBuilder<Allocation>(allocations)
            .Text("grant", row => row.Grant.Id)
            .Text("title", row => row.Grant.Title)
            .Text("date", row => row.Grant.Date)
            .Year("year", row => row.Grant.Year)
            .Text("region_code", row => row.Region.Code)
            .Text("region", row => row.Region.Name)
            .Kronor("amount", row => row.Amount.Kronor)
            .Kronor("earmark", row => row.Earmark?.Amount.Kronor)
            .Text("earmark_for", row => row.Earmark?.Purpose)
            .Kronor("rounding_unit", row => row.Amount.RoundingUnit)
            .Text("population_basis", row => row.Grant.PopulationBasis?.Id)
            .Count("inhabitants", Inhabitants)
            .Number("per_inhabitant", row => (double)row.Amount.Kronor / Inhabitants(row))
            .Number("share", row => Sum(row.Grant) is > 0 and var sum ? row.Amount.Kronor / sum : null)
            .Text("principle", row => Principles(row.Grant, component => component.Effective))
            .Text("principle_by_terms", row => Principles(row.Grant, component => component.Nominal))
            .Text("status", row => row.Status.ToString().ToLowerInvariant())
            .Build();

        double Sum(Grant grant) => sums.TryGetValue(grant, out var sum) ? sum : sums[grant] = grant.Money.Value;
    }

    private static long? Inhabitants(Allocation row) =>
        row.Grant.PopulationBasis?.Regions.FirstOrDefault(population => population.Region == row.Region)?.Inhabitants;

    internal static string Principles(Grant grant, Func<Component, Principle> principle) =>
        string.Join(" + ", grant.Components.Select(principle).Distinct().Order().Select(PrincipleWords.Word));
}
