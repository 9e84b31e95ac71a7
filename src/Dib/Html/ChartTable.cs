using Shared;

namespace Dib.Html;

/// <summary>The data behind a chart, row by row.</summary>
/// <param name="Columns">The columns' names and whether they hold numbers.</param>
/// <param name="Rows">The cells of each row: a string, a <see cref="decimal"/> or null; as many as there are columns.</param>
internal sealed record ChartTable(IReadOnlyList<ChartColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    private const int MostDecimals = 10;

    /// <summary>The table in <paramref name="table"/>, or null where it is none.</summary>
    public static ChartTable? Read(JsonElement table)
    {
        var (columns, rows) = (table.Member("columns"), table.Member("rows"));
        if (columns.ValueKind != JsonValueKind.Array || rows.ValueKind != JsonValueKind.Array) return null;
        var read = columns.EnumerateArray().Select(Column).ToList();
        return read.Count == 0 ? null : new ChartTable(read, rows.EnumerateArray().Select(row => Row(row, read.Count)).ToList());
    }

    private static ChartColumn Column(JsonElement column) => column.ValueKind == JsonValueKind.Object
        ? new ChartColumn(column.Member("name").ToString(), column.Member("type").ToString() == "number")
        {
            Decimals = column.Member("decimals") is { ValueKind: JsonValueKind.Number } decimals && decimals.TryGetInt32(out var count)
                ? Math.Clamp(count, 0, MostDecimals) : null,
        }
        : new ChartColumn(column.ToString(), IsNumber: false);

    private static object?[] Row(JsonElement row, int count)
    {
        var given = row.ValueKind == JsonValueKind.Array ? row.EnumerateArray().Select(Cell) : [];
        return [.. given.Concat(Enumerable.Repeat<object?>(null, count)).Take(count)];
    }

    internal static object? Cell(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when cell.TryGetDecimal(out var number) => number,
        _ => cell.ToString(),
    };
}

/// <summary>A column of a chart's data.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="IsNumber">True where its cells are numbers.</param>
internal sealed record ChartColumn(string Name, bool IsNumber)
{
    /// <summary>The decimals that its numbers are read with, as in the chart; null for as many as they have.</summary>
    public int? Decimals { get; init; }
}

/// <summary>Writes the data behind a chart as a table: what it says where nothing is drawn, and what is saved as CSV.</summary>
internal static class ChartTableWriter
{
    public static string Write(ChartTable table, string? caption, CultureInfo culture)
    {
        var formats = Enumerable.Range(0, table.Columns.Count).Select(i => Format(table, i)).ToArray();
        var numbers = ReaderNumbers.Of(culture);
        var html = new StringBuilder("<table class=\"data\">");
        if (caption is not null) html.Append($"<caption class=\"visually-hidden\">{HtmlText.Encode(caption)}</caption>");
        html.Append("<thead><tr>");
        foreach (var column in table.Columns)
            html.Append($"<th scope=\"col\" data-type=\"{(column.IsNumber ? "number" : "text")}\">{HtmlText.Encode(column.Name)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++) html.Append(Cell(row[i], table.Columns[i].IsNumber, formats[i], numbers));
            html.Append("</tr>\n");
        }
        return html.Append("</tbody></table>").ToString();
    }

    private static string Cell(object? value, bool inNumbers, string format, NumberFormatInfo numbers) => value switch
    {
        null => inNumbers ? "<td class=\"number\">–</td>" : "<td></td>",
        decimal number => $"<td class=\"number\" data-value=\"{number.ToString(CultureInfo.InvariantCulture)}\">"
            + $"{HtmlText.Encode(number.ToString(format, numbers))}</td>",
        _ => $"<td>{HtmlText.Encode((string)value)}</td>",
    };

    /// <summary>Thousands are set apart, but for a column that reads as years. A decimal is rounded as charts round: half away from zero,
    /// and no minus before a zero.</summary>
    private static string Format(ChartTable table, int column) => table.Columns[column].Decimals is { } decimals ? $"N{decimals}"
        : table.Rows.Select(row => row[column]).OfType<decimal>().All(number => ReaderNumbers.MayBeYear((double)number))
            ? "0.######" : "#,##0.######";
}
