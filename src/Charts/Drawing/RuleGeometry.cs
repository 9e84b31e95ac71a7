namespace Charts;

/// <summary>Where reference lines and their labels stand, for every form of a figure alike.</summary>
internal static class RuleGeometry
{
    /// <summary>The diagonal's ends within both axes, and the place of its label near its upper end.</summary>
    public static (double From, double To, double Label) Diagonal(Scale x, Scale y)
    {
        var from = Math.Max(Math.Min(x.Start, x.End), Math.Min(y.Start, y.End));
        var to = Math.Min(Math.Max(x.Start, x.End), Math.Max(y.Start, y.End));
        return (from, to, from + 0.9 * (to - from));
    }

    /// <summary>Which end of a label stands at a place between the left (0) and the right (1), so that it stays inside.</summary>
    public static string Anchor(double share) => share switch { < 0.3 => "left", > 0.7 => "right", _ => "center" };
}
