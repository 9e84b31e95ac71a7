namespace Figures;

public static partial class Chart
{
    /// <summary>A heat map of two sets of names, with the value or a text of its own in each cell.</summary>
    /// <param name="rows">One row per cell; a combination that does not occur stays empty.</param>
    /// <param name="column">Name of the cell's column.</param>
    /// <param name="row">Name of the cell's row.</param>
    /// <param name="value">The value that colours the cell; null leaves it empty.</param>
    /// <param name="text">What stands in the cell; null for the value.</param>
    /// <param name="midpoint">The value of the neutral colour, such as 100 for an index; null for a scale from low to high.</param>
    /// <exception cref="ArgumentException">No rows, no value, a cell twice, or a value that is not finite.</exception>
    public static Figure Matrix<T>(IEnumerable<T> rows, Func<T, string> column, Func<T, string> row, Func<T, Number> value,
        Func<T, ReaderText>? text = null, double? midpoint = null)
    {
        const string Kind = "Heat map";
        var read = Read(rows, Kind);
        var grid = Grid.Of(read, Kind, row, column, value);
        var texts = text is null ? null : read.ToDictionary(item => (row(item), column(item)), text);
        var marks = grid.Rows.SelectMany((rowName, y) => grid.Columns.Select((columnName, x) => new Mark($"{rowName}, {columnName}", x, y)
        {
            Shade = grid.Values[y, x],
            Text = texts?.GetValueOrDefault((rowName, columnName)),
        })).ToList();
        var (x, y) = (new Axis { Categories = grid.Columns }, new Axis { Categories = grid.Rows });
        return new Figure(Kind, x, y, [new("", MarkShape.Tile, marks)], grid.Table()) { Midpoint = midpoint };
    }

    /// <summary>A map of tiles: each row is a square at a place of a grid, with its label and its value.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="label">Label in the tile; a phone has room for about eight characters a line.</param>
    /// <param name="column">Column of the tile, counted from the left.</param>
    /// <param name="row">Row of the tile, counted from the top.</param>
    /// <param name="value">The value that colours the tile; null leaves it without colour.</param>
    /// <param name="midpoint">The value of the neutral colour, such as 100 for an index; null for a scale from low to high.</param>
    /// <exception cref="ArgumentException">No rows, no value, a place twice, or a value that is not finite.</exception>
    public static Figure Tiles<T>(IEnumerable<T> rows, Func<T, string> label, Func<T, int> column, Func<T, int> row,
        Func<T, Number> value, double? midpoint = null)
    {
        const string Kind = "Tile map";
        var read = Read(rows, Kind);
        RequireDistinct(read.Select(item => (Column: column(item), Row: row(item))), Kind,
            place => $"the place at column {place.Column}, row {place.Row}");
        var marks = read.Select(item =>
            new Mark(label(item), column(item), row(item)) { Shade = Finite(value(item), Kind, label(item), "value") }).ToList();
        RequireValues(marks.Select(mark => mark.Shade), Kind);
        var hidden = new Axis { Hidden = true };
        var table = Table((Text("Name"), index => marks[index].Name), (Numeric("Value"), index => marks[index].Shade));
        return new Figure(Kind, hidden, hidden, [new("", MarkShape.Tile, marks)], table(read.Count)) { Midpoint = midpoint };
    }
}
