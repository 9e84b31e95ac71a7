namespace Figures;

/// <summary>The rectangle of a drawing that the marks lie in, and where values stand in it.</summary>
internal sealed record SvgFrame(double Left, double Top, double Right, double Bottom, Scale X, Scale Y)
{
    /// <summary>Width of the whole drawing: near a phone's, so that its texts stay readable there.</summary>
    public const double Width = 400;

    private const double Turned = -35;

    public static SvgFrame Of(Figure figure)
    {
        var (x, y) = (Scale.ForX(figure), Scale.ForY(figure));
        var left = TitleRoom(figure.AxisTitle(figure.Y)) + (y.TickTexts.Count > 0 ? Labels.LongestLine(y.TickTexts) * Labels.CharacterWidth + 8 : 2);
        var right = Width - 16;
        var columnLabels = x.TickTexts.Count > 0 ? Labels.MostLines(x.TickTexts) * Labels.LineHeight + 6 : 0;
        var top = 8.0 + FigureSize.LegendHeight(figure) + FigureSize.RuleRoom(figure);
        if (figure.HasTiles) return new(left, top + columnLabels, right, figure.Height - 6, x, y);

        var turned = Turns(x.TickTexts, right - left);
        var below = turned ? Labels.LongestLine(x.TickTexts) * Labels.CharacterWidth * 0.6 + 20 : columnLabels;
        return new(left, top, right, figure.Height - below - TitleRoom(figure.AxisTitle(figure.X)) - 4, x, y);
    }

    public double Across(double value) => Left + X.Share(value) * (Right - Left);

    public double Down(double value) => Bottom - Y.Share(value) * (Bottom - Top);

    /// <summary>Angle of the labels below the plot, in degrees: turned only when they would run into each other.</summary>
    public double LabelAngle => Turns(X.TickTexts, Right - Left) ? Turned : 0;

    private static bool Turns(IReadOnlyList<string> labels, double width) =>
        labels.Count > 0 && (Labels.LongestLine(labels) * Labels.CharacterWidth + 4) * labels.Count > width * 1.15;

    private static double TitleRoom(string title) => title.Length > 0 ? 20 : 0;
}
