using Microsoft.Data.Analysis;

namespace Funding.Frames;

/// <summary>What a dataset holds, as data frames.</summary>
public static class DatasetFrames
{
    /// <summary>One row an allocation, with everything about its grant and its region joined to it.</summary>
    /// <param name="allocations">For example <see cref="Dataset.Allocations"/>, or those of one grant.</param>
    /// <returns>
    /// <list type="table">
    /// <item><term>grant, title, date</term><description>the grant: id, title, ISO date (a month if no day is known)</description></item>
    /// <item><term>year</term><description>the year the money is for</description></item>
    /// <item><term>region_code, region</term><description>county code, two digits; short name</description></item>
    /// <item><term>amount</term><description>kronor, earmark included</description></item>
    /// <item><term>earmark, earmark_for</term>
    /// <description>kronor within the amount, and their purpose; null in a grant without one</description></item>
    /// <item><term>rounding_unit</term><description>kronor that amount and earmark are rounded to; 1 for exact amounts</description></item>
    /// <item><term>population_basis, inhabitants</term>
    /// <description>the grant's default population, and the region's people by it</description></item>
    /// <item><term>per_inhabitant</term><description>kronor per inhabitant by that population</description></item>
    /// <item><term>share</term><description>part of the grant's sum, 1 for all; null where that is nothing</description></item>
    /// <item><term>principle, principle_by_terms</term>
    /// <description>how the grant was split, in effect and on paper; several joined by " + "</description></item>
    /// <item><term>status</term><description>published, or constructed from a published rule</description></item>
    /// </list>
    /// </returns>
    /// <remarks>Of grants that contain each other sum only one: the frame does not look.</remarks>
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

    /// <summary>One row a grant or national total.</summary>
    /// <param name="grants">For example <see cref="Dataset.NationalTotals"/>, or <see cref="Dataset.Grants"/>.</param>
    /// <returns>
    /// <list type="table">
    /// <item><term>grant, title, date</term><description>id, title, ISO date (a month where the day is not known)</description></item>
    /// <item><term>year</term><description>the year the money is for</description></item>
    /// <item><term>kind</term><description>regional where the amount of each region is known, else national</description></item>
    /// <item><term>purpose</term><description>what all of it is tied to; null where it is not</description></item>
    /// <item><term>payer</term><description>state, or regions for money of their own</description></item>
    /// <item><term>part_of</term><description>id of the whole, never to be added to it; null where none is known</description></item>
    /// <item><term>published_total</term><description>kronor, the figure as printed</description></item>
    /// <item><term>qualifier</term>
    /// <description>how the page hedges it: exact, rounded, truncated, nearly, just-over, summed</description></item>
    /// <item><term>lowest, highest</term><description>kronor that the hedge and the printed digits allow</description></item>
    /// <item><term>principle, principle_by_terms</term>
    /// <description>how it was split, in effect and on paper; null where no split is known</description></item>
    /// <item><term>source</term><description>id of the source</description></item>
    /// </list>
    /// </returns>
    public static DataFrame ToDataFrame(this IEnumerable<Grant> grants) =>
        new FrameBuilder<Grant>(grants)
            .Text("grant", grant => grant.Id)
            .Text("title", grant => grant.Title)
            .Text("date", grant => grant.Date)
            .Year("year", grant => grant.Year)
            .Text("kind", grant => grant.Kind.ToString().ToLowerInvariant())
            .Text("purpose", grant => grant.Purpose)
            .Text("payer", grant => grant.Payer.ToString().ToLowerInvariant())
            .Text("part_of", grant => grant.PartOf?.Id)
            .Kronor("published_total", grant => grant.PublishedTotal.Kronor)
            .Text("qualifier", grant => Data.Schemas.Qualifiers[(int)grant.PublishedTotal.Qualifier])
            .Kronor("lowest", grant => (decimal)grant.PublishedTotal.Interval.Low)
            .Kronor("highest", grant => (decimal)grant.PublishedTotal.Interval.High)
            .Text("principle", grant => Principles(grant, component => component.Effective))
            .Text("principle_by_terms", grant => Principles(grant, component => component.Nominal))
            .Text("source", grant => grant.Source.Id)
            .Build();

    /// <summary>One row a region and population.</summary>
    /// <param name="bases">For example <see cref="Dataset.PopulationBases"/>.</param>
    /// <returns>
    /// <list type="table">
    /// <item><term>population_basis, title</term><description>id and name of the population</description></item>
    /// <item><term>date</term><description>ISO date of the count; null where it is not stated</description></item>
    /// <item><term>region_code, region</term><description>county code, two digits; short name</description></item>
    /// <item><term>inhabitants</term><description>people</description></item>
    /// <item><term>status</term><description>official, published with a grant, secondary, or a residual</description></item>
    /// <item><term>source</term><description>id of the source</description></item>
    /// </list>
    /// </returns>
    public static DataFrame ToDataFrame(this IEnumerable<PopulationBasis> bases) =>
        new FrameBuilder<(PopulationBasis Basis, RegionPopulation Row)>(
            bases.SelectMany(basis => basis.Regions, (basis, row) => (basis, row)))
            .Text("population_basis", item => item.Basis.Id)
            .Text("title", item => item.Basis.Title)
            .Text("date", item => item.Basis.Date)
            .Text("region_code", item => item.Row.Region.Code)
            .Text("region", item => item.Row.Region.Name)
            .Count("inhabitants", item => item.Row.Inhabitants)
            .Text("status", item => item.Row.Status)
            .Text("source", item => item.Row.Source.Id)
            .Build();

    private static long? Inhabitants(Allocation row) =>
        row.Grant.PopulationBasis?.Regions.FirstOrDefault(population => population.Region == row.Region)?.Inhabitants;

    private static string Principles(Grant grant, Func<Component, Principle> principle) =>
        string.Join(" + ", grant.Components.Select(principle).Distinct().Order().Select(PrincipleWords.Word));
}
