using System.Globalization;

namespace Funding.Data;

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
