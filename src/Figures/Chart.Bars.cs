namespace Figures;

public static partial class Chart
{
    /// <summary>One bar a row, horizontal unless <paramref name="vertical"/>; its value stands at its end.</summary>
    /// <param name="rows">The rows in drawing order.</param>
    /// <param name="name">Name of a row's bar; unique.</param>
    /// <param name="value">Length of the bar, negative values allowed; null leaves the row empty.</param>
    /// <param name="highlight">Rows to colour while the others are muted; null colours all.</param>
    /// <param name="vertical">True for upright bars: for few rows with short names.</param>
    /// <exception cref="ArgumentException">No rows, no value, a name twice, or a value that is not finite.</exception>
    public static Figure Bars<T>(IEnumerable<T> rows, Func<T, string> name, Func<T, Number> value,
        Func<T, bool>? highlight = null, bool vertical = false)
    {
        const string Kind = "Bar chart";
        var read = Read(rows, Kind);
        RequireDistinct(read.Select(name), Kind, Quoted);
        var places = Places(read.Select(name), Kind, "bar");
        var values = read.Select(row => Finite(value(row), Kind, name(row), "value")).ToList();
        RequireValues(values, Kind);
        var marks = read.Select((row, index) =>
            BarMark(name(row), index, values[index], vertical) with { Muted = highlight is not null && !highlight(row) });
        return BarFigure(Kind, [.. places.Keys], [new("", MarkShape.Bar, [.. marks])], vertical,
            new([Text("Name"), Numeric("Value")], [.. read.Select((row, index) => (IReadOnlyList<object?>)[name(row), values[index]])]));
    }

    /// <summary>Bars of several series side by side, from one row per bar.</summary>
    /// <param name="rows">One row per bar; a combination that does not occur is a gap.</param>
    /// <param name="name">Name of the group that a row's bar stands in.</param>
    /// <param name="series">Name of the series that it belongs to.</param>
    /// <param name="value">Length of the bar, negative values allowed; null is a gap.</param>
    /// <param name="vertical">True for upright bars: for few groups with short names.</param>
    /// <exception cref="ArgumentException">No rows, no value, a combination twice, too many series,
    /// or a value that is not finite.</exception>
    public static Figure GroupedBars<T>(IEnumerable<T> rows, Func<T, string> name, Func<T, string> series,
        Func<T, Number> value, bool vertical = false) =>
        ManyBars("Grouped bar chart", rows, name, series, value, vertical, BarLayout.Grouped);

    /// <summary>Bars of several series side by side, from one row per group.</summary>
    /// <param name="rows">One row per group.</param>
    /// <param name="name">Name of the group; unique.</param>
    /// <param name="series">Name and value of each series.</param>
    /// <param name="vertical">True for upright bars: for few groups with short names.</param>
    /// <exception cref="ArgumentException">No rows, no value, a combination twice, too many series,
    /// or a value that is not finite.</exception>
    public static Figure GroupedBars<T>(IEnumerable<T> rows, Func<T, string> name,
        (string Name, Func<T, Number> Value)[] series, bool vertical = false) =>
        GroupedBars(Lengthened(rows, name, series), row => row.Name, row => row.Series, row => row.Value, vertical);

    /// <summary>Bars of several series end to end, from one row per part.</summary>
    /// <param name="rows">One row per part; a combination that does not occur is a gap.</param>
    /// <param name="name">Name of the bar that a row is part of.</param>
    /// <param name="series">Name of the series that the part belongs to.</param>
    /// <param name="value">Length of the part; negative ones grow the other way from zero; null is a gap.</param>
    /// <param name="vertical">True for upright bars: for few bars with short names.</param>
    /// <exception cref="ArgumentException">No rows, no value, a combination twice, too many series,
    /// or a value that is not finite.</exception>
    public static Figure StackedBars<T>(IEnumerable<T> rows, Func<T, string> name, Func<T, string> series,
        Func<T, Number> value, bool vertical = false) =>
        ManyBars("Stacked bar chart", rows, name, series, value, vertical, BarLayout.Stacked);

    /// <summary>Bars of several series end to end, from one row per bar.</summary>
    /// <param name="rows">One row per bar.</param>
    /// <param name="name">Name of the bar; unique.</param>
    /// <param name="series">Name and value of each part.</param>
    /// <param name="vertical">True for upright bars: for few bars with short names.</param>
    /// <exception cref="ArgumentException">No rows, no value, a combination twice, too many series,
    /// or a value that is not finite.</exception>
    public static Figure StackedBars<T>(IEnumerable<T> rows, Func<T, string> name,
        (string Name, Func<T, Number> Value)[] series, bool vertical = false) =>
        StackedBars(Lengthened(rows, name, series), row => row.Name, row => row.Series, row => row.Value, vertical);

    private static IEnumerable<(string Name, string Series, Number Value)> Lengthened<T>(IEnumerable<T> rows, Func<T, string> name,
        (string Name, Func<T, Number> Value)[] series) =>
        rows.SelectMany(row => series.Select(one => (name(row), one.Name, one.Value(row))));

    private static Figure ManyBars<T>(string kind, IEnumerable<T> rows, Func<T, string> name, Func<T, string> series, Func<T, Number> value,
        bool vertical, BarLayout layout)
    {
        var grid = Grid.Of(Read(rows, kind), kind, name, series, value);
        var all = grid.Columns.Select((column, index) => new Series(column, MarkShape.Bar,
            [.. grid.Rows.Select((row, place) => BarMark(row, place, grid.Values[place, index], vertical))]));
        return BarFigure(kind, grid.Rows, [.. all], vertical, grid.Table()) with { BarLayout = layout };
    }

    private static Mark BarMark(string name, int place, double? value, bool vertical) =>
        vertical ? new(name, place, value) : new(name, value, place);

    private static Figure BarFigure(string kind, IReadOnlyList<string> names, IReadOnlyList<Series> series,
        bool vertical, FigureTable table)
    {
        var (categories, values) = (new Axis { Categories = names }, new Axis());
        return vertical ? new(kind, categories, values, series, table) : new(kind, values, categories, series, table);
    }

    /// <summary>Values by two names, with gaps where a combination does not occur.</summary>
    private sealed record Grid(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, double?[,] Values)
    {
        public static Grid Of<T>(List<T> read, string kind, Func<T, string> row, Func<T, string> column, Func<T, Number> value)
        {
            RequireDistinct(read.Select(item => (Row: row(item), Column: column(item))), kind,
                cell => $"\"{cell.Row}\" in \"{cell.Column}\"");
            var (rows, columns) = (Places(read.Select(row), kind, "row"), Places(read.Select(column), kind, "series"));
            var values = new double?[rows.Count, columns.Count];
            foreach (var item in read)
                values[rows[row(item)], columns[column(item)]] = Finite(value(item), kind, $"{row(item)}, {column(item)}", "value");
            RequireValues(values.Cast<double?>(), kind);
            return new([.. rows.Keys], [.. columns.Keys], values);
        }

        public FigureTable Table() => new(
            [Text(Columns.Contains("Name") ? "Row" : "Name"), .. Columns.Select(Numeric)],
            [.. Rows.Select((row, place) =>
                (IReadOnlyList<object?>)[row, .. Columns.Select((_, index) => (object?)Values[place, index])])]);
    }
}
