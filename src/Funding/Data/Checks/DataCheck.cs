namespace Funding.Data.Checks;

/// <summary>A check of the data that every load makes.</summary>
/// <param name="Name">What it checks, for readers.</param>
/// <param name="Run">Adds to the findings and warnings.</param>
internal sealed record DataCheck(string Name, Action<RawData> Run)
{
    public static readonly IReadOnlyList<DataCheck> All =
    [
        new("every region in every grant and population", CoverageCheck.Run),
        new("populations beside each other", PopulationCheck.Run),
        new("rounding, components and earmarks of each grant", GrantCheck.Run),
        new("rows against published totals", SumCheck.Run),
        new("rows against the tables as printed", PrintedTableCheck.Run),
        new("no whole smaller than its part", ContainmentCheck.Run),
        new("rows against the prose of the pages", ProseCheck.Run),
        new("superseded figures", SupersededCheck.Run),
    ];
}
