namespace Funding.Data;

/// <summary>The rows of a file. Empty, and not <see cref="IsSound"/>, when the file could not be read.</summary>
internal sealed class Table(Schema schema, IReadOnlyList<string> header)
{
    private readonly List<Row> _rows = [];

    public Schema Schema => schema;

    public string Path => schema.Path;

    public IReadOnlyList<string> Header => header;

    /// <summary>Whether the file exists, is text, and has the columns it needs.</summary>
    public bool IsSound { get; init; } = true;

    public IReadOnlyList<Row> Rows => _rows;

    public void Add(int line, string[] cells) => _rows.Add(new(this, line, cells));

    public int IndexOf(string column) => Enumerable.Range(0, header.Count).FirstOrDefault(i => header[i] == column, -1);

    public static Table Unreadable(Schema schema) => new(schema, []) { IsSound = false };
}

/// <summary>A row of a file, its cells as text. Only rows that passed the schema are read by type.</summary>
internal sealed class Row(Table table, int line, string[] cells)
{
    public int Line => line;

    public IReadOnlyList<string> Cells => cells;

    /// <summary>False once a cell broke its column's constraints; the finding is already on the list.</summary>
    public bool IsSound { get; set; } = true;

    /// <summary>The cell, or the empty string where the column may be missing and is.</summary>
    public string this[string column] => table.IndexOf(column) is >= 0 and var index && index < cells.Length ? cells[index] : "";

    public long Whole(string column) => long.Parse(this[column], CultureInfo.InvariantCulture);

    public long? WholeOrNull(string column) => this[column] is { Length: > 0 } ? Whole(column) : null;

    public string? TextOrNull(string column) => this[column] is { Length: > 0 } text ? text : null;
}
