namespace Funding.Import;

/// <summary>Which population the grant is divided by: the one printed with it, the one named, or the latest of its time.</summary>
internal sealed class PopulationChoice(ImportContext context)
{
    public sealed record Result(string Basis, bool IsNew, string Title, Func<string, long> Inhabitants,
        ImportCheck? Check, string? Problem = null);

    public Result Choose(Proposal grant, IReadOnlyList<RegionFigures> rows, RegionFigures? sum)
    {
        var wanted = context.Options.Population;
        return rows[0].Population is not null ? Printed(grant, rows, sum, wanted) : Known(grant, wanted);
    }

    private Result Known(Proposal grant, string? wanted)
    {
        var bases = context.Data.PopulationBases;
        if (wanted is not null && bases.All(basis => basis.Id != wanted))
            return new("", false, "", _ => 1, null,
                $"--population {wanted}: there is no such population; there are {Prose.List(bases.Select(basis => basis.Id))}.");
        var chosen = wanted is not null ? bases.First(basis => basis.Id == wanted)
            : bases.FirstOrDefault(basis =>
                basis.Id == context.Data.Grants.FirstOrDefault(other => other.Id == grant.Id)?.PopulationBasis?.Id)
            ?? bases.Where(basis => basis.Date.Length > 0).OrderBy(basis => basis.Date, StringComparer.Ordinal)
                .LastOrDefault(basis => Year(basis) <= grant.Year)
            ?? bases.OrderBy(basis => basis.Date, StringComparer.Ordinal).First(basis => basis.Date.Length > 0);
        return new(chosen.Id, false, chosen.Title, code => chosen[context.Data.Region(code)], null);
    }

    private Result Printed(Proposal grant, IReadOnlyList<RegionFigures> rows, RegionFigures? sum, string? wanted)
    {
        var printed = rows.ToDictionary(row => row.Code, row => row.Population!.Value);
        long Inhabitants(string code) => printed[code];
        if (printed.Values.Any(people => people < 1))
            return new("", false, "", Inhabitants, null, "A population of 0 was read: a digit of the column was lost.");
        var bases = context.Data.PopulationBases;
        var same = bases.FirstOrDefault(basis => printed.All(row => basis[context.Data.Region(row.Key)] == row.Value));
        var total = sum?.Population ?? printed.Values.Sum();
        var check = new ImportCheck("population", Verdict.Passed,
            $"{Format.Number(total)} people, {(sum?.Population is null ? "no printed sum" : "as the printed sum")}; {Farthest(rows)}");
        if (same is not null && (wanted is null || wanted == same.Id))
            return new(same.Id, false, same.Title, Inhabitants, check with { Text = $"{check.Text}; recorded already as {same.Id}" });
        // A population that lacks regions is none that other grants could be divided by.
        if (grant.NotPart.Count > 0)
            return Known(grant, wanted) with
            {
                Check = check with { Verdict = Verdict.Noted, Text = $"{check.Text}; not recorded: it lacks regions" },
            };
        var own = context.Data.Grants.FirstOrDefault(other => other.Id == grant.Id)?.PopulationBasis;
        var id = wanted ?? (own?.Source.Id == grant.EarlierSource ? own.Id : $"{grant.Id}-basis");
        if (bases.FirstOrDefault(basis => basis.Id == id) is { } taken && taken.Source.Id != grant.EarlierSource)
            return new("", false, "", Inhabitants, null,
                $"The population '{id}' is there already with other figures. Give the column another id with --population.");
        return new(id, true, $"Population printed with the grant of {When(grant.Date)}", Inhabitants, check);
    }

    /// <summary>How far the printed column is from the latest known population, where it is farthest.</summary>
    private string Farthest(IReadOnlyList<RegionFigures> rows)
    {
        var latest = context.Data.PopulationBases[^1];
        var (row, change) = rows.Select(row => (row, (double)row.Population!.Value / latest[context.Data.Region(row.Code)] - 1))
            .MaxBy(pair => Math.Abs(pair.Item2));
        return $"farthest from {latest.Id}: {row.Label}, {Quantity.Share(change)}";
    }

    private static int Year(PopulationBasis basis) => int.Parse(basis.Date[..4], CultureInfo.InvariantCulture);

    private static string When(string date) =>
        DateOnly.TryParseExact(date.Length >= 7 ? date[..7] : date, "yyyy-MM", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var month)
            ? month.ToString("MMMM yyyy", CultureInfo.InvariantCulture) : date;
}
