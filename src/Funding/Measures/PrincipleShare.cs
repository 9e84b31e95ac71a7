namespace Funding.Measures;

/// <summary>How much of a region's money came by one principle.</summary>
/// <param name="Region">The region, or null for all together.</param>
/// <param name="Principle">The principle.</param>
/// <param name="Money">The money split by it, kronor.</param>
/// <param name="Share">Its share of the region's money in the grants, 1 for all.</param>
public sealed record PrincipleShare(Region? Region, Principle Principle, Estimate Money, Estimate Share);
