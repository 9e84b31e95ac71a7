namespace Figures;

/// <summary>Writes a figure for a terminal.</summary>
internal static class PlainWriter
{
    private const int MostRows = 40;

    public static string Write(Figure figure)
    {
        var text = new StringBuilder((figure.Title.IsEmpty ? figure.Alt : figure.Title).ToString()).Append('\n');
        var cells = TableText.Rows(figure);
        var shown = cells.Take(MostRows).Prepend([.. figure.Table.Columns.Select(column => column.Name)]).ToList();
        int[] widths = [.. figure.Table.Columns.Select((_, index) => shown.Max(row => row[index].Length))];
        foreach (var row in shown)
        {
            var aligned = row.Select((cell, index) => figure.Table.Columns[index].IsNumber ? cell.PadLeft(widths[index])
                : cell.PadRight(widths[index]));
            text.Append(string.Join("  ", aligned).TrimEnd()).Append('\n');
        }
        if (cells.Count > MostRows) text.Append($"… and {cells.Count - MostRows} more rows\n");
        return text.ToString();
    }
}

/// <summary>The cells of a figure's data as texts, each column of numbers with the same decimals.</summary>
internal static class TableText
{
    public static IReadOnlyList<IReadOnlyList<string>> Rows(Figure figure)
    {
        var styles = figure.Table.Columns.Select((column, index) => column.IsNumber
            ? NumberStyle.For(figure.Table.Rows.Select(row => row[index]).OfType<double>().DefaultIfEmpty(0), figure.Decimals,
                figure.Culture)
            : null).ToList();
        return [.. figure.Table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select((cell, index) => cell switch
        {
            double number => styles[index]!.Format(number),
            string text => text,
            _ => "",
        })])];
    }
}
