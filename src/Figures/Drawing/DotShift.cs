namespace Figures;

/// <summary>How far the dots of a series stand from the middle of their row, so that several series do not cover each other.</summary>
internal static class DotShift
{
    private const double Room = 0.6;

    public static double Of(Figure figure, int index) =>
        figure.Series.Count < 2 || figure.Y.Categories is null ? 0 : Room * ((index + 0.5) / figure.Series.Count - 0.5);
}
