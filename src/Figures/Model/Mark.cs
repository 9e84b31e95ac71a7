namespace Figures;

/// <summary>One drawn thing: a bar, a dot, a point of a line or a tile.</summary>
/// <param name="Name">What the mark stands for: a category, or the name of a point.</param>
/// <param name="X">Position along the x axis; on a category axis the category's index from 0. Null is a gap.</param>
/// <param name="Y">Position along the y axis; on a category axis the category's index from 0. Null is a gap.</param>
public sealed record Mark(string Name, double? X, double? Y)
{
    /// <summary>Lower end of the interval around the value, in the value's unit; null without an interval.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the interval around the value, in the value's unit; null without an interval.</summary>
    public double? High { get; init; }

    /// <summary>The value that colours a tile; null for other shapes and for a tile without data.</summary>
    public double? Shade { get; init; }

    /// <summary>Text drawn in or beside the mark; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>True when other marks are highlighted and this one stays in the background.</summary>
    public bool Muted { get; init; }
}
