namespace Funding.Measures;

/// <summary>What a region got, and what it would have got of the same money split another way.</summary>
/// <param name="Region">The region.</param>
/// <param name="Inhabitants">Its population.</param>
/// <param name="Actual">What it got, kronor.</param>
/// <param name="Instead">What it would have got, kronor.</param>
/// <param name="Change">Instead minus actual, kronor; the interval allows for the rounding of the total being that of the rows.</param>
/// <param name="ChangePerInhabitant">The same, kronor per inhabitant.</param>
public sealed record CounterfactualRow(
    Region Region, long Inhabitants, Estimate Actual, Estimate Instead, Estimate Change, Estimate ChangePerInhabitant);
