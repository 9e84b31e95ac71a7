namespace Figures;

/// <summary>How much room a figure takes, known before anything is drawn, so that a page can reserve it.</summary>
internal static class FigureSize
{
    /// <summary>Narrowest screen for which labels must not overlap, in CSS pixels.</summary>
    public const int NarrowWidth = 360;

    private const int AxisRoom = 60;

    /// <summary>Height of a row of the legend.</summary>
    public const int LegendRow = 22;

    /// <summary>Height of the scale of colours above a tile map.</summary>
    public const int TileLegend = 36;

    /// <summary>Side of a square of a tile map: as many as there are columns fit on a phone.</summary>
    private const int LargestTile = 70;

    public static int Height(Figure figure) =>
        figure.HasAreas ? MapWriter.Height : NamesHeight(figure) + RuleRoom(figure) + PlotHeight(figure);

    /// <summary>Height above the plot of the series' names, as labels or as a legend, on a narrow screen; 0 without them.</summary>
    public static int NamesHeight(Figure figure)
    {
        if (figure.X.Hidden) return TileLegend;
        if (figure.HasPanels || figure is { HasTiles: true, X.Categories: not null }) return Heads.Height(figure);
        if (figure.Series.Count < 2 || SeriesLabel.AreBesideLines(figure)) return 0;
        return SeriesLabel.Of(figure, Scale.ForX(figure), Scale.ForY(figure)) is [_, ..] labels
            ? (labels.Max(label => label.Row) + 1) * SeriesLabel.RowHeight
            : LegendRows(figure, NarrowWidth - 20).Count * LegendRow;
    }

    /// <summary>Room above the plot for the label of a vertical reference line.</summary>
    public static int RuleRoom(Figure figure) => figure.Rules.Any(rule => rule.Kind == RuleKind.Vertical && !rule.Label.IsEmpty) ? 20 : 0;

    /// <summary>The entries of the legend in rows of equal columns, as many as a width allows; empty for a single series.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> LegendRows(Figure figure, double width)
    {
        if (figure.Series.Count < 2) return [];
        var columns = Math.Max(1, (int)(width / LegendEntryWidth(figure)));
        return [.. Enumerable.Range(0, figure.Series.Count).Chunk(columns)];
    }

    public static double LegendEntryWidth(Figure figure) => 44 + figure.Series.Max(series => series.Name.Length) * Labels.CharacterWidth;

    private static int PlotHeight(Figure figure)
    {
        if (figure.Series[0].Shape == MarkShape.Tile) return TilesHeight(figure);
        if (figure.Y.Categories is { } rows) return AxisRoom + rows.Count * RowHeight(figure, rows);
        return 340 + AxisRoom;
    }

    private static int RowHeight(Figure figure, IReadOnlyList<string> rows)
    {
        var side = figure.BarLayout == BarLayout.Stacked || figure.HasPanels ? 1 : figure.Series.Count;
        return Math.Max(10 + 14 * side, Apart(rows));
    }

    /// <summary>Height of a row at which no name touches the next: a name of two lines has room between names of one.</summary>
    private static int Apart(IReadOnlyList<string> rows)
    {
        int[] lines = [.. rows.Select(row => Labels.Wrap(row).Count)];
        return lines.Zip(lines.Skip(1), (one, next) => (one + next) * Labels.LineHeight / 2 + 1)
            .DefaultIfEmpty(lines[0] * Labels.LineHeight).Max();
    }

    private static int TilesHeight(Figure figure)
    {
        if (figure.Y.Categories is { } rows)
            return 14 + rows.Count * Math.Max(26, Apart(rows));
        return 14 + TileSide(figure) * Span(figure.Marks, mark => mark.Y!.Value);
    }

    /// <summary>Most width that a figure is to have; null for all there is.</summary>
    public static int? Width(Figure figure) =>
        figure.X.Hidden && !figure.HasAreas ? 4 + TileSide(figure) * Span(figure.Marks, mark => mark.X!.Value) : null;

    private static int TileSide(Figure figure) =>
        Math.Min(LargestTile, (NarrowWidth - 6) / Span(figure.Marks, mark => mark.X!.Value));

    private static int Span(IEnumerable<Mark> marks, Func<Mark, double> place) => (int)(marks.Max(place) - marks.Min(place) + 1);
}

/// <summary>Names above panels or columns of tiles, in two rows by turns where one has no room for them on a phone.</summary>
internal static class Heads
{
    private const int LineLength = 13;
    private const int Gap = 6;

    public static IReadOnlyList<string> Lines(string name) => Labels.Wrap(name, LineLength);

    public static int Height(Figure figure) => Rows(figure) * RowHeight(figure) + Gap;

    /// <summary>How far above the plot a name ends: the label of a reference line stands below it.</summary>
    public static int Above(Figure figure, int index) => FigureSize.RuleRoom(figure) + Gap + index % Rows(figure) * RowHeight(figure);

    private static IReadOnlyList<string> Names(Figure figure) =>
        figure.HasTiles ? figure.X.Categories! : [.. figure.Series.Select(series => series.Name)];

    private static int Rows(Figure figure)
    {
        var names = Names(figure);
        var room = FigureSize.NarrowWidth - 30 - Labels.Width(figure.Y.Categories!);
        return names.SelectMany(Lines).Max(line => line.Length) * Labels.CharacterWidth <= room / names.Count ? 1 : 2;
    }

    private static int RowHeight(Figure figure) => Names(figure).Max(name => Lines(name).Count) * Labels.LineHeight;
}
