using Microsoft.Data.Analysis;

namespace Funding.Frames;

/// <summary>Populations as a data frame.</summary>
public static class PopulationFrame
{
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
        new FrameBuilder<(PopulationBasis Basis, RegionPopulation Row)>(bases.SelectMany(basis => basis.Regions.Select(row => (basis, row))))
            .Text("population_basis", item => item.Basis.Id)
            .Text("title", item => item.Basis.Title)
            .Text("date", item => item.Basis.Date)
            .Text("region_code", item => item.Row.Region.Code)
            .Text("region", item => item.Row.Region.Name)
            .Count("inhabitants", item => item.Row.Inhabitants)
            .Text("status", item => item.Row.Status)
            .Text("source", item => item.Row.Source.Id)
            .Build();
}
