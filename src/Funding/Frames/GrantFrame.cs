using Microsoft.Data.Analysis;

namespace Funding.Frames;

/// <summary>Grants and national totals as a data frame.</summary>
public static class GrantFrame
{
    /// <summary>One row a grant or national total.</summary>
    /// <param name="grants">For example <see cref="Dataset.NationalTotals"/>, or <see cref="Dataset.Grants"/>.</param>
    /// <returns>
    /// <list type="table">
    /// <item><term>grant, title, date</term><description>id, title, ISO date (a month where the day is not known)</description></item>
    /// <item><term>year</term><description>the year the money is for</description></item>
    /// <item><term>kind</term><description>regional where the amount of each region is known, else national</description></item>
    /// <item><term>purpose</term><description>what all of it is tied to; null where it is not</description></item>
    /// <item><term>payer</term><description>state, or regions for money of their own</description></item>
    /// <item><term>part_of</term><description>id of the whole that it is a part of, never to be added to it; null where none is known</description></item>
    /// <item><term>published_total</term><description>kronor, the figure as printed</description></item>
    /// <item><term>qualifier</term><description>how the page hedges it: exact, rounded, truncated, nearly, just-over, summed</description></item>
    /// <item><term>lowest, highest</term><description>kronor that the hedge and the printed digits allow</description></item>
    /// <item><term>principle, principle_by_terms</term><description>how it was split, in effect and on paper; null where no split is known</description></item>
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
            .Text("principle", grant => AllocationFrame.Principles(grant, component => component.Effective))
            .Text("principle_by_terms", grant => AllocationFrame.Principles(grant, component => component.Nominal))
            .Text("source", grant => grant.Source.Id)
            .Build();
}
