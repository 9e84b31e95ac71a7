namespace Funding.Import;

/// <summary>A grant in the data that the page is about already.</summary>
internal sealed record ExistingGrant(Grant Grant, int Differences, string Text)
{
    /// <summary>How many of the 21 rows a page may have otherwise and still be about the same money.</summary>
    private const int MostCorrected = 5;

    /// <summary>
    /// The grant with the given id; else one of the same figures and year or page; else one of the same page: a page is
    /// known by its title; else one with nearly the same amounts.
    /// </summary>
    public static ExistingGrant? Find(ImportContext context, IReadOnlyList<RegionFigures> rows)
    {
        var regional = context.Data.RegionalGrants;
        var id = context.Options.Id;
        var year = context.Options.Year ?? context.Facts.Year;
        var grant = regional.FirstOrDefault(grant => grant.Id == id)
            ?? regional.FirstOrDefault(grant => Differing(grant, rows).Count == 0 && (grant.Year == year || IsSamePage(grant)))
            ?? (id is null ? regional.FirstOrDefault(IsSamePage) ?? regional.FirstOrDefault(IsNearlyThese) : null);
        if (grant is null) return null;
        var differing = Differing(grant, rows);
        return new(
            grant,
            differing.Count,
            differing.Count == 0 ? "" : Prose.List(differing.Take(3)) + (differing.Count > 3 ? $" and {differing.Count - 3} more" : ""));

        // A correction may come under another headline; no two grants have most amounts in common to the krona.
        bool IsNearlyThese(Grant grant) =>
            grant.Allocations.All(row => row.Status == AllocationStatus.Published) && Differing(grant, rows).Count <= MostCorrected;

        bool IsSamePage(Grant grant) => grant.Source.Title.Length > 0 && grant.Source.Title == context.Facts.Title && grant.Year == year;
    }

    private static List<string> Differing(Grant grant, IReadOnlyList<RegionFigures> rows)
    {
        var differing = new List<string>();
        foreach (var row in rows)
        {
            if (grant.Allocations.FirstOrDefault(allocation => allocation.Region.Code == row.Code) is not { } old)
                differing.Add($"{row.Label} not part → {Format.Kronor(row.Amount)}");
            else if (old.Amount.Kronor != row.Amount)
                differing.Add($"{old.Region} {Format.Kronor(old.Amount.Kronor)} → {Format.Kronor(row.Amount)}");
            else if (old.Earmark?.Amount.Kronor != row.Earmark)
                differing.Add($"{old.Region}, earmark {Kronor(old.Earmark?.Amount.Kronor)} → {Kronor(row.Earmark)}");
            else if (row.Population is { } people
                && grant.PopulationBasis is { } basis
                && basis.Source == grant.Source
                && basis[old.Region] != people)
                differing.Add($"{old.Region}, population {Format.Number(basis[old.Region])} → {Format.Number(people)}");
        }

        differing.AddRange(grant.Allocations.Where(old => rows.All(row => row.Code != old.Region.Code))
            .Select(old => $"{old.Region} {Format.Kronor(old.Amount.Kronor)} → not part"));
        return differing;
    }

    private static string Kronor(long? kronor) => kronor is { } known ? Format.Kronor(known) : "none";
}
