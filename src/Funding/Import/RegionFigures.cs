namespace Funding.Import;

/// <summary>What one region gets, in kronor, with the cells as the page prints them.</summary>
internal sealed record RegionFigures(int Line, string Label, string Code, long Amount, long? Earmark, long? Population, string AmountText, string? EarmarkText, string? PopulationText);
