namespace Figures;

/// <summary>The cells of a figure's data as texts, each column of numbers with the same decimals.</summary>
internal static class TableText
{
    public static IReadOnlyList<IReadOnlyList<string>> Rows(Figure figure)
    {
        var styles = figure.Table.Columns.Select((column, index) => column.IsNumber
            ? NumberStyle.For(figure.Table.Rows.Select(row => row[index]).OfType<double>().DefaultIfEmpty(0), figure.Decimals, figure.Culture)
            : null).ToList();
        return [.. figure.Table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select((cell, index) => cell switch
        {
            double number => styles[index]!.Format(number),
            string text => text,
            _ => "",
        })])];
    }
}
