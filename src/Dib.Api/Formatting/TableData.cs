using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The rows of a table as a Frictionless tabular data resource: for download where not all rows are shown.</summary>
internal static class TableData
{
    public const string MimeType = "application/vnd.dataresource+json";

    public static string Write(Table table)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Encode.Json }))
        {
            json.WriteStartObject();
            json.WriteStartObject("schema");
            json.WriteStartArray("fields");
            foreach (var column in table.Columns)
            {
                json.WriteStartObject();
                json.WriteString("name", column.Name);
                json.WriteString("type", column.IsNumeric ? "number" : "string");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartArray("data");
            foreach (var item in table.Items)
            {
                json.WriteStartArray();
                foreach (var column in table.Columns)
                    WriteValue(json, column, item);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteValue(Utf8JsonWriter json, TableColumn column, object? item)
    {
        var value = column.Value(item);
        if (value is null)
            json.WriteNullValue();
        else if (NumberText.IsNumber(value) && double.IsFinite(Convert.ToDouble(NumberText.Raw(value), CultureInfo.InvariantCulture)))
            json.WriteRawValue(NumberText.Raw(value));
        else
            json.WriteStringValue(PlainText.Raw(value));
    }
}
