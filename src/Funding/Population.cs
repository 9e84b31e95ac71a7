namespace Funding;

/// <summary>A named population: who is counted, and when. Every per-inhabitant figure names the one it uses.</summary>
/// <param name="Id">The id other files refer to.</param>
/// <param name="Title">The name for readers.</param>
/// <param name="Date">The date of the count, ISO; empty where the page does not state it.</param>
/// <param name="NationalTotal">The published national total, which the 21 regions sum to.</param>
/// <param name="Source">Where the total was published.</param>
public sealed record PopulationBasis(string Id, string Title, string Date, long NationalTotal, Source Source)
{
    /// <summary>The population of each region, in the order of county codes.</summary>
    public IReadOnlyList<RegionPopulation> Regions { get; internal set; } = [];

    /// <summary>The number of inhabitants of a region.</summary>
    /// <param name="region">One of the 21 regions.</param>
    /// <exception cref="KeyNotFoundException">The basis has no such region.</exception>
    public long this[Region region] =>
        Regions.FirstOrDefault(population => population.Region == region)?.Inhabitants
        ?? throw new KeyNotFoundException($"{Title} has no {region.Name}.");

    /// <summary>The name for readers.</summary>
    public override string ToString() => Title;
}

/// <summary>The population of one region by one basis.</summary>
/// <param name="Region">The region.</param>
/// <param name="Inhabitants">People, above zero.</param>
/// <param name="Status">How the figure is known: official, published with a grant, secondary, or a residual.</param>
/// <param name="Source">Where it was found.</param>
public sealed record RegionPopulation(Region Region, long Inhabitants, string Status, Source Source);
