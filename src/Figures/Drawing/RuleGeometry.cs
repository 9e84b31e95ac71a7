namespace Figures;

/// <summary>Where reference lines and their labels stand, for every form of a figure alike.</summary>
internal static class RuleGeometry
{
    /// <summary>
    /// The diagonal's ends within both axes, and where along it and on which side its label is clear of the dots and of the
    /// series' names; nothing where the figure has no diagonal.
    /// </summary>
    public static (double From, double To, double Label, bool LabelAbove) Diagonal(
        Figure figure, Scale x, Scale y, IEnumerable<SeriesLabel> labels)
    {
        if (figure.Rules.FirstOrDefault(rule => rule.Kind == RuleKind.Diagonal) is not { } diagonal) return default;
        var from = Math.Max(Math.Min(x.Start, x.End), Math.Min(y.Start, y.End));
        var to = Math.Min(Math.Max(x.Start, x.End), Math.Max(y.Start, y.End));
        var (share, above) = LabelPlacement.AlongDiagonal(figure, diagonal.Label.ToString(), from, to, x, y, labels);
        return (from, to, from + share * (to - from), above);
    }

    /// <summary>Which end of a label stands at a place between the left (0) and the right (1), so that it stays inside.</summary>
    public static string Anchor(double share) => share switch { < 0.3 => "left", > 0.7 => "right", _ => "center" };

    /// <summary>Whether the label of a horizontal line is clearer of bars and dots at the left end than at the right.</summary>
    public static bool LabelAtLeft(Figure figure, Rule rule, Scale x)
    {
        var near = figure.Marks.Where(mark => mark is { X: not null, Y: not null } && Reaches(figure, mark.Y.Value, rule.At))
            .Select(mark => x.Share(mark.X!.Value)).ToList();
        return near.Count(share => share < 0.35) < near.Count(share => share > 0.65);
    }

    // A bar covers all from zero to its end and the text beyond it; a dot only its surroundings.
    private static bool Reaches(Figure figure, double end, double line) =>
        figure.Series[0].Shape != MarkShape.Bar || (line >= 0 ? end >= 0.8 * line : end <= 0);
}
