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

    /// <summary>The source of the grant that is corrected; <see cref="Source"/> if none is, or if its own page is read anew.</summary>
    public required string EarlierSource { get; init; }
    public required PublishedTotal Total { get; init; }
    public Principle Principle { get; init; }
    public Principle Effective { get; init; }
    public string? Purpose { get; init; }
    public long? PerRegion { get; init; }
    public long RoundingUnit { get; init; }
    public string PopulationBasis { get; init; } = "";
    public string? AcceptedMismatch { get; init; }
    public bool IsConstructed { get; init; }

    /// <summary>The codes of the regions that the grant leaves out.</summary>
    public IReadOnlyList<string> NotPart { get; init; } = [];
}

/// <summary>Puts together what the options, the page and a grant that is there already say of the grant, in this order.</summary>
internal sealed partial class ProposalBuilder(ImportContext context)
{
    public (Proposal? Grant, IReadOnlyList<string> Problems) Build(
        PublishedTotal total, long unit, string? purpose, bool isConstructed, Grant? existing, bool printsPopulation)
    {
        var (options, facts) = (context.Options, context.Facts);
        var problems = new List<string>();
        var year = options.Year ?? existing?.Year ?? facts.Year ?? (options.Date is { Length: >= 4 } said
            && int.TryParse(said[..4], CultureInfo.InvariantCulture, out var inDate) ? inDate : null);
        if (year is null) problems.Add("The page names no year, or several and not which the money is for. Give --year.");
        var principle = options.Principle ?? existing?.Components.Select(component => (Principle?)component.Nominal).FirstOrDefault()
            ?? (isConstructed ? Principle.Equal : facts.Principles switch
            {
                [var only] => only,
                [] when printsPopulation => Principle.Population,
                _ => null,
            });
        if (principle is null)
            problems.Add("The page does not say by which one principle the money is split. Give --principle "
                + $"{Prose.List(PrincipleWords.All, last: "or")}.");
        if (options.Id is { } wanted && !Id().IsMatch(wanted))
            problems.Add($"--id '{wanted}': expected small letters, digits and hyphens, such as 2025-accessibility.");
        if (options.PartOf is { } whole && whole != "none" && context.Data.Grants.All(grant => grant.Id != whole))
            problems.Add(
                $"--part-of {whole}: there is no such grant; there are {Prose.List(context.Data.Grants.Select(grant => grant.Id))}.");
        var perRegion = options.PerRegion is { } share ? ProseReader.One(share)?.Kronor : null;
        if (options.PerRegion is not null && perRegion is null)
            problems.Add($"--per-region '{options.PerRegion}': expected an amount, such as \"2 miljoner kronor\".");
        if (problems.Count > 0) return (null, problems);
        // Once the fixed part is known, what is left is split by population alone.
        if (perRegion is not null && principle == Principle.FixedAndPopulation) principle = Principle.Population;

        var id = options.Id ?? existing?.Id ?? Free($"{year}-{principle!.Value.Word()}");
        var title = facts.Title ?? options.Title ?? id;
        // A correction is known by its own page and day, not by those of the page that it corrects.
        var correction = options.Replace && existing is not null && IsOtherPage(existing.Source);
        var source = options.Source ?? (correction ? Free($"{id}-correction") : existing?.Source.Id ?? id);
        return (new()
        {
            Id = id,
            Year = year!.Value,
            Date = options.Date ?? (correction ? facts.Date ?? existing!.Date : existing?.Date ?? facts.Date ?? $"{year}"),
            Title = options.Title ?? existing?.Title ?? title,
            PageTitle = title,
            Publisher = options.Publisher ?? facts.Publisher ?? "",
            Source = source,
            EarlierSource = existing?.Source.Id ?? source,
            Total = total,
            Principle = principle!.Value,
            Effective = options.Effective ?? principle.Value,
            Purpose = purpose,
            PerRegion = perRegion,
            RoundingUnit = unit,
            IsConstructed = isConstructed,
        }, []);
    }

    private bool IsOtherPage(Source known) =>
        (context.Facts.Title is { } title && title != known.Title) || (context.Facts.Date is { } date && date != known.Published);

    /// <summary>The id, or the id with the first number that makes it one of its own.</summary>
    private string Free(string id)
    {
        var taken = context.Data.Grants.Select(grant => grant.Id).Concat(context.Data.Sources.Select(source => source.Id)).ToHashSet();
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? id : $"{id}-{number}";
            if (!taken.Contains(candidate)) return candidate;
        }
    }

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}

/// <summary>What one region gets, in kronor, with the cells as the page prints them.</summary>
internal sealed record RegionFigures(
    int Line,
    string Label,
    string Code,
    long Amount,
    long? Earmark,
    long? Population,
    string AmountText,
    string? EarmarkText,
    string? PopulationText);
