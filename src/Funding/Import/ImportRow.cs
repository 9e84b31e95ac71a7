namespace Funding.Import;

/// <summary>A row as it was read from a page.</summary>
/// <param name="Line">The line of the page.</param>
/// <param name="Label">The region's name as printed.</param>
/// <param name="Region">The region.</param>
/// <param name="Amount">Kronor.</param>
/// <param name="Earmark">Kronor of the amount that are tied to a purpose, or null.</param>
/// <param name="Population">The population printed beside it, or null.</param>
/// <param name="PerInhabitant">Kronor per inhabitant, by the grant's population.</param>
public sealed record ImportRow(int Line, string Label, Region Region, long Amount, long? Earmark, long? Population, double PerInhabitant);
