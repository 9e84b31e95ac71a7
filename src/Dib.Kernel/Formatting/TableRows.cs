using System.Collections;
using System.Data;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace Dib.Kernel.Formatting;

/// <summary>The rows of values that show as tables. Of values that are tables already each is a dictionary from column to cell.</summary>
internal static class TableRows
{
    /// <summary>The rows, or null for a value that has none.</summary>
    public static IEnumerable? In(object value) => value switch
    {
        DataTable table => Of(table.Columns, table.Rows.Cast<DataRow>()),
        DataView { Table: { } table } view => Of(table.Columns, view.Cast<DataRowView>().Select(row => row.Row)),
        DataRow row => Of(row.Table.Columns, [row]),
        DataRowCollection { Count: > 0 } rows => Of(rows[0].Table.Columns, rows.Cast<DataRow>()),
        IReadOnlyList<DataRow> { Count: > 0 } rows => Of(rows[0].Table.Columns, rows),
        DataSet set => set.Tables.Cast<DataTable>().Select(table => new { Name = table.TableName, Rows = table }),
        TabularDataResource resource => new NamedColumns([.. resource.Schema.Fields.Select(field => field.Name)],
            resource.Data.Select(row => ToRow(row.Select(cell => (cell.Key, (object?)cell.Value))))),
        _ when IsFrame(value.GetType()) => OfFrame(value),
        _ => value as IEnumerable,
    };

    /// <summary>True for a type of tables. What its library brings to show it is general; only what a cell registers counts more.</summary>
    public static bool Knows(Type type) => IsFrame(type) || type == typeof(TabularDataResource)
        || typeof(DataTable).IsAssignableFrom(type) || typeof(DataSet).IsAssignableFrom(type) || typeof(DataView).IsAssignableFrom(type);

    /// <summary>True for the type of data frames, known by its name: which build of its library a notebook uses is the notebook's
    /// choice.</summary>
    public static bool IsFrame(Type type) => type.FullName == "Microsoft.Data.Analysis.DataFrame";

    /// <summary>A data frame's rows, read as they are wanted.</summary>
    private static NamedColumns OfFrame(object frame)
    {
        var columns = Of("Columns")
            .Select(column => (
                Name: (string)column.GetType().GetProperty("Name")!.GetValue(column)!,
                HasNumbers: column.Cast<object?>().Any(value => value is not null && NumberText.IsNumber(value))))
            .ToList();
        // A frame has no value where a value is not known: that is a gap in the table, among numbers as among texts.
        return new NamedColumns([.. columns.Select(column => column.Name)], Of("Rows").Select(row => ToRow(
            columns.Zip(row.Cast<object?>(), (column, value) => (column.Name, column.HasNumbers ? value : value ?? "")))));

        IEnumerable<IEnumerable> Of(string part) => ((IEnumerable)frame.GetType().GetProperty(part)!.GetValue(frame)!).Cast<IEnumerable>();
    }

    private static NamedColumns Of(DataColumnCollection columns, IEnumerable<DataRow> rows) =>
        new([.. columns.Cast<DataColumn>().Select(column => column.ColumnName)], rows.Select(row => ToRow(
            columns.Cast<DataColumn>().Select(column => (column.ColumnName, row[column] is DBNull ? null : row[column])))));

    private static Dictionary<string, object?> ToRow(IEnumerable<(string Name, object? Value)> cells)
    {
        var row = new Dictionary<string, object?>();
        foreach (var (name, value) in cells)
            row[name] = value;
        return row;
    }
}
