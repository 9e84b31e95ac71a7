namespace Funding.Import.Reading;

/// <summary>A row whose figures are known, each with its column's meaning.</summary>
internal sealed record DecodedRow(int Line, string Label, string? Code, Cell Amount, Cell? Earmark, Cell? Population);
