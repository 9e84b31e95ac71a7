namespace Figures;

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
}
