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

    public int IndexOf(string column)
    {
        for (var i = 0; i < header.Count; i++)
            if (header[i] == column) return i;
        return -1;
    }

    public static Table Unreadable(Schema schema) => new(schema, []) { IsSound = false };
}
