namespace Figures;

/// <summary>Direction of a reference line.</summary>
public enum RuleKind
{
    /// <summary>Where y has one value.</summary>
    Horizontal,

    /// <summary>Where x has one value.</summary>
    Vertical,

    /// <summary>Where x and y are equal.</summary>
    Diagonal,
}
