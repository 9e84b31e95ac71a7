namespace Funding.Import.Writing;

/// <summary>A file of the data folder whose rows can be added, changed and taken out.</summary>
internal sealed class EditableTable
{
    private readonly List<string> _header;

    public EditableTable(Schema schema, byte[]? bytes)
    {
        var table = bytes is null
            ? new Table(schema, [.. schema.Columns.Where(column => !column.Absent).Select(column => column.Name)])
            : TableReader.Read(schema, bytes, []);
        Path = schema.Path;
        _header = [.. table.Header];
        Rows = [.. table.Rows.Select(row => _header.Zip(row.Cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private EditableTable(string path, List<string> header) => (Path, _header, Rows) = (path, header, []);

    public string Path { get; }

    public IReadOnlyList<string> Header => _header;

    /// <summary>The rows, each a cell by column; a column that a row lacks is empty.</summary>
    public List<Dictionary<string, string>> Rows { get; }

    /// <summary>A file without rows.</summary>
    public static EditableTable New(Schema schema, List<string> header) => new(schema.Path, header);

    /// <summary>Puts a row where its key sorts it, behind those of the same key.</summary>
    public void Insert(Dictionary<string, string> row, Func<Dictionary<string, string>, string> key)
    {
        var at = Rows.FindIndex(other => string.CompareOrdinal(key(other), key(row)) > 0);
        Rows.Insert(at < 0 ? Rows.Count : at, row);
    }

    public void DropEmptyColumns(IReadOnlyList<string> except)
    {
        foreach (var column in _header.Except(except)
            .Where(column => Rows.All(row => row.GetValueOrDefault(column, "").Length == 0)).ToList())
        {
            _header.Remove(column);
            foreach (var row in Rows) row.Remove(column);
        }
    }

    public byte[] ToBytes()
    {
        foreach (var column in Rows.SelectMany(row => row.Keys))
            if (!_header.Contains(column)) _header.Add(column);
        var text = new StringBuilder();
        Line(_header);
        foreach (var row in Rows) Line(_header.Select(column => row.GetValueOrDefault(column, "")));
        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
}
