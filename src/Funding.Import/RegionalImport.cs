namespace Funding.Import;

/// <summary>Imports a grant whose regional amounts are printed, or follow from an equal share.</summary>
internal sealed class RegionalImport(ImportContext context)
{
    private readonly List<ImportCheck> _checks = [];
    private readonly List<(string Name, string Value)> _facts = [];
    private readonly List<string> _advice = [];

    private ImportOptions Options => context.Options;

    public ImportReport FromTable(FoundTable table)
    {
        var header = string.Join('\n', table.Header.Select(line => line.Text));
        _facts.Add(("table", $"lines {table.FirstLine}–{table.LastLine}, {table.Layout}"));
        foreach (var line in table.Unread.Where(line => line.Text.Any(char.IsDigit)).Take(5))
            _checks.Add(new("regions", Verdict.Noted, $"line {line.Number} among the rows was passed over: '{line.Text}'"));

        var exact = Options.Total is { } said
            ? ProseReader.One(said)
            : context.Totals.FirstOrDefault(statement => statement.Strength > 1)?.Total;
        var decoded = new TableDecoder(LatestPopulation, Options.Column,
            _ => exact is { Qualifier: Qualifier.Exact } total ? (total.Kronor, total.Kronor) : null).Decode(table);
        if (decoded.Problems.Count > 0) return Refused("figures", decoded.Problems);
        var absent = decoded.Rows.Where(row => row.Amount.IsDash).ToList();
        if (decoded.Rows.FirstOrDefault(row => !row.Amount.IsDash && context.NotPart.Contains(row.Code!)) is { } part)
            return Refused("regions", [$"--not-part: '{part.Label}' has the amount {part.Amount} in line {part.Line}."]);
        foreach (var dash in absent)
            _checks.Add(new("regions", Verdict.Noted,
                $"line {dash.Line}: '{dash.Label}' has a dash for an amount and is recorded as not part of the grant, never as 0"));
        foreach (var decision in decoded.Decisions) _checks.Add(new("figures", Verdict.Noted, decision));

        var published = PublishedBesides(decoded.Sum);
        var (factor, how, problem) = UnitChoice.Choose(
            decoded, header, Options, published, context.Data.PopulationBases.Max(basis => basis.NationalTotal));
        if (factor is null) return Refused("unit", [problem ?? $"--unit {Options.Unit}: expected kr, tkr, Mkr or miljarder."]);
        _facts.Add(("unit", $"{MoneyWords.Word(factor.Value)}, {how}"));
        var reader = new AmountReader(factor.Value);
        var rows = decoded.Rows.Except(absent).Select(reader.Read).ToList();
        Regions(rows, "");
        if (rows.Count < TableChoice.FewestRows) return Report(ImportOutcome.Refused, []);
        if (reader.Problems.Count > 0) return Refused("figures", reader.Problems);
        var sum = decoded.Sum is null ? null : reader.Read(decoded.Sum);
        var purpose = rows[0].Earmark is null ? null : Options.Purpose ?? AmountReader.PurposeOf(table, header);
        if (rows[0].Earmark is not null && purpose is null)
            return Refused("earmark", ["The table has an earmarked column, and nothing says what for. Give --purpose."]);
        return RoundingUnit(rows, reader.RoundingUnit) is { } unit
            ? Assemble(rows, absent.ConvertAll(reader.Read), sum, unit, purpose, isConstructed: false)
            : Report(ImportOutcome.Refused, []);
    }

    /// <summary>
    /// What the amounts are rounded to, in kronor: what is given or said, and what all amounts are multiples of, which 21 amounts
    /// never are by chance; null if an amount contradicts it.
    /// </summary>
    private long? RoundingUnit(List<RegionFigures> rows, long printed)
    {
        var said = Options.Rounding is { } given ? ProseReader.One(given)?.Kronor : context.Facts.RoundingUnit;
        if (Options.Rounding is not null && said is null)
            _checks.Add(new("rounding", Verdict.Failed, $"--rounding '{Options.Rounding}': expected an amount, such as \"100 000 kr\""));
        if (said > printed && rows.FirstOrDefault(row => row.Amount % said.Value != 0) is { } other)
            _checks.Add(new("rounding", Verdict.Failed, $"the amounts are said to be rounded to {Format.Kronor(said.Value)}, "
                + $"and '{other.Label}' in line {other.Line} has {Format.Kronor(other.Amount)}. Give --rounding"));
        if (_checks.Any(check => check.Name == "rounding")) return null;
        const long FewestZeros = 1_000;
        var common = FewestZeros;
        while (rows.All(row => row.Amount % (common * 10) == 0) && common < 1_000_000_000) common *= 10;
        if (said is not null || printed > 1 || rows.Any(row => row.Amount % common != 0)) return Math.Max(printed, said ?? 1);
        _checks.Add(new("rounding", Verdict.Noted,
            $"all amounts are multiples of {Format.Kronor(common)} and taken to be rounded to it; --rounding \"1 kr\" says otherwise"));
        return common;
    }

    public ImportReport FromShare(ProseFigure share)
    {
        _facts.Add(("table", $"none: '{share.Text}' for every region, line {share.Line}; the rows are constructed and labelled so"));
        var rows = context.Data.Regions.Where(region => !context.NotPart.Contains(region.Code)).Select(region =>
            new RegionFigures(share.Line, region.Name, region.Code, share.Stated.Kronor, null, null, "", null, null))
            .ToList();
        Regions(rows, ", constructed");
        return Assemble(rows, [], null, share.Stated.Unit, null, isConstructed: true);
    }

    private void Regions(List<RegionFigures> rows, string how)
    {
        var left = context.Data.Regions.Where(region => rows.All(row => row.Code != region.Code)).ToList();
        _checks.Add(new("regions", rows.Count < TableChoice.FewestRows ? Verdict.Failed : Verdict.Passed,
            $"{rows.Count} of {Region.Count}{how}{(left.Count == 0 ? "" : $"; not part: {Prose.List(left)}")}"));
    }

    private ImportReport Assemble(
        List<RegionFigures> rows, List<RegionFigures> dashes, RegionFigures? sum, long unit, string? purpose, bool isConstructed)
    {
        var money = Quantity.Sum(rows.Select(row => new Amount(row.Amount, unit).Quantity));
        var total = new TotalCheck(context, money, unit).Run(sum, rows, _checks);
        if (rows.Where(row => row.Amount < 0).ToList() is { Count: > 0 } back)
            _checks.Add(new("paid back", total.IsConfirmed ? Verdict.Noted : Verdict.Failed,
                $"{Prose.List(back.Select(row => $"{row.Label} {Format.Kronor(row.Amount)} in line {row.Line}"))}: below zero"
                    + (total.IsConfirmed ? "" : ", and no total confirms that the sign is a minus. Give --total")));
        var existing = ExistingGrant.Find(context, rows);
        var (grant, problems) = new ProposalBuilder(context).Build(
            total.Stated, unit, purpose, isConstructed, existing?.Grant, rows[0].Population is not null);
        if (grant is null) return Refused("grant", problems);
        grant = grant with
        {
            AcceptedMismatch = total.Accepted,
            NotPart = [.. context.Data.Regions.Select(region => region.Code).Except(rows.Select(row => row.Code))],
        };

        var populations = new PopulationChoice(context).Choose(grant, rows, sum);
        if (populations.Problem is { } problem) return Refused("population", [problem]);
        grant = grant with { PopulationBasis = populations.Basis };
        if (populations.Check is { } check) _checks.Add(check);
        foreach (var found in PlausibilityCheck.Run(rows, populations.Inhabitants, grant, total.IsConfirmed, Options)) _checks.Add(found);
        if (existing is { Differences: 0 })
            _checks.Add(new("already there", Verdict.Passed, $"as {existing.Grant.Id}, with the same {rows.Count} amounts"));
        else if (existing is null) _checks.Add(new("already there", Verdict.Passed, "no"));
        else if (Options.Replace)
            _checks.Add(new(
                "already there", Verdict.Noted, $"{existing.Grant.Id} with other figures: {existing.Text}; the old ones stay on record"));
        else
        {
            _checks.Add(new(
                "already there", Verdict.Failed, $"{existing.Grant.Id} is '{existing.Grant.Title}' with other figures: {existing.Text}"));
            _advice.Add("If the page corrects that grant, add --replace; if it is another grant, give it an --id of its own.");
        }

        if (existing is null && Wholes(grant, money) is { } wholes) _checks.Add(wholes);
        Describe(grant);
        var printed = rows.Select(row =>
            new ImportRow(
                row.Line,
                row.Label,
                context.Data.Region(row.Code),
                row.Amount,
                row.Earmark,
                row.Population,
                row.Amount / (double)populations.Inhabitants(row.Code)))
            .ToList();
        if (_checks.Any(found => found.Verdict == Verdict.Failed)) return Report(ImportOutcome.Refused, printed);
        if (existing is { Differences: 0 }) return Report(ImportOutcome.Unchanged, printed);

        var files = Write(grant, rows, dashes, sum, populations, total.Statements, existing is not null);
        var (complete, findings) = context.Complete(files);
        _checks.AddRange(findings.Take(10).Select(finding => new ImportCheck("data as they would be", Verdict.Failed, finding.ToString())));
        if (complete is null) return Report(ImportOutcome.Refused, printed);
        _checks.Add(new("data as they would be", Verdict.Passed, "pass every check of loading"));
        return Report(ImportOutcome.New, printed, complete);
    }

    private Dictionary<string, byte[]> Write(
        Proposal grant, List<RegionFigures> rows, List<RegionFigures> dashes, RegionFigures? sum, PopulationChoice.Result populations,
        IReadOnlyList<(PublishedTotal, string)> statements, bool isCorrection)
    {
        var files = new ImportFiles(context.Read);
        files.Source(grant, Options);
        if (isCorrection) files.Correct(grant, Options, printsPopulation: rows[0].Population is not null);
        else files.Grant(grant, Options, "regional");
        files.Components(grant);
        files.Allocations(grant, rows);
        if (!grant.IsConstructed) files.PrintedTable(grant, [.. rows.Concat(dashes).OrderBy(row => row.Line)], sum);
        if (populations.IsNew) files.Population(grant, rows, sum?.Population ?? rows.Sum(row => row.Population!.Value), populations.Title);
        files.ProseAmounts(grant, statements);
        return files.Changed();
    }

    private void Describe(Proposal grant)
    {
        _facts.AddRange([("id", grant.Id), ("title", grant.Title), ("year", $"{grant.Year}"), ("date", grant.Date),
            ("publisher", grant.Publisher.Length > 0 ? grant.Publisher : "not recorded"),
            ("total", grant.Total.ToString()),
            ("principle", grant.Principle.Word() + (grant.Effective == grant.Principle ? "" : $", in effect {grant.Effective.Word()}"))]);
        if (grant.PerRegion is { } kronor) _facts.Add(("fixed part", $"{Format.Kronor(kronor)} for every region"));
        if (grant.Purpose is { } purpose) _facts.Add(("earmark", purpose));
        _facts.Add(("population", grant.PopulationBasis));
    }

    /// <summary>National totals of the same year that are not smaller: the grant may be a part of one.</summary>
    private ImportCheck? Wholes(Proposal grant, Quantity money)
    {
        if (Options.PartOf is not null) return null;
        var wholes = context.Data.Grants.Where(other => other.Year == grant.Year
            && other.Payer == Payer.State
            && other.Money.High >= money.Low).ToList();
        if (wholes.Count == 0) return null;
        _advice.Add("If the grant is part of a whole that is recorded, say so with --part-of ID; --part-of none says that it is not.");
        return new(
            "part of another grant",
            Verdict.Noted,
            $"perhaps of {Prose.List(wholes.Select(whole => $"{whole.Id} ({whole.PublishedTotal})"), last: "or")}");
    }

    /// <summary>The total to find a missing unit by: the page's own sum has the unit that is sought, so only prose counts.</summary>
    private PublishedTotal? PublishedBesides(DecodedRow? sum) =>
        Options.Total is { } said
            ? ProseReader.One(said)
            : sum?.Amount.Factor is not null ? null : context.Totals.Count > 0 ? context.Totals[0].Total : null;

    private long LatestPopulation(string code) => context.Data.PopulationBases[^1][context.Data.Region(code)];

    private ImportReport Refused(string check, IEnumerable<string> problems)
    {
        _checks.AddRange(problems.Select(problem => new ImportCheck(check, Verdict.Failed, problem)));
        return Report(ImportOutcome.Refused, []);
    }

    private ImportReport Report(ImportOutcome outcome, IReadOnlyList<ImportRow> rows, Dictionary<string, byte[]>? files = null)
    {
        if (_checks.Any(check => check is { Verdict: Verdict.Failed, Name: TotalCheck.Name }))
            _advice.Add(
                "Compare the rows with the page. If the page itself contradicts its total, --accept-mismatch \"reason\" records that.");
        return new() { Outcome = outcome, Facts = _facts, Rows = rows, Checks = _checks, Advice = _advice, Files = files ?? [] };
    }
}
