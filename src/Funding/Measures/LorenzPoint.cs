namespace Funding.Measures;

/// <summary>A corner of a Lorenz curve.</summary>
/// <param name="Region">The region whose people and money the step to this corner adds; null at the origin.</param>
/// <param name="ShareOfPeople">Share of all inhabitants so far, 0 to 1.</param>
/// <param name="ShareOfMoney">Share of all the money so far, 0 to 1.</param>
public sealed record LorenzPoint(Region? Region, double ShareOfPeople, double ShareOfMoney);
