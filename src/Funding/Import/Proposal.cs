namespace Funding.Import;

/// <summary>A grant as it would be written.</summary>
internal sealed record Proposal
{
    public required string Id { get; init; }
    public required int Year { get; init; }
    public required string Date { get; init; }
    public required string Title { get; init; }
    public required string PageTitle { get; init; }
    public required string Publisher { get; init; }
    public required string Source { get; init; }
    public required PublishedTotal Total { get; init; }
    public Principle Principle { get; init; }
    public Principle Effective { get; init; }
    public string? Purpose { get; init; }
    public long? PerRegion { get; init; }
    public long RoundingUnit { get; init; }
    public string PopulationBasis { get; init; } = "";
    public string? AcceptedMismatch { get; init; }
    public bool IsConstructed { get; init; }
}
