using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace Funding.Import.Writing;

/// <summary>Writes the descriptor of a data folder as JSON.</summary>
internal static class DescriptorJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The file is UTF-8 and read by people; å needs no escape.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Dataset dataset, Func<string, byte[]?> read)
    {
        var descriptor = new Dictionary<string, object?>
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json",
            ["name"] = "swedish-health-care-grants",
            ["title"] = "Government grants to Sweden's regions for accessibility in health care",
            ["description"] = "What each region got of each grant, as published, with populations, prices and the published totals. "
                + "Where something is not recorded it is empty; nothing is made up.",
        };
        // The day on which the newest of the sources was read is the date of the data.
        if (Recorded(dataset.Sources.Max(source => source.Accessed)) is { } date) descriptor["version"] = date;
        // Only an address that was recorded, and recorded without its scheme: it is a plain statement, not a link.
        descriptor["sources"] = dataset.Sources.Select(source =>
            new { title = source.ToString(), address = Recorded(source.Address), published = Recorded(source.Published), id = source.Id });
        descriptor["publishedTotals"] = dataset.Grants.Select(grant => (object)new
        {
            grant = grant.Id,
            kronor = grant.PublishedTotal.Kronor,
            unit = grant.PublishedTotal.Unit,
            qualifier = Schemas.Qualifiers[(int)grant.PublishedTotal.Qualifier],
            partOf = grant.PartOf?.Id,
        }).Concat(dataset.PopulationBases.Select(basis => new { population = basis.Id, people = basis.NationalTotal }));
        descriptor["resources"] = Schemas.All.Where(schema => !schema.Optional || read(schema.Path) is not null)
            .Concat(dataset.Grants.Where(grant => grant.Table is not null).Select(grant => Schemas.Printed(grant.Table!.Path)))
            .Select(schema => Resource(schema, read));
        return [.. JsonSerializer.SerializeToUtf8Bytes(descriptor, Options), (byte)'\n'];
    }

    private static string? Recorded(string? text) => text is { Length: > 0 } ? text : null;

    private static object Resource(Schema schema, Func<string, byte[]?> read)
    {
        var bytes = read(schema.Path)!;
        // The columns that the file has, in its own order.
        var columns = TableReader.Read(schema, bytes, []).Header.Select(name => schema.Columns.First(column => column.Name == name));
        return new
        {
            name = schema.Name.Replace('/', '-'),
            title = schema.Title,
            path = schema.Path,
            type = "table",
            format = "csv",
            mediatype = "text/csv",
            encoding = "utf-8",
            bytes = bytes.Length,
            hash = DataFolder.Hash(bytes),
            schema = new
            {
                fields = columns.Select(Field),
                primaryKey = schema.Key.Count > 0 ? schema.Key : null,
                foreignKeys = schema.ForeignKeys.Count > 0 ? schema.ForeignKeys.Select(key => Reference(schema, key)) : null,
            },
        };
    }

    private static object Field(Column column) => new
    {
        name = column.Name,
        type = column.Type switch
        {
            ColumnType.Integer => "integer",
            ColumnType.Number => "number",
            // A month alone is no Frictionless date, so dates are strings with a pattern.
            _ => "string",
        },
        description = column.Description,
        constraints = new
        {
            required = !column.Optional,
            minimum = column.Minimum,
            pattern = column.Type == ColumnType.Date ? @"\d{4}(-\d{2}(-\d{2})?)?" : null,
            @enum = column.Words.Count > 0 ? column.Words : null,
        },
    };

    private static object Reference(Schema schema, ForeignKey key) => new
    {
        fields = (string[])[key.Column],
        reference = new
        {
            // The specification leaves the resource out where a table refers to itself.
            resource = key.Table == schema.Name ? null : key.Table,
            fields = (string[])[Schemas.All.First(other => other.Name == key.Table).Key[0]],
        },
    };
}
