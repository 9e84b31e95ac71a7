namespace Funding.Data;

/// <summary>
/// All files as rows of text, with what was found wrong so far. The checks work on these rows rather than on records, so
/// that one broken row hides no other finding.
/// </summary>
internal sealed class RawData
{
    private readonly Dictionary<string, Table> _tables = [];
    private readonly ILookup<string, Row> _allocations;
    private readonly ILookup<string, Row> _components;
    private readonly ILookup<string, Row> _populations;

    public RawData(Func<string, byte[]?> read)
    {
        foreach (var schema in Schemas.All) _tables[schema.Name] = Checked(schema, read);
        foreach (var table in _tables.Values) SchemaCheck.References(table, _tables, Findings);
        foreach (var schema in (Schema[])[Schemas.Allocations, Schemas.Superseded]) SchemaCheck.NotPart(this[schema], Findings);
        _allocations = this[Schemas.Allocations].Rows.ToLookup(row => row["grant"]);
        _components = this[Schemas.Components].Rows.ToLookup(row => row["grant"]);
        _populations = this[Schemas.Population].Rows.ToLookup(row => row["as_of"]);
        foreach (var grant in SoundGrants)
            if (grant.TextOrNull("table") is { } path) Printed[grant["id"]] = PrintedTable(grant, path, read);
    }

    /// <summary>What the printed tables call the regions.</summary>
    private RegionNames Names => field ??= new(this[Schemas.Regions]);

    public List<Finding> Findings { get; } = [];

    public List<Finding> Warnings { get; } = [];

    /// <summary>Adds what a check found in a file: a finding that stops the load, or where that is not to be a warning.</summary>
    public void Add(Schema schema, int? line, string found, string expected, string? cause = null, bool isWarning = false) =>
        (isWarning ? Warnings : Findings).Add(new(schema.Path, line, found, expected, cause));

    /// <summary>The printed tables by grant; null for one that could not be read.</summary>
    public Dictionary<string, PrintedTable?> Printed { get; } = [];

    public Table this[Schema schema] => _tables[schema.Name];

    public IEnumerable<Row> SoundGrants => this[Schemas.Grants].Rows.Where(row => row.IsSound);

    public IEnumerable<string> RegionCodes => Names.Codes;

    public string NameOf(string region) => $"{Names.ShortName(region)} ({region})";

    /// <summary>The rows of the regions that are part of a grant.</summary>
    public IReadOnlyList<Row> Allocations(string grant) => [.. _allocations[grant].Where(row => row["status"] != Schemas.NotPart)];

    /// <summary>The codes of the regions that are said to be no part of a grant.</summary>
    public IReadOnlyList<string> NotPart(string grant) =>
        [.. _allocations[grant].Where(row => row["status"] == Schemas.NotPart).Select(row => row["region"])];

    /// <summary>Whether sums over the amounts of a grant mean anything.</summary>
    public bool IsComplete(string grant) => AreComplete([.. _allocations[grant]]);

    public IReadOnlyList<Row> Components(string grant) => [.. _components[grant]];

    public IReadOnlyList<Row> Populations(string basis) => [.. _populations[basis]];

    /// <summary>Whether sums over the rows mean anything: each region once, every cell sound.</summary>
    public static bool AreComplete(IReadOnlyList<Row> rows) => rows.Count == Region.Count && rows.All(row => row.IsSound);

    private PrintedTable? PrintedTable(Row grant, string path, Func<string, byte[]?> read)
    {
        // The id names the file, so that no grant can point at another's table or out of the folder.
        if (path == $"tables/{grant["id"]}.csv")
            return PrintedTableReader.Read(
                Checked(Schemas.Printed(path), read), this[Schemas.Regions], Names, NotPart(grant["id"]), Findings);
        Add(Schemas.Grants, grant.Line, $"table '{path}'", $"tables/{grant["id"]}.csv", "the id was changed on one side only");
        return null;
    }

    private Table Checked(Schema schema, Func<string, byte[]?> read)
    {
        var table = TableReader.Read(schema, read(schema.Path), Findings);
        SchemaCheck.Columns(table, Findings);
        SchemaCheck.Keys(table, Findings);
        return table;
    }
}
