namespace Figures;

/// <summary>How much room a figure takes, known before anything is drawn, so that a page can reserve it.</summary>
internal static class FigureSize
{
    /// <summary>Narrowest screen for which labels must not overlap, in CSS pixels.</summary>
    public const int NarrowWidth = 360;

    private const int AxisRoom = 60;
    private const int LegendRow = 22;

    public static int Height(Figure figure) =>
        figure.HasAreas ? MapWriter.Height : NamesHeight(figure) + RuleRoom(figure) + PlotHeight(figure);

    /// <summary>Height above the plot of the series' names, as labels or as a legend, on a narrow screen; 0 without them.</summary>
    public static int NamesHeight(Figure figure)
    {
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
        var side = figure.BarLayout == BarLayout.Stacked ? 1 : figure.Series.Count;
        return Math.Max(10 + 14 * side, 8 + Labels.LineHeight * Labels.MostLines(rows));
    }

    private static int TilesHeight(Figure figure)
    {
        if (figure.Y.Categories is { } rows)
            return 16 + Labels.LineHeight * Labels.MostLines(figure.X.Categories!)
                + rows.Count * Math.Max(26, 8 + Labels.LineHeight * Labels.MostLines(rows));
        var marks = figure.Series[0].Marks;
        return 16 + 52 * (int)(marks.Max(mark => mark.Y!.Value) - marks.Min(mark => mark.Y!.Value) + 1);
    }
}
