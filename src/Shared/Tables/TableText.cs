using System.Text;

namespace Tables;

internal static class TableText
{
    public static string Write(Table table, string? caption)
    {
        var rows = new List<string[]> { table.Columns.Select(column => column.Name).ToArray() };
        rows.AddRange(Enumerable.Range(0, table.Shown).Select(row => table.Columns.Select(column => OneLine(column.Text(row))).ToArray()));
        if (table.Sums is not null)
            rows.Add([.. table.Columns.Zip(table.Sums, (column, sum) => sum is null ? "" : column.Numbers!.Write(sum)).Select((cell, index) => index == 0 && cell.Length == 0 ? "Sum" : cell)]);
        var widths = Enumerable.Range(0, table.Columns.Count).Select(column => rows.Max(row => row[column].Length)).ToArray();

        var text = new StringBuilder();
        if (caption is not null)
            text.Append(caption).Append('\n');
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => table.Columns[column].IsNumeric ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
        if (table.Rest is not null)
            text.Append("… ").Append(table.Rest).Append('\n');
        return text.ToString();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
