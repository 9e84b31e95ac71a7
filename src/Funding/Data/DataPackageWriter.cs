using System.Text.Encodings.Web;
using System.Text.Json;

namespace Funding.Data;

/// <summary>Writes the descriptor of a data folder as JSON.</summary>
internal static class DataPackageWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is UTF-8 and read by people; å needs no escape.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Dataset dataset, Func<string, byte[]?> read)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
            json.WriteString("name", "swedish-health-care-grants");
            json.WriteString("title", "Government grants to Sweden's regions for accessibility in health care");
            json.WriteString("description",
                "What each region got of each grant, as published, with populations, prices and the published totals. "
                + "Where something is not recorded it is empty; nothing is made up.");
            // The day on which the newest of the sources was read is the date of the data.
            if (dataset.Sources.Max(source => source.Accessed) is { Length: > 0 } date) json.WriteString("version", date);
            Sources(json, dataset);
            PublishedTotals(json, dataset);
            json.WriteStartArray("resources");
            foreach (var schema in Schemas.All)
                if (!schema.Optional || read(schema.Path) is not null) Resource(json, schema, Present(schema, read), read);
            foreach (var grant in dataset.Grants)
                if (grant.Table is { } table) PrintedTable(json, table, read);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Sources(Utf8JsonWriter json, Dataset dataset)
    {
        json.WriteStartArray("sources");
        foreach (var source in dataset.Sources)
        {
            json.WriteStartObject();
            json.WriteString("title", source.ToString());
            // Only an address that was recorded, and recorded without its scheme: it is a plain statement, not a link.
            if (source.Address.Length > 0) json.WriteString("address", source.Address);
            if (source.Published.Length > 0) json.WriteString("published", source.Published);
            json.WriteString("id", source.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void PublishedTotals(Utf8JsonWriter json, Dataset dataset)
    {
        json.WriteStartArray("publishedTotals");
        foreach (var grant in dataset.Grants)
        {
            json.WriteStartObject();
            json.WriteString("grant", grant.Id);
            json.WriteNumber("kronor", grant.PublishedTotal.Kronor);
            json.WriteNumber("unit", grant.PublishedTotal.Unit);
            json.WriteString("qualifier", Schemas.Qualifiers[(int)grant.PublishedTotal.Qualifier]);
            if (grant.PartOf is { } whole) json.WriteString("partOf", whole.Id);
            json.WriteEndObject();
        }

        foreach (var basis in dataset.PopulationBases)
        {
            json.WriteStartObject();
            json.WriteString("population", basis.Id);
            json.WriteNumber("people", basis.NationalTotal);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void PrintedTable(Utf8JsonWriter json, PrintedTable table, Func<string, byte[]?> read)
    {
        var schema = Schemas.Printed(table.Path);
        Resource(json, schema, Present(schema, read), read);
    }

    /// <summary>The columns that the file has, in its own order.</summary>
    private static IReadOnlyList<Column> Present(Schema schema, Func<string, byte[]?> read) =>
        [.. TableReader.Read(schema, read(schema.Path), []).Header.Select(name => schema.Columns.First(column => column.Name == name))];

    private static void Resource(Utf8JsonWriter json, Schema schema, IReadOnlyList<Column> columns, Func<string, byte[]?> read)
    {
        var bytes = read(schema.Path)!;
        json.WriteStartObject();
        json.WriteString("name", schema.Name.Replace('/', '-'));
        json.WriteString("title", schema.Title);
        json.WriteString("path", schema.Path);
        json.WriteString("type", "table");
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", bytes.Length);
        json.WriteString("hash", DataPackage.Hash(bytes));
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in columns) Field(json, column);
        json.WriteEndArray();
        if (schema.Key.Count > 0) Names(json, "primaryKey", schema.Key);
        if (schema.ForeignKeys.Count > 0) ForeignKeys(json, schema);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, Column column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type switch
        {
            ColumnType.Integer => "integer",
            ColumnType.Number => "number",
            // A month alone is no Frictionless date, so dates are strings with a pattern.
            _ => "string",
        });
        json.WriteString("description", column.Description);
        json.WriteStartObject("constraints");
        json.WriteBoolean("required", !column.Optional);
        if (column.Minimum is { } minimum) json.WriteNumber("minimum", minimum);
        if (column.Type == ColumnType.Date) json.WriteString("pattern", @"\d{4}(-\d{2}(-\d{2})?)?");
        if (column.Words.Count > 0) Names(json, "enum", column.Words);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void ForeignKeys(Utf8JsonWriter json, Schema schema)
    {
        json.WriteStartArray("foreignKeys");
        foreach (var (column, target) in schema.ForeignKeys)
        {
            json.WriteStartObject();
            Names(json, "fields", [column]);
            json.WriteStartObject("reference");
            // The specification leaves the resource out where a table refers to itself.
            if (target != schema.Name) json.WriteString("resource", target);
            Names(json, "fields", [Schemas.All.First(other => other.Name == target).Key[0]]);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Names(Utf8JsonWriter json, string property, IReadOnlyList<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
