namespace Figures;

public static partial class Chart
{
    /// <summary>Maps of given areas, coloured by a value on one scale: one map, or several side by side that a phone wraps.</summary>
    /// <param name="rows">One row an area and map; an area without a row in a map is drawn there as one without value.</param>
    /// <param name="name">Name of the area.</param>
    /// <param name="outline">Its outline: an SVG path of straight lines, in a drawing that all areas share.</param>
    /// <param name="value">The value that colours it; null leaves it grey, never coloured as zero.</param>
    /// <param name="map">Name of the map that the row belongs to; null for a single map without a name.</param>
    /// <param name="midpoint">The value of the neutral colour, such as 100 for an index; null for a scale from low to high.</param>
    /// <param name="text">What an area says of itself besides its value when pointed at; null for no more.</param>
    /// <param name="gap">What an area without value is, in the legend and when pointed at: "no value" unless given.</param>
    /// <exception cref="ArgumentException">No rows, no value, an area twice in a map, too many maps, a value that is not finite,
    /// or an outline that is no path of straight lines.</exception>
    public static MapFigure Map<T>(IEnumerable<T> rows, Func<T, string> name, Func<T, string> outline, Func<T, Number> value,
        Func<T, string>? map = null, double? midpoint = null, Func<T, ReaderText>? text = null, ReaderText? gap = null)
    {
        const string Kind = "Map";
        var read = Read(rows, Kind);
        var grid = Grid.Of(read, Kind, name, map ?? (_ => "Value"), value);
        var outlines = read.GroupBy(name).ToDictionary(area => area.Key, area => Outline.Parse(outline(area.First()), area.Key));
        var texts = text is null ? null : read.ToDictionary(row => (name(row), map?.Invoke(row) ?? "Value"), text);
        var maps = grid.Columns.Select((column, x) => new Series(map is null ? "" : column, MarkShape.Area,
            [.. grid.Rows.Select((area, y) => new Mark(area, null, null)
            {
                Shade = grid.Values[y, x],
                Outline = outlines[area],
                Text = texts?.GetValueOrDefault((area, column)),
            })]));
        return new MapFigure(Kind, [.. maps], grid.Table()) { Midpoint = midpoint, Gap = gap ?? "no value" };
    }
}
