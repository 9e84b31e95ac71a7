namespace Figures;

/// <summary>The name of a series where its marks are, so that nobody has to look it up in a legend.</summary>
/// <param name="Index">Which series.</param>
/// <param name="X">Where its swatch is, along the x axis.</param>
/// <param name="Y">Where it stands along the y axis; null for a row above the plot.</param>
/// <param name="AtRight">True where the swatch is at the text's right end, false where it is at its left end.</param>
/// <param name="Row">Which row above the plot, from the lowest; with a place along y, 0.</param>
internal sealed record SeriesLabel(int Index, double X, double? Y, bool AtRight, int Row)
{
    /// <summary>Height of a row above the plot, in CSS pixels.</summary>
    public const int RowHeight = 18;

    /// <summary>From the beginning of a label's swatch to its text, in CSS pixels.</summary>
    public const double SwatchWidth = 14;

    private const double Gap = 10;
    private const int MostRows = 4;
    private const int MostLines = 3;

    /// <summary>
    /// A label for each series, placed so that none covers another on a phone; none where there is one series only, or
    /// where there is no such place: then a legend says the names.
    /// </summary>
    public static IReadOnlyList<SeriesLabel> Of(Figure figure, Scale x, Scale y)
    {
        if (figure.Series.Count < 2 || figure.HasPanels) return [];
        if (AreBesideLines(figure)) return AlongLines(figure, x, y);
        var isReadByRows = figure.ValuesAlongX && figure.Y.Categories is not null;
        return isReadByRows && Places(figure) is { } places ? AbovePlot(figure, places, x, y) : [];
    }

    /// <summary>Whether the names stand in the plot: lines, of which few enough stand out to name each; the others have no label.</summary>
    public static bool AreBesideLines(Figure figure) =>
        figure.Series.All(series => series.Shape == MarkShape.Line) && Named(figure).Count() is > 0 and <= MostLines;

    public static double WidthOf(Series series) => SwatchWidth + series.Name.Length * Labels.CharacterWidth;

    /// <summary>Where each series begins and ends in the first row; null where it has no mark there.</summary>
    private static List<(double From, double To)>? Places(Figure figure)
    {
        var first = figure.Series.Select(series => series.Marks.FirstOrDefault(mark => mark.Y == 0)?.X).ToList();
        if (first.Any(value => value is null)) return null;
        if (figure.Series[0].Shape == MarkShape.Dot) return [.. first.Select(value => (value!.Value, value.Value))];
        if (figure.BarLayout != BarLayout.Stacked || first.Any(value => value < 0)) return null;
        return [.. first.Select((value, index) => (first.Take(index).Sum()!.Value, first.Take(index + 1).Sum()!.Value))];
    }

    private static List<SeriesLabel> AbovePlot(Figure figure, List<(double From, double To)> places, Scale x, Scale y)
    {
        var width = FigureSize.NarrowWidth - 20 - Labels.Width(y.TickTexts) - 24;
        var taken = new List<List<(double Left, double Right)>>();
        var labels = new List<SeriesLabel>();
        foreach (var (index, place) in places.Index())
        {
            var wide = WidthOf(figure.Series[index]);
            var left = x.Share(place.From) * width;
            // Where it would leave the plot it ends at its marks' end, and where that is too near the axis, at the plot's.
            var atRight = left + wide > width;
            var right = atRight ? Math.Min(width, Math.Max(x.Share(place.To) * width, wide)) : left + wide;
            var row = Enumerable.Range(0, MostRows).FirstOrDefault(
                row => row >= taken.Count || taken[row].All(other => right + Gap < other.Left || right - wide > other.Right + Gap), -1);
            if (row < 0 || wide > width) return [];
            if (row == taken.Count) taken.Add([]);
            taken[row].Add((right - wide, right));
            labels.Add(new(index, atRight ? x.At(right / width) : place.From, null, atRight, row));
        }
        return labels;
    }

    private static IEnumerable<(int Index, Series Item)> Named(Figure figure) =>
        figure.Series.Index().Where(series =>
            !series.Item.Marks[0].Muted && series.Item.Marks.Any(mark => mark is { X: not null, Y: not null }));

    private static List<SeriesLabel> AlongLines(Figure figure, Scale x, Scale y)
    {
        var named = Named(figure).ToList();
        var places = LabelPlacement.AlongLines(figure, [.. named.Select(series => series.Item)], x, y);
        return [.. named.Zip(places, (series, place) => new SeriesLabel(series.Index, place.X, place.Y, place.AtRight, 0))];
    }
}
