namespace Figures;

/// <summary>What stands in a tile: its own text or its value, under its label when no axis names it.</summary>
internal static class TileText
{
    /// <summary>What fits into a tile on a phone, in characters.</summary>
    private const int LineLength = 10;

    public static IReadOnlyList<string> Lines(Figure figure, Mark mark, NumberStyle numbers)
    {
        var value = mark.Text ?? (mark.Shade is { } shade ? numbers.Format(shade) : "–");
        return figure.X.Hidden ? [.. Labels.WrapAndBreak(mark.Name, LineLength), value] : [value];
    }
}
