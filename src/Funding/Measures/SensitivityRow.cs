namespace Funding.Measures;

/// <summary>The measures of inequality under one set of choices.</summary>
/// <param name="Basis">The population counted.</param>
/// <param name="Without">The regions left out; none for all regions.</param>
/// <param name="Gini">The Gini coefficient with its bounds under rounding.</param>
/// <param name="Hoover">The Hoover index with its bounds under rounding.</param>
/// <param name="Theil">The Theil index of the money as published, nats.</param>
public sealed record SensitivityRow(
    PopulationBasis Basis, IReadOnlyList<Region> Without, Estimate Gini, Estimate Hoover, double Theil);
