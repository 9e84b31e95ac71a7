using System.Collections;
using System.Data;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace Dib.Kernel.Formatting;

/// <summary>Rows of values that are tables already, each as a dictionary from column to cell.</summary>
internal static class TableRows
{
    /// <summary>True for a type of tables. What its library brings to show it is general; only what a cell registers counts more.</summary>
    public static bool Knows(Type type) => IsFrame(type) || typeof(DataTable).IsAssignableFrom(type) || type == typeof(TabularDataResource);

    /// <summary>True for the type of data frames, known by its name: which build of its library a notebook uses is the notebook's
    /// choice.</summary>
    public static bool IsFrame(Type type) => type.FullName == "Microsoft.Data.Analysis.DataFrame";

    /// <summary>A data frame's rows, read as they are wanted.</summary>
    public static IEnumerable OfFrame(object frame)
    {
        var columns = Of("Columns")
            .Select(column => (
                Name: (string)column.GetType().GetProperty("Name")!.GetValue(column)!,
                HasNumbers: column.Cast<object?>().Any(value => value is not null && NumberText.IsNumber(value))))
            .ToList();
        // A frame has no value where a value is not known: that is a gap in the table, among numbers as among texts.
        return Of("Rows").Select(row => ToRow(
            columns.Zip(row.Cast<object?>(), (column, value) => (column.Name, column.HasNumbers ? value : value ?? ""))));

        IEnumerable<IEnumerable> Of(string part) => ((IEnumerable)frame.GetType().GetProperty(part)!.GetValue(frame)!).Cast<IEnumerable>();
    }

    public static IEnumerable Of(DataTable table) =>
        table.Rows.Cast<DataRow>().Select(row =>
            ToRow(table.Columns.Cast<DataColumn>().Select(column => (column.ColumnName, row[column] is DBNull ? null : row[column]))));

    public static IEnumerable Of(TabularDataResource resource) =>
        resource.Data.Select(row => ToRow(row.Select(cell => (cell.Key, (object?)cell.Value))));

    private static Dictionary<string, object?> ToRow(IEnumerable<(string Name, object? Value)> cells)
    {
        var row = new Dictionary<string, object?>();
        foreach (var (name, value) in cells)
            row[name] = value;
        return row;
    }
}
