namespace Figures;

/// <summary>
/// Makes figures from rows of any type: name the rows, say where each value comes from, then add the words.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Rows are drawn in the order they come; sort them first (<c>rows.OrderByDescending(…)</c>).</item>
/// <item>A null value is a gap. NaN, infinity, no rows at all and a name that occurs twice are refused.</item>
/// <item>A <c>highlight</c> colours the rows it is true for and mutes the others. Few highlights carry a finding.</item>
/// <item>Of plotly.js these figures use <c>bar</c>, <c>scatter</c> and <c>heatmap</c>; a map does without.</item>
/// <item>Plotly.NET has a class of the same name. A notebook that uses both names that one
/// <c>using PlotlyChart = Plotly.NET.CSharp.Chart;</c>, and <c>using static Plotly.NET.CSharp.GenericChartExtensions;</c>
/// brings the functions that <see cref="Figure.With"/> takes.</item>
/// </list>
/// </remarks>
/// <example>
/// <code>
/// Chart.Dots(regions, r => r.Name, r => r.Mean, low: r => r.Low, high: r => r.High).WithUnit("kr per inhabitant")
/// Chart.Dots(amounts, a => a.Region, a => a.Mean, series: a => a.Grant).InPanels()
/// Chart.GroupedBars(regions, r => r.Name, [("Paid", r => r.Paid), ("By population", r => r.ByPopulation)])
/// Chart.StackedBars(parts, p => p.Region, p => p.Principle, p => p.Amount)
/// Chart.Scatter(regions, r => r.Name, r => r.PeopleShare, r => r.MoneyShare).WithDiagonal("Same share")
/// Chart.Lines(points, p => p.Grant, p => p.People, p => p.Money).WithDiagonal("Equal split")
/// Chart.Matrix(cells, c => c.Pot, c => c.Region, c => c.Amount)
/// Chart.Bars(regions, r => r.Name, r => r.Mean).With(chart => chart.WithXAxisStyle&lt;double, double, string&gt;(ShowGrid: true))
/// Chart.Tiles(regions, r => r.Letter, r => r.TileColumn, r => r.TileRow, r => r.KronorPerInhabitant)
/// Chart.Map(cells, c => c.Region, c => c.Outline, c => c.Index, map: c => c.Grant, midpoint: 100)
/// </code>
/// </example>
public static partial class Chart
{
    private static List<T> Read<T>(IEnumerable<T> rows, string kind)
    {
        ArgumentNullException.ThrowIfNull(rows);
        List<T> read = [.. rows];
        return read.Count > 0 ? read
            : throw new ArgumentException($"{kind} without data: there are no rows to draw. Did a filter before it leave none?");
    }

    private static double? Finite(Number number, string kind, string row, string what) => number.Value switch
    {
        null => null,
        { } value when double.IsFinite(value) => value,
        { } value => throw new ArgumentException($"{kind}: the {what} of \"{row}\" is "
            + $"{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}, which has no place on an axis. "
            + "Was something divided by zero? Use null for a gap."),
    };

    private static void RequireValues(IEnumerable<double?> values, string kind)
    {
        if (values.All(value => value is null)) throw new ArgumentException($"{kind} without data: the value of every row is null.");
    }

    /// <summary>Places of the names in order of appearance.</summary>
    private static Dictionary<string, int> Places(IEnumerable<string> names, string kind, string what)
    {
        var places = new Dictionary<string, int>();
        foreach (var name in names)
        {
            if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException($"{kind}: a {what} has no name; each needs one to be read.");
            places.TryAdd(name, places.Count);
        }
        return places;
    }

    /// <summary>Refuses rows that would be drawn over each other.</summary>
    private static void RequireDistinct<TKey>(IEnumerable<TKey> keys, string kind, Func<TKey, string> name)
    {
        if (keys.GroupBy(key => key).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"{kind}: {name(twice.Key)} occurs {twice.Count()} times and its marks would cover each other. "
                + "Sum or filter the rows first.");
    }

    private static FigureColumn Text(string name) => new(name, IsNumber: false);

    private static FigureColumn Numeric(string name) => new(name, IsNumber: true);

    private static string Quoted(string name) => $"\"{name}\"";
}
