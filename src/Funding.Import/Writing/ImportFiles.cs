namespace Funding.Import.Writing;

/// <summary>Writes a grant into copies of the data files. Rows of other grants stay as they are, in their order.</summary>
internal sealed class ImportFiles(Func<string, byte[]?> read)
{
    private readonly Dictionary<string, EditableTable> _tables = [];
    private readonly Dictionary<string, byte[]> _files = [];

    public Dictionary<string, byte[]> Changed()
    {
        foreach (var table in _tables.Values) _files[table.Path] = table.ToBytes();
        return _files.Where(file => !(read(file.Key)?.AsSpan().SequenceEqual(file.Value) ?? false)).ToDictionary();
    }

    public EditableTable this[Schema schema] =>
        _tables.TryGetValue(schema.Name, out var table) ? table : _tables[schema.Name] = new(schema, read(schema.Path));

    public void Source(Proposal grant, ImportOptions options)
    {
        if (this[Schemas.Sources].Rows.Any(row => row["id"] == grant.Source)) return;
        this[Schemas.Sources].Rows.Add(new()
        {
            ["id"] = grant.Source,
            ["publisher"] = grant.Publisher,
            ["title"] = grant.PageTitle,
            ["published"] = grant.Date,
            ["address"] = options.Address ?? "",
            ["note"] = grant.Date.Length < "2024-12-31".Length ? "The day is not on the page." : "",
        });
    }

    public void Grant(Proposal grant, ImportOptions options, string kind)
    {
        // The first row of a later year ends the grants of this one.
        this[Schemas.Grants].Insert(Row(grant, options, kind), row => row["year"]);
    }

    private static Dictionary<string, string> Row(Proposal grant, ImportOptions options, string kind)
    {
        var row = new Dictionary<string, string>
        {
            ["id"] = grant.Id,
            ["year"] = Text(grant.Year),
            ["date"] = grant.Date,
            ["kind"] = kind,
            ["title"] = grant.Title,
            ["payer"] = "state",
            ["part_of"] = options.PartOf is null or "none" ? "" : options.PartOf,
            ["source"] = grant.Source,
            ["note"] = options.Note ?? "",
        };
        Total(row, grant.Total);
        if (kind == "regional") Figures(row, grant);
        return row;
    }

    public static void Total(Dictionary<string, string> row, PublishedTotal total)
    {
        row["published_total"] = Text(total.Kronor);
        row["total_qualifier"] = Schemas.Qualifiers[(int)total.Qualifier];
        row["total_unit"] = Text(total.Unit);
    }

    private static void Figures(Dictionary<string, string> row, Proposal grant)
    {
        row["rounding_unit"] = Text(grant.RoundingUnit);
        row["population_basis"] = grant.PopulationBasis;
        row["table"] = grant.IsConstructed ? "" : $"tables/{grant.Id}.csv";
        if (grant.AcceptedMismatch is { } reason) row["accepted_mismatch"] = reason;
        else if (row.ContainsKey("accepted_mismatch")) row["accepted_mismatch"] = "";
    }

    /// <summary>Puts new figures into a grant that is there; its title, note and place among the wholes stay.</summary>
    public void Correct(Proposal grant, ImportOptions options, bool printsPopulation)
    {
        var row = this[Schemas.Grants].Rows.First(row => row["id"] == grant.Id);
        Supersede(row);
        row["date"] = grant.Date;
        row["source"] = grant.Source;
        if (printsPopulation) PrintPopulationOf(grant);
        Total(row, grant.Total);
        Figures(row, grant);
        if (options.Title is { } title) row["title"] = title;
        if (options.Note is { } note) row["note"] = note;
        if (options.PartOf is { } whole) row["part_of"] = whole == "none" ? "" : whole;
        this[Schemas.Allocations].Rows.RemoveAll(row => row["grant"] == grant.Id);
        // What the corrected page says in prose is read anew; what the old page said of the country may be what was wrong.
        this[Schemas.ProseAmounts].Rows.RemoveAll(row => row["grant"] == grant.Id && row["region"].Length == 0);
    }

    /// <summary>A population that the earlier page printed and the correction prints again is the correction's.</summary>
    private void PrintPopulationOf(Proposal grant)
    {
        if (this[Schemas.Grants].Rows.Any(row => row["source"] == grant.EarlierSource && row["population_basis"] == grant.PopulationBasis
            && row["id"] != grant.Id)) return;
        var rows = this[Schemas.PopulationBases].Rows.Where(row => row["id"] == grant.PopulationBasis)
            .Concat(this[Schemas.Population].Rows.Where(row => row["as_of"] == grant.PopulationBasis));
        foreach (var row in rows.Where(row => row["source"] == grant.EarlierSource)) row["source"] = grant.Source;
    }

    private void Supersede(Dictionary<string, string> grant)
    {
        var superseded = this[Schemas.Superseded];
        var revision = superseded.Rows.Where(row => row["grant"] == grant["id"])
            .Select(row => int.Parse(row["revision"], CultureInfo.InvariantCulture))
            .DefaultIfEmpty()
            .Max() + 1;
        foreach (var old in this[Schemas.Allocations].Rows.Where(row => row["grant"] == grant["id"]))
            superseded.Rows.Add(new(old)
            {
                ["revision"] = Text(revision),
                ["published_total"] = grant["published_total"],
                ["total_qualifier"] = grant["total_qualifier"],
                ["total_unit"] = grant["total_unit"],
            });
    }

    public void Components(Proposal grant)
    {
        var table = this[Schemas.Components];
        if (grant.PerRegion is null
            && table.Rows.Any(row => row["grant"] == grant.Id && row["purpose"].Length > 0 == grant.Purpose is not null))
            return;
        table.Rows.RemoveAll(row => row["grant"] == grant.Id);
        if (grant.Purpose is { } purpose) Add(Id(purpose), purpose, grant.Principle, grant.Principle);
        if (grant.PerRegion is { } kronor) Add("fixed", "", Principle.Equal, Principle.Equal)["per_region"] = Text(kronor);
        Add(grant.Purpose is null ? grant.Principle.Word() : "other", "", grant.Principle, grant.Effective);

        Dictionary<string, string> Add(string component, string purpose, Principle nominal, Principle effective)
        {
            var row = new Dictionary<string, string>
            {
                ["grant"] = grant.Id,
                ["component"] = component,
                ["purpose"] = purpose,
                ["nominal_principle"] = nominal.Word(),
                ["effective_principle"] = effective.Word(),
                // Of a component that is the whole grant the page states the total; of parts it rarely does.
                ["published_total"] = grant.Purpose is null && grant.PerRegion is null && grant.Total.Qualifier != Qualifier.Summed
                    ? grant.Id
                    : "",
            };
            table.Insert(row, row => row["grant"]);
            return row;
        }
    }

    public void Allocations(Proposal grant, IEnumerable<RegionFigures> rows)
    {
        foreach (var row in rows)
            this[Schemas.Allocations].Insert(new()
            {
                ["grant"] = grant.Id,
                ["region"] = row.Code,
                ["amount"] = Text(row.Amount),
                ["earmark"] = row.Earmark is { } earmark ? Text(earmark) : "",
                ["rounding_unit"] = Text(grant.RoundingUnit),
                ["status"] = grant.IsConstructed ? "constructed" : "published",
            }, other => $"{other["grant"]},{other["region"]}");
        foreach (var code in grant.NotPart)
            this[Schemas.Allocations].Insert(new()
            {
                ["grant"] = grant.Id,
                ["region"] = code,
                ["rounding_unit"] = Text(grant.RoundingUnit),
                ["status"] = Schemas.NotPart,
            }, other => $"{other["grant"]},{other["region"]}");
    }

    public void PrintedTable(Proposal grant, IReadOnlyList<RegionFigures> rows, RegionFigures? sum)
    {
        var schema = Schemas.Printed($"tables/{grant.Id}.csv");
        var table = EditableTable.New(schema, [.. Columns()]);
        foreach (var row in sum is null ? rows : rows.Append(sum))
        {
            var cells = new Dictionary<string, string> { ["region"] = row.Label };
            if (rows[0].PopulationText is not null) cells["population"] = row.PopulationText ?? "";
            cells["amount"] = row.AmountText;
            if (rows[0].EarmarkText is not null) cells["earmark"] = row.EarmarkText ?? "";
            table.Rows.Add(cells);
        }

        _files[schema.Path] = table.ToBytes();

        IEnumerable<string> Columns()
        {
            yield return "region";
            if (rows[0].PopulationText is not null) yield return "population";
            yield return "amount";
            if (rows[0].EarmarkText is not null) yield return "earmark";
        }
    }

    /// <summary>Records the population column of a page under an id; the figures of an earlier reading give way.</summary>
    public void Population(Proposal grant, IReadOnlyList<RegionFigures> rows, long total, string title)
    {
        var bases = this[Schemas.PopulationBases];
        if (bases.Rows.FirstOrDefault(row => row["id"] == grant.PopulationBasis) is { } known)
            (known["national_total"], known["source"]) = (Text(total), grant.Source);
        else
            bases.Insert(
                new() { ["id"] = grant.PopulationBasis, ["title"] = title, ["national_total"] = Text(total), ["source"] = grant.Source },
                row => row["id"]);
        this[Schemas.Population].Rows.RemoveAll(row => row["as_of"] == grant.PopulationBasis);
        foreach (var row in rows)
            this[Schemas.Population].Insert(new()
            {
                ["region_code"] = row.Code,
                ["as_of"] = grant.PopulationBasis,
                ["population"] = Text(row.Population!.Value),
                ["status"] = "published-with-grant",
                ["source"] = grant.Source,
            }, other => $"{other["as_of"]},{other["region_code"]}");
    }

    public void ProseAmounts(Proposal grant, IEnumerable<(PublishedTotal Total, string Text)> statements)
    {
        foreach (var (total, text) in statements)
            this[Schemas.ProseAmounts].Insert(new()
            {
                ["grant"] = grant.Id,
                ["region"] = "",
                ["amount"] = Text(total.Kronor),
                ["qualifier"] = Schemas.Qualifiers[(int)total.Qualifier],
                ["unit"] = Text(total.Unit),
                ["text"] = text,
            }, row => row["grant"]);
    }

    /// <summary>An id out of words: small letters without marks, digits and hyphens.</summary>
    public static string Id(string words)
    {
        var id = new StringBuilder();
        foreach (var character in words.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character)) id.Append(character);
            else if (char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && id.Length > 0 && id[^1] != '-') id.Append('-');
        }

        return id.ToString().Trim('-');
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
