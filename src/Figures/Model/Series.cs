namespace Figures;

/// <summary>Marks of one shape that belong together and share one look and one entry of the legend.</summary>
/// <param name="Name">Name in the legend; empty when the figure has only this series.</param>
/// <param name="Shape">How the marks are drawn.</param>
/// <param name="Marks">The marks in reading order.</param>
public sealed record Series(string Name, MarkShape Shape, IReadOnlyList<Mark> Marks);

/// <summary>How the marks of a <see cref="Series"/> are drawn.</summary>
public enum MarkShape
{
    /// <summary>A bar from zero, or from the bar below it when stacked.</summary>
    Bar,

    /// <summary>A dot, with an interval when its mark has one.</summary>
    Dot,

    /// <summary>A line through the marks in their order; a gap breaks it.</summary>
    Line,

    /// <summary>A coloured tile of a grid.</summary>
    Tile,

    /// <summary>A coloured area of a map.</summary>
    Area,
}

/// <summary>One drawn thing: a bar, a dot, a point of a line, a tile or an area.</summary>
/// <param name="Name">What the mark stands for: a category, or the name of a point.</param>
/// <param name="X">Position along the x axis; on a category axis the category's index from 0. Null is a gap.</param>
/// <param name="Y">Position along the y axis; on a category axis the category's index from 0. Null is a gap.</param>
public sealed record Mark(string Name, double? X, double? Y)
{
    /// <summary>Lower end of the interval around the value, in the value's unit; null without an interval.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the interval around the value, in the value's unit; null without an interval.</summary>
    public double? High { get; init; }

    /// <summary>The value that colours a tile or an area; null for other shapes and for one without data.</summary>
    public double? Shade { get; init; }

    internal Outline? Outline { get; init; }

    /// <summary>Text drawn in or beside the mark, or said by an area when pointed at; null for none.</summary>
    public ReaderText? Text { get; init; }

    /// <summary>True when other marks are highlighted and this one stays in the background.</summary>
    public bool Muted { get; init; }
}

/// <summary>How the bars of several series share one category.</summary>
public enum BarLayout
{
    /// <summary>Side by side.</summary>
    Grouped,

    /// <summary>End to end; negative values grow the other way from zero.</summary>
    Stacked,
}
