namespace Funding.Import;

/// <summary>
/// Imports a page that only states national totals: a headline, and sections with a heading and a figure each. A page that
/// announces a table is none of these: its table was cut off.
/// </summary>
internal sealed class NationalImport(ImportContext context)
{
    private const int FewestSections = 2;

    public ImportReport Read(Page page, IReadOnlyList<ProseFigure> figures)
    {
        if (context.Facts.AnnouncesTable)
            return PageImport.Refused("regions", "The page speaks of amounts by region, but no row with a region and its amount was found: "
                + "was the table cut off, or saved as a picture?");
        var sections = NationalSections.Find(page, context.Facts.Title, figures);
        var headline = figures.FirstOrDefault(figure =>
            figure.Line == page.Lines.FirstOrDefault(line => line.Text == context.Facts.Title)?.Number);
        if (headline is null || sections.Count < FewestSections)
            return PageImport.Refused("page", "The page has no table of regions, no equal share for every region (\"vardera\"), "
                + "and no headline total with sections that state their parts: there is nothing to import.");

        var (whole, problems) = new ProposalBuilder(context).Build(headline.Stated, 1, null, isConstructed: true, null, false);
        if (whole is null) return PageImport.Refused("grant", problems);
        Proposal Part(NationalSection section) =>
            whole with { Id = $"{whole.Id}-{ImportFiles.Id(section.Slug)}", Title = section.Heading, Total = section.Total.Stated };
        var parts = sections.Select(section => (section, Grant: Part(section))).ToList();
        var checks = new List<ImportCheck>();
        var state = Quantity.Sum(parts.Where(part => !part.section.IsPaidByRegions).Select(part => part.Grant.Total.Quantity));
        var agrees = state.Interval.Overlaps(headline.Stated.Interval);
        checks.Add(new(TotalCheck.Name, agrees ? Verdict.Passed : Verdict.Failed,
            $"the parts of the state sum to {state:M0} ({state:Mn0~}), "
            + $"{(agrees ? "which agrees with" : "but")} '{headline.Text}' in the headline"));

        var totals = parts.Select(part => (part.Grant.Title, part.Grant.Total, part.section.Total.Text))
            .Prepend((whole.Title, whole.Total, headline.Text)).ToList();
        List<(string, string)> facts = [("table", "none: national totals only"), ("id", whole.Id), ("title", whole.Title),
            ("year", $"{whole.Year}"), ("date", whole.Date)];
        ImportReport Report(ImportOutcome outcome, Dictionary<string, byte[]>? files = null) =>
            new() { Outcome = outcome, Facts = facts, NationalTotals = totals, Checks = checks, Files = files ?? [] };

        var recorded = context.Data.Grants
            .Where(grant => grant.Source.Title == whole.PageTitle || grant.Source.Id == whole.Source).ToList();
        if (recorded.Count > 0 && totals.All(total => recorded.Any(grant => Same(grant.PublishedTotal, total.Total))))
        {
            checks.Add(new("already there", Verdict.Passed, $"as {Prose.List(recorded.Select(grant => grant.Id))}"));
            return Report(agrees ? ImportOutcome.Unchanged : ImportOutcome.Refused);
        }

        if (recorded.Count > 0)
            checks.Add(new("already there", Verdict.Failed, $"{Prose.List(recorded.Select(grant => grant.Id))} with other totals: "
                + $"change {Schemas.Grants.Path} by hand, since a corrected statement needs a person to read it"));
        if (checks.Any(check => check.Verdict == Verdict.Failed)) return Report(ImportOutcome.Refused);

        var files = new ImportFiles(context.Read);
        files.Source(whole, context.Options);
        files.Grant(whole, context.Options, "national");
        foreach (var (section, grant) in parts)
        {
            var options = section.IsPaidByRegions
                ? context.Options with { PartOf = null, Note = "The regions' own money: no part of any government grant." }
                : context.Options with { PartOf = whole.Id, Note = null };
            files.Grant(grant, options, "national");
            if (section.IsPaidByRegions) files[Schemas.Grants].Rows.First(row => row["id"] == grant.Id)["payer"] = "regions";
        }

        var (complete, findings) = context.Complete(files.Changed());
        checks.AddRange(findings.Take(10).Select(finding => new ImportCheck("data as they would be", Verdict.Failed, finding.ToString())));
        if (complete is null) return Report(ImportOutcome.Refused);
        checks.Add(new("data as they would be", Verdict.Passed, "pass every check of loading"));
        return Report(ImportOutcome.New, complete);
    }

    private static bool Same(PublishedTotal one, PublishedTotal other) => one.Kronor == other.Kronor && one.Qualifier == other.Qualifier;
}
