using System.Globalization;
using Microsoft.Data.Analysis;

namespace Funding.Frames;

/// <summary>What analysts look for in a data frame and the package does not have.</summary>
public static class FrameExtensions
{
    /// <summary>Some of a frame's columns, in the order given.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="columns">Names of its columns.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public static DataFrame Select(this DataFrame frame, params IEnumerable<string> columns) =>
        new(columns.Select(name => frame[name].Clone()));

    /// <summary>
    /// A wide frame out of a long one: a row for each value of one column, a column for each value of another, in the order in
    /// which they first appear.
    /// </summary>
    /// <param name="frame">The long frame.</param>
    /// <param name="rows">The column whose values name the rows.</param>
    /// <param name="columns">The column whose values name the new columns.</param>
    /// <param name="values">The numbers; what the long frame does not have is null.</param>
    /// <exception cref="ArgumentException">There is no such column, or two rows of the long frame have the same place.</exception>
    public static DataFrame Pivot(this DataFrame frame, string rows, string columns, string values)
    {
        var cells = new Dictionary<(object, object), double?>();
        foreach (var row in frame.Rows)
            if (!cells.TryAdd((row[rows], row[columns]),
                row[values] is { } number ? Convert.ToDouble(number, CultureInfo.InvariantCulture) : null))
                throw new ArgumentException($"Two rows with {rows} '{row[rows]}' and {columns} '{row[columns]}': group and sum them first.",
                    nameof(frame));

        var names = cells.Keys.Select(place => place.Item1).Distinct().ToList();
        return new(cells.Keys.Select(place => place.Item2).Distinct()
            .Select(column =>
                (DataFrameColumn)new DoubleDataFrameColumn($"{column}", names.Select(name => cells.GetValueOrDefault((name, column)))))
            .Prepend(new StringDataFrameColumn(rows, names.Select(name => $"{name}"))));
    }

    /// <summary>A column's numbers, for a chart; what is null is NaN, which charts leave out.</summary>
    /// <param name="column">A column of any type of number.</param>
    public static double[] Numbers(this DataFrameColumn column) =>
        [.. column.Cast<object?>().Select(cell => cell is null ? double.NaN : Convert.ToDouble(cell, CultureInfo.InvariantCulture))];

    /// <summary>A column's texts, for a chart; what is null is empty.</summary>
    /// <param name="column">Any column.</param>
    public static string[] Texts(this DataFrameColumn column) =>
        [.. column.Cast<object?>().Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "")];
}
