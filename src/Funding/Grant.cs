namespace Funding;

/// <summary>
/// One decision to pay out (statsbidrag), or a national total that contains or is part of one. Grants are found by what
/// they are (year, principle, earmark), not by id.
/// </summary>
/// <param name="Id">The id other files refer to.</param>
/// <param name="Year">The year the money is for.</param>
/// <param name="Date">Date of payment, agreement or publication, ISO; a month where the day is not known.</param>
/// <param name="Kind">Whether the regional amounts are known.</param>
/// <param name="Title">The title for readers.</param>
/// <param name="Purpose">The purpose that all of it is tied to, or null.</param>
/// <param name="Payer">Whose money it is.</param>
/// <param name="PublishedTotal">The total as published.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Note">What a reader should know, or empty.</param>
public sealed record Grant(string Id, int Year, string Date, GrantKind Kind, string Title, string? Purpose,
    Payer Payer, PublishedTotal PublishedTotal, Source Source, string Note)
{
    /// <summary>The whole that this is a part of, or null.</summary>
    public Grant? PartOf { get; internal set; }

    /// <summary>The population that per-inhabitant figures use unless told otherwise; null without regional rows.</summary>
    public PopulationBasis? PopulationBasis { get; internal set; }

    /// <summary>A row for each region that is part of the grant, in the order of county codes, or none.</summary>
    public IReadOnlyList<Allocation> Allocations { get; internal set; } = [];

    /// <summary>The regions that are no part of the grant, which is not the same as an amount of 0; usually none.</summary>
    public IReadOnlyList<Region> NotPart { get; internal set; } = [];

    /// <summary>The parts with one principle each; none without regional rows.</summary>
    public IReadOnlyList<Component> Components { get; internal set; } = [];

    /// <summary>The rows as they were printed, or null where no table was published.</summary>
    public PrintedTable? Table { get; internal set; }

    /// <summary>Amounts that the prose of the source states about this grant besides its total.</summary>
    public IReadOnlyList<ProseAmount> ProseAmounts { get; internal set; } = [];

    /// <summary>Why rows that contradict the published total stand nonetheless, or null. The title says that they do.</summary>
    public string? AcceptedMismatch { get; internal set; }

    /// <summary>The figures before the latest correction first; none unless a corrected page replaced some.</summary>
    public IReadOnlyList<SupersededAllocation> Superseded { get; internal set; } = [];

    /// <summary>The purpose of the earmark within the regional rows, or null.</summary>
    public string? EarmarkPurpose => Components.FirstOrDefault(component => component.Purpose is not null)?.Purpose;

    /// <summary>Whether the rows were built from a published rule because no table was published.</summary>
    public bool IsConstructed => Allocations.Any(allocation => allocation.Status == AllocationStatus.Constructed);

    /// <summary>
    /// The name for tables and charts, purpose and year as the id has them: "Backlog 2022". A total that its rows contradict is
    /// never named without saying so, nor is a grant to some regions only.
    /// </summary>
    public string Label => $"{Shared.Sentences.Capital(IdWords)} {Year}{(NotPart.Count == 0 ? "" : $" ({Allocations.Count} regions)")}"
        + (AcceptedMismatch is null ? "" : ", total contradicted");

    /// <summary>The name within a sentence: "the backlog grant of 2022".</summary>
    public string Name => $"the {IdWords} grant of {Year}{(NotPart.Count == 0 ? "" : $" to {Allocations.Count} regions")}"
        + (AcceptedMismatch is null ? "" : " (total contradicted)");

    private string IdWords => string.Join(' ', Id.Split('-').Where(word => word != $"{Year}").DefaultIfEmpty("state"));

    /// <summary>The money, in kronor: the sum of the regional rows where they are known, otherwise the published total.</summary>
    public Quantity Money => Kind == GrantKind.Regional
        ? Quantity.Sum(Allocations.Select(allocation => allocation.Amount.Quantity))
        : PublishedTotal.Quantity;

    /// <summary>What a region gets.</summary>
    /// <param name="region">One of the 21 regions.</param>
    /// <exception cref="KeyNotFoundException">The region is not part of the grant, or its amounts are not known.</exception>
    public Allocation this[Region region] => Find(region) ?? throw new KeyNotFoundException($"{Title} has no row for {region.Name}.");

    /// <summary>What a region gets, or null if it is not part of the grant.</summary>
    /// <param name="region">One of the 21 regions.</param>
    public Allocation? Find(Region region) => Allocations.FirstOrDefault(allocation => allocation.Region == region);

    /// <summary>Whether <paramref name="other"/> is a part of this, directly or through other wholes.</summary>
    /// <param name="other">The possible part.</param>
    public bool Contains(Grant other)
    {
        for (var whole = other.PartOf; whole is not null; whole = whole.PartOf)
            if (whole.Id == Id) return true;
        return false;
    }

    /// <summary>Whether a component is split by the principle.</summary>
    /// <param name="principle">The principle.</param>
    /// <param name="effective">True for the principle that made the difference, false for the one by the terms.</param>
    public bool Uses(Principle principle, bool effective = true) =>
        Components.Any(component => (effective ? component.Effective : component.Nominal) == principle);

    /// <summary>Grants are equal when their ids are.</summary>
    /// <param name="other">The other grant.</param>
    public bool Equals(Grant? other) => other is not null && Id == other.Id;

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}

/// <summary>What is known of a grant.</summary>
public enum GrantKind
{
    /// <summary>The amount of each region that is part of it.</summary>
    Regional,

    /// <summary>A national total only: a frame that contains grants, or a part whose split was not published.</summary>
    National,
}

/// <summary>Whose money it is.</summary>
public enum Payer
{
    /// <summary>The state: a government grant.</summary>
    State,

    /// <summary>The regions themselves: no grant, and never added to one.</summary>
    Regions,
}
