using System.Text.Json;

namespace Dib.Html;

/// <summary>The data behind a chart, row by row.</summary>
/// <param name="Columns">The columns' names and whether they hold numbers.</param>
/// <param name="Rows">The cells of each row: a string, a <see cref="decimal"/> or null; as many as there are columns.</param>
internal sealed record ChartTable(IReadOnlyList<ChartColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>The table in <paramref name="table"/>, or null where it is none.</summary>
    public static ChartTable? Read(JsonElement table)
    {
        if (table.ValueKind != JsonValueKind.Object
            || !table.TryGetProperty("columns", out var columns) || columns.ValueKind != JsonValueKind.Array
            || !table.TryGetProperty("rows", out var rows) || rows.ValueKind != JsonValueKind.Array)
        {
            return null;
        }
        var read = columns.EnumerateArray().Select(Column).ToList();
        return read.Count == 0 ? null : new ChartTable(read, rows.EnumerateArray().Select(row => Row(row, read.Count)).ToList());
    }

    private static ChartColumn Column(JsonElement column)
    {
        if (column.ValueKind != JsonValueKind.Object) return new ChartColumn(column.ToString(), IsNumber: false);
        var name = column.TryGetProperty("name", out var text) ? text.ToString() : "";
        return new ChartColumn(name, column.TryGetProperty("type", out var type) && type.ToString() == "number");
    }

    private static object?[] Row(JsonElement row, int count)
    {
        var cells = new object?[count];
        if (row.ValueKind != JsonValueKind.Array) return cells;
        for (var i = 0; i < Math.Min(count, row.GetArrayLength()); i++) cells[i] = Cell(row[i]);
        return cells;
    }

    internal static object? Cell(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when cell.TryGetDecimal(out var number) => number,
        _ => cell.ToString(),
    };
}
