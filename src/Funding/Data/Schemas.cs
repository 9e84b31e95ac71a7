using System.Collections.Immutable;

namespace Funding.Data;

/// <summary>The files of the data folder.</summary>
internal static class Schemas
{
    /// <summary>A word for each <see cref="Qualifier"/>, in their order.</summary>
    public static readonly ImmutableArray<string> Qualifiers = ["exact", "rounded", "truncated", "nearly", "just-over", "summed"];

    /// <summary>The status of a row that says that its region is no part of the grant.</summary>
    public const string NotPart = "not-part";

    private static readonly IReadOnlyList<string> Statuses = ["published", "constructed", NotPart];

    public static readonly Schema Sources = new("sources", "Sources: what is not recorded is empty",
    [
        Text("id", "Id that other files refer to"),
        Text("publisher", "Who published it", optional: true),
        Text("title", "Title in its own language", optional: true),
        Date("published", "Date of publication", optional: true),
        Text("address", "Address without scheme", optional: true),
        Date("accessed", "Date of access", optional: true),
        Text("licence", "Licence that the source states", optional: true),
        Text("note", "What else to know", optional: true),
    ])
    { Key = ["id"] };

    public static readonly Schema Regions = new("regions", "The 21 regions",
    [
        Text("county_code", "County code, two digits"),
        Text("county_letter", "County letter"),
        Text("iso_3166_2", "ISO 3166-2 code"),
        Text("nuts3", "NUTS 3 code"),
        Text("county_name", "Name of the county"),
        Text("region_name", "Name of the region as an authority"),
        Text("short_name", "Name in tables and charts"),
        Text("seat", "Seat of the region"),
        Text("aliases", "Names that published tables use, separated by |"),
        Whole("tile_row", "Row in a tile-grid map, from the north", minimum: 0),
        Whole("tile_col", "Column in a tile-grid map, from the west", minimum: 0),
        Text("outline", "Outline of the county, an SVG path in a drawing 346 wide and 793 high; from the source svg-maps-sweden"),
    ])
    { Key = ["county_code"] };

    public static readonly Schema PopulationBases = new("population-bases", "Populations that figures per inhabitant may use",
    [
        Text("id", "Id that other files refer to"),
        Text("title", "Name for readers"),
        Date("date", "Date of the count; empty where it is not stated", optional: true),
        Whole("national_total", "Published national total, people", minimum: 1),
        Text("source", "Source of the national total"),
    ])
    { Key = ["id"], ForeignKeys = [new("source", "sources")] };

    public static readonly Schema Population = new("population", "Population of the regions",
    [
        Text("region_code", "County code"),
        Text("as_of", "Population basis"),
        Whole("population", "People", minimum: 1),
        Text("status", "How the figure is known") with { Words = ["official", "published-with-grant", "secondary", "residual"] },
        Text("source", "Source"),
    ])
    {
        Key = ["region_code", "as_of"],
        ForeignKeys = [new("region_code", "regions"), new("as_of", "population-bases"), new("source", "sources")],
    };

    public static readonly Schema PriceIndex = new("price-index", "Consumer price index, yearly means",
    [
        Whole("year", "Calendar year", minimum: 1980),
        new("kpi_1980_100_annual_mean", ColumnType.Number, "Index, 1980 = 100") { Minimum = 1 },
        Text("status", "Official, or how it was computed and how exact it is"),
    ])
    { Key = ["year"] };

    public static readonly Schema Grants = new("grants", "Grants and the national totals that contain them or are part of them",
    [
        Text("id", "Id that other files refer to"),
        Whole("year", "The year the money is for", minimum: 2000),
        Date("date", "Date of payment, agreement or publication"),
        Text("kind", "Whether the regional amounts are known") with { Words = ["regional", "national"] },
        Text("title", "Title for readers"),
        Text("purpose", "The purpose that all of it is tied to", optional: true),
        Text("payer", "Whose money it is") with { Words = ["state", "regions"] },
        Text("part_of", "The whole it is part of: never add the two", optional: true),
        Whole("published_total", "Published total, kronor", minimum: 0),
        Text("total_qualifier", "How the page hedges the total") with { Words = Qualifiers },
        Whole("total_unit", "Unit of the total's last printed digit, kronor", minimum: 1),
        Whole("rounding_unit", "Unit that the regional amounts are rounded to, kronor", minimum: 1, optional: true),
        Text("population_basis", "Default population of figures per inhabitant", optional: true),
        Text("table", "The table as it was printed", optional: true),
        Text("source", "Source"),
        Text("note", "What else to know", optional: true),
        Text("accepted_mismatch", "Why rows that contradict the published total stand nonetheless", optional: true) with { Absent = true },
    ])
    {
        Key = ["id"],
        ForeignKeys = [new("part_of", "grants"), new("population_basis", "population-bases"), new("source", "sources")],
    };

    public static readonly Schema Components = new("components", "Parts of grants with one principle each",
    [
        Text("grant", "Grant"),
        Text("component", "Id within the grant"),
        Text("purpose", "Purpose of the earmark that it is; empty for the rest of the money", optional: true),
        Text("nominal_principle", "Principle by the terms") with { Words = PrincipleWords.All },
        Text("effective_principle", "Principle that made the difference") with { Words = PrincipleWords.All },
        Text("published_total", "The row of the grants file with its published total", optional: true),
        Text("note", "Why the principles differ", optional: true),
        Whole("per_region", "The fixed amount that it gives every region, kronor; empty where it has none", minimum: 1, optional: true)
            with { Absent = true },
    ])
    {
        Key = ["grant", "component"],
        ForeignKeys = [new("grant", "grants"), new("published_total", "grants")],
    };

    public static readonly Schema Allocations = new("allocations", "What each region gets of each grant",
    [
        Text("grant", "Grant"),
        Text("region", "County code"),
        Whole("amount", "Whole amount, earmark included, kronor; below zero where money is paid back, empty where the region is not part",
            minimum: null, optional: true),
        Whole("earmark", "The part tied to a purpose, kronor", minimum: 0, optional: true),
        Whole("rounding_unit", "Unit that both are rounded to, kronor", minimum: 1),
        Text("status", "Published, constructed from a published rule, or not part of the grant") with { Words = Statuses },
    ])
    {
        Key = ["grant", "region"],
        ForeignKeys = [new("grant", "grants"), new("region", "regions")],
    };

    public static readonly Schema ProseAmounts = new(
        "prose-amounts", "Amounts that the prose of the sources states besides tables and totals",
    [
        Text("grant", "Grant"),
        Text("region", "County code; empty for the whole grant", optional: true),
        Whole("amount", "The printed figure, kronor", minimum: 0),
        Text("qualifier", "How the page hedges it") with { Words = Qualifiers },
        Whole("unit", "Unit of its last printed digit, kronor", minimum: 1),
        Text("text", "The words as printed"),
    ])
    { ForeignKeys = [new("grant", "grants"), new("region", "regions")] };

    public static readonly Schema Superseded = new("superseded", "Figures that a corrected page replaced, as they were before",
    [
        Text("grant", "Grant"),
        Whole("revision", "Counted from 1, the oldest", minimum: 1),
        Text("region", "County code"),
        Whole("amount", "Whole amount, earmark included, kronor; below zero where money is paid back, empty where the region was not part",
            minimum: null, optional: true),
        Whole("earmark", "The part tied to a purpose, kronor", minimum: 0, optional: true),
        Whole("rounding_unit", "Unit that both were rounded to, kronor", minimum: 1),
        Text("status", "Published, constructed from a published rule, or not part of the grant") with { Words = Statuses },
        Whole("published_total", "Published total of that time, kronor", minimum: 0),
        Text("total_qualifier", "How the page hedged the total") with { Words = Qualifiers },
        Whole("total_unit", "Unit of the total's last printed digit, kronor", minimum: 1),
    ])
    {
        Key = ["grant", "revision", "region"],
        ForeignKeys = [new("grant", "grants"), new("region", "regions")],
        Optional = true,
    };

    /// <summary>The files in the order of their dependence.</summary>
    public static readonly IReadOnlyList<Schema> All =
        [Sources, Regions, PopulationBases, Population, PriceIndex, Grants, Components, Allocations, ProseAmounts, Superseded];

    /// <summary>The files that pages fill: where they are missing, no page was imported yet. The others are reference data.</summary>
    public static readonly IReadOnlyList<Schema> FromPages = [Grants, Components, Allocations, ProseAmounts, Superseded];

    /// <summary>A table as it was printed: every cell is text.</summary>
    public static Schema Printed(string path) => new(
        path[..^".csv".Length], $"Rows of {Path.GetFileNameWithoutExtension(path)} as they were printed",
    [
        Text("region", "The region's name as printed, or the label of the sums"),
        Text("population", "Population as printed", optional: true) with { Absent = true },
        Text("amount", "Amount as printed"),
        Text("earmark", "Earmarked part as printed", optional: true) with { Absent = true },
    ])
    { Key = ["region"] };

    private static Column Text(string name, string description, bool optional = false) =>
        new(name, ColumnType.Text, description) { Optional = optional };

    private static Column Date(string name, string description, bool optional = false) =>
        new(name, ColumnType.Date, description) { Optional = optional };

    private static Column Whole(string name, string description, long? minimum, bool optional = false) =>
        new(name, ColumnType.Integer, description) { Minimum = minimum, Optional = optional };
}
