namespace Figures;

public static partial class Chart
{
    /// <summary>One dot a row on a common scale, with the interval its value is known within; several series share a row.</summary>
    /// <param name="rows">The rows in drawing order.</param>
    /// <param name="name">Name of the row that a dot stands in.</param>
    /// <param name="value">Place of the dot; null leaves the row empty.</param>
    /// <param name="low">Lower end of the interval, in the value's unit, not above the value; null for no interval.</param>
    /// <param name="high">Upper end of the interval, in the value's unit, not below the value; null for no interval.</param>
    /// <param name="series">Name of the dot's series; null for a single one.</param>
    /// <param name="highlight">Rows to colour while the others are muted; null colours all.</param>
    /// <exception cref="ArgumentException">
    /// No rows, no value, a combination of name and series twice, too many series, a value that is not finite,
    /// an interval with one end, or a value outside its interval.
    /// </exception>
    public static Figure Dots<T>(
        IEnumerable<T> rows, Func<T, string> name, Func<T, Number> value,
        Func<T, Number>? low = null, Func<T, Number>? high = null,
        Func<T, string>? series = null, Func<T, bool>? highlight = null)
    {
        const string Kind = "Dot plot";
        var read = Read(rows, Kind);
        var seriesOf = series ?? (_ => "");
        RequireDistinct(read.Select(row => (Name: name(row), Series: seriesOf(row))), Kind,
            key => key.Series.Length > 0 ? $"\"{key.Name}\" in \"{key.Series}\"" : Quoted(key.Name));
        var places = Places(read.Select(name), Kind, "row");
        var marks = read.Select(row => Interval(new Mark(name(row), Finite(value(row), Kind, name(row), "value"), places[name(row)])
        {
            Low = low is null ? null : Finite(low(row), Kind, name(row), "lower end"),
            High = high is null ? null : Finite(high(row), Kind, name(row), "upper end"),
            Muted = highlight is not null && !highlight(row),
        })).ToList();
        RequireValues(marks.Select(mark => mark.X), Kind);

        var all = read.Zip(marks).GroupBy(pair => seriesOf(pair.First))
            .Select(group => new Series(group.Key, MarkShape.Dot, [.. group.Select(pair => pair.Second)])).ToList();
        var table = Table(
            (Text("Name"), index => name(read[index])),
            (series is null ? null : Text("Series"), index => seriesOf(read[index])),
            (Numeric("Value"), index => marks[index].X),
            (low is null ? null : Numeric("Low"), index => marks[index].Low),
            (high is null ? null : Numeric("High"), index => marks[index].High));
        return new(Kind, new Axis(), new Axis { Categories = [.. places.Keys] }, all, table(read.Count));
    }

    /// <summary>Most dots of a scatter plot that are all named.</summary>
    private const int MostNamed = 30;

    /// <summary>One dot a row by two numbers. Each carries its name, or of very many those that are highlighted.</summary>
    /// <param name="rows">The rows; later ones are drawn over earlier ones.</param>
    /// <param name="name">Name of a dot.</param>
    /// <param name="x">Place along x; null leaves the dot out.</param>
    /// <param name="y">Place along y; null leaves the dot out.</param>
    /// <param name="highlight">Dots to colour, and to name whatever their number, while the others are muted; null colours all.</param>
    /// <exception cref="ArgumentException">No rows, no row with both numbers, or a number that is not finite.</exception>
    public static Figure Scatter<T>(IEnumerable<T> rows, Func<T, string> name, Func<T, Number> x, Func<T, Number> y,
        Func<T, bool>? highlight = null)
    {
        const string Kind = "Scatter plot";
        var read = Read(rows, Kind);
        var marks = read.Select(row =>
        {
            var stands = highlight?.Invoke(row);
            return new Mark(name(row), Finite(x(row), Kind, name(row), "x"), Finite(y(row), Kind, name(row), "y"))
            {
                Text = stands == true || read.Count <= MostNamed ? (ReaderText)name(row) : null,
                Muted = stands == false,
            };
        }).ToList();
        RequireValues(marks.Select(mark => mark.X is null ? null : mark.Y), Kind);
        var table = Table((Text("Name"), index => marks[index].Name), (Numeric("x"), index => marks[index].X),
            (Numeric("y"), index => marks[index].Y));
        return new(Kind, new Axis(), new Axis(), [new("", MarkShape.Dot, marks)], table(read.Count));
    }

    /// <summary>One line a series through its points in the order of the rows, such as Lorenz curves.</summary>
    /// <param name="rows">One row per point.</param>
    /// <param name="series">Name of the line that a point belongs to.</param>
    /// <param name="x">Place along x; null breaks the line.</param>
    /// <param name="y">Place along y; null breaks the line.</param>
    /// <param name="highlight">Names of the lines to colour while the others are muted; null colours all.</param>
    /// <exception cref="ArgumentException">No rows, no row with both numbers, too many series, or a number that is not finite.</exception>
    public static Figure Lines<T>(IEnumerable<T> rows, Func<T, string> series, Func<T, Number> x, Func<T, Number> y,
        Func<string, bool>? highlight = null)
    {
        const string Kind = "Line chart";
        var read = Read(rows, Kind);
        _ = Places(read.Select(series), Kind, "line");
        var marks = read.Select(row => new Mark(series(row), Finite(x(row), Kind, series(row), "x"), Finite(y(row), Kind, series(row), "y"))
        {
            Muted = highlight is not null && !highlight(series(row)),
        }).ToList();
        RequireValues(marks.Select(mark => mark.X is null ? null : mark.Y), Kind);
        var all = marks.GroupBy(mark => mark.Name).Select(group => new Series(group.Key, MarkShape.Line, [.. group])).ToList();
        var table = Table((Text("Series"), index => marks[index].Name), (Numeric("x"), index => marks[index].X),
            (Numeric("y"), index => marks[index].Y));
        return new(Kind, new Axis(), new Axis(), all, table(read.Count));
    }

    private static Mark Interval(Mark mark)
    {
        if ((mark.Low is null) != (mark.High is null))
            throw new ArgumentException($"Dot plot: the interval of \"{mark.Name}\" has one end only; give both, or neither.");
        if (mark is { Low: { } low, High: { } high } && !(low <= mark.X && mark.X <= high))
            throw new ArgumentException($"Dot plot: the value of \"{mark.Name}\" "
                + $"({mark.X?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}) lies outside its interval "
                + $"({FormattableString.Invariant($"{low} to {high}")}). Low and high are values, not distances from the value.");
        return mark;
    }

    private static Func<int, FigureTable> Table(params (FigureColumn? Column, Func<int, object?> Value)[] columns)
    {
        var kept = columns.Where(column => column.Column is not null).ToList();
        return count => new(
            [.. kept.Select(column => column.Column!)],
            [.. Enumerable.Range(0, count).Select(index => (IReadOnlyList<object?>)[.. kept.Select(column => column.Value(index))])]);
    }
}
