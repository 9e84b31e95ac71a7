namespace Figures;

/// <summary>How the bars of several series share one category.</summary>
public enum BarLayout
{
    /// <summary>Side by side.</summary>
    Grouped,

    /// <summary>End to end; negative values grow the other way from zero.</summary>
    Stacked,
}
