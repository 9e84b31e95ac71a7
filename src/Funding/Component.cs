namespace Funding;

/// <summary>
/// A part of a grant that is split by one principle. Nominally a part may be conditional on performance and yet, every
/// region having met the requirements, in effect be split by population; so both principles are kept.
/// </summary>
/// <param name="Grant">The grant it is part of.</param>
/// <param name="Id">Its id within the grant.</param>
/// <param name="Purpose">The purpose of the earmark that it is, or null for all money that is not earmarked.</param>
/// <param name="Nominal">The principle by the agreement's terms.</param>
/// <param name="Effective">The principle that made the difference between regions.</param>
/// <param name="PublishedTotal">The national total that was published for it, if one was.</param>
/// <param name="Note">Why the two principles differ, or empty.</param>
/// <param name="PerRegion">The fixed amount that it gives every region, kronor; null for any other part.</param>
public sealed record Component(Grant Grant, string Id, string? Purpose, Principle Nominal, Principle Effective,
    PublishedTotal? PublishedTotal, string Note, long? PerRegion = null)
{
    /// <summary>The component's money over all regions, in kronor.</summary>
    public Quantity Total => Quantity.Sum(Grant.Allocations.Select(In));

    /// <summary>The name for tables and charts: its grant's and, where that has several components, which part it is.</summary>
    public string Label => Grant.Label + Part;

    /// <summary>The name within a sentence: "the accessibility grant of 2024, BUP".</summary>
    public string Name => Grant.Name + Part;

    private string Part =>
        Purpose is not null ? $", {Purpose}"
        : PerRegion is not null ? ", fixed part"
        : Grant.EarmarkPurpose is not null ? ", not earmarked"
        : Grant.Components.Count > 1 ? ", the rest"
        : "";

    /// <summary>Whether it is what the grant's other components leave: neither earmarked nor a fixed amount.</summary>
    public bool IsRest => Purpose is null && PerRegion is null;

    /// <summary>The component's part of an allocation, in kronor.</summary>
    /// <param name="allocation">An allocation of the component's grant.</param>
    /// <exception cref="ArgumentException">The allocation belongs to another grant.</exception>
    public Quantity In(Allocation allocation)
    {
        if (allocation.Grant.Id != Grant.Id)
            throw new ArgumentException($"The allocation is of {allocation.Grant.Id}, the component of {Grant.Id}.", nameof(allocation));
        if (PerRegion is { } kronor) return Quantity.Kronor(kronor);
        if (Purpose is not null) return allocation.Earmark is { } earmark ? earmark.Amount.Quantity : Quantity.Kronor(0);
        return allocation.WithoutEarmark - Quantity.Kronor(Grant.Components.Sum(component => component.PerRegion ?? 0));
    }

    /// <summary>Grant and component.</summary>
    public override string ToString() => $"{Grant.Id}/{Id}";
}

/// <summary>The rule by which a component of a grant is split between the regions.</summary>
public enum Principle
{
    /// <summary>In proportion to the number of inhabitants.</summary>
    Population,

    /// <summary>By how far each region met requirements.</summary>
    Performance,

    /// <summary>The same amount for every region.</summary>
    Equal,

    /// <summary>By what care should cost in each region, as cost equalisation (kostnadsutjämning) reckons it.</summary>
    CostStructure,

    /// <summary>A fixed part for every region and the rest by population, where the two are not told apart.</summary>
    FixedAndPopulation,

    /// <summary>An amount for each case, treatment or claim.</summary>
    PerCase,

    /// <summary>By what each region applied for.</summary>
    Application,

    /// <summary>By a rule of its own, which a note describes.</summary>
    Other,
}

/// <summary>The words that the data files and the options of an import have for the principles.</summary>
public static class PrincipleWords
{
    /// <summary>A word for each principle, in the order of <see cref="Principle"/>.</summary>
    public static readonly IReadOnlyList<string> All =
        ["population", "performance", "equal", "cost-structure", "fixed-and-population", "per-case", "application", "other"];

    /// <summary>The word for a principle.</summary>
    /// <param name="principle">The principle.</param>
    public static string Word(this Principle principle) => All[(int)principle];

    /// <summary>The principle that a word stands for.</summary>
    /// <param name="word">One of <see cref="All"/>.</param>
    /// <exception cref="ArgumentException">No principle is called that.</exception>
    public static Principle Parse(string word)
    {
        var place = All.ToList().IndexOf(word);
        return place >= 0 ? (Principle)place
            : throw new ArgumentException($"No principle '{word}'; there are {string.Join(", ", All)}.", nameof(word));
    }
}
