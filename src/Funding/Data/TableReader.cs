using System.Text.Unicode;
using CsvHelper;

namespace Funding.Data;

/// <summary>Reads a CSV file into text cells with line numbers: encoding, quoting, header and number of fields, no meaning.</summary>
internal static class TableReader
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        TrimWhitespace = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        // A quote left open must not swallow the rest of the file: the finding should name its own line.
        AllowLineBreaksInQuotes = false,
    };

    public static Table Read(Schema schema, byte[]? bytes, List<Finding> findings)
    {
        if (bytes is null && schema.Optional) return new(schema, [.. schema.Columns.Select(column => column.Name)]);
        if (bytes is null)
            return Unreadable(new(schema.Path, null, "no such file", "a CSV file", "it was moved or renamed"));
        if (!Utf8.IsValid(bytes)) return Unreadable(NotUtf8(schema.Path, bytes));

        try
        {
            using var reader = CsvReader.Create(bytes, Options);
            reader.ReadHeader();
            var table = new Table(schema, [.. reader.Headers]);
            if (HeaderFinding(table, reader.Headers) is { } finding) return Unreadable(finding);
            while (reader.Read())
            {
                var cells = new string[reader.FieldCount];
                for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
                table.Add((int)reader.LineNumber, cells);
                if (cells.Length == reader.Headers.Count) continue;
                table.Rows[^1].IsSound = false;
                findings.Add(new(schema.Path, (int)reader.LineNumber, $"{cells.Length} fields", $"{reader.Headers.Count}",
                    "a comma in a text without quotes, or a row that was cut off"));
            }

            return table;
        }
        catch (CsvFormatException exception)
        {
            return Unreadable(new(schema.Path, (int)exception.LineNumber, "broken quoting", "CSV by RFC 4180", "a quote is not closed"));
        }

        Table Unreadable(Finding finding)
        {
            findings.Add(finding);
            return Table.Unreadable(schema);
        }
    }

    private static Finding? HeaderFinding(Table table, IReadOnlyList<string> header)
    {
        var schema = table.Schema;
        var missing = schema.Columns.Where(column => !column.Absent && table.IndexOf(column.Name) < 0).Select(column => column.Name);
        var unknown = header.Where(name => schema.Columns.All(column => column.Name != name));
        var doubled = header.GroupBy(name => name).Where(names => names.Count() > 1).Select(names => names.Key);
        if (missing.Any())
            return new(table.Path, 1, $"no column {Join(missing)}", $"the columns {Join(schema.Columns.Select(column => column.Name))}",
                unknown.Any() ? $"renamed to {Join(unknown)}?" : "the header row is missing or was changed");
        if (unknown.Any())
            return new(table.Path, 1, $"unknown column {Join(unknown)}", $"only {Join(schema.Columns.Select(column => column.Name))}");
        return doubled.Any() ? new(table.Path, 1, $"column {Join(doubled)} twice", "each column once") : null;

        static string Join(IEnumerable<string> names) => string.Join(", ", names);
    }

    private static Finding NotUtf8(string path, byte[] bytes)
    {
        var line = 1;
        var start = 0;
        while (bytes.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var length && Utf8.IsValid(bytes.AsSpan(start, length)))
        {
            start += length + 1;
            line++;
        }

        return new(path, line, "bytes that are not UTF-8", "valid UTF-8", "the file was saved as Windows-1252, Latin-1 or UTF-16");
    }
}
