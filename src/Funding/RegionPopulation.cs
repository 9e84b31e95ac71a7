namespace Funding;

/// <summary>The population of one region by one basis.</summary>
/// <param name="Region">The region.</param>
/// <param name="Inhabitants">People, above zero.</param>
/// <param name="Status">How the figure is known: official, published with a grant, secondary, or a residual.</param>
/// <param name="Source">Where it was found.</param>
public sealed record RegionPopulation(Region Region, long Inhabitants, string Status, Source Source);
