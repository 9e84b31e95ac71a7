namespace Figures;

/// <summary>A category axis (with <see cref="Categories"/>) or a numeric one.</summary>
public sealed record Axis
{
    /// <summary>What the axis measures, with its unit; null leaves it to the figure's unit.</summary>
    public string? Title { get; init; }

    /// <summary>The categories in reading order (top to bottom, left to right); null on a numeric axis.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>True when the axis only places tiles and has no labels of its own.</summary>
    public bool Hidden { get; init; }
}

/// <summary>A reference line across the plot.</summary>
/// <param name="Kind">Its direction.</param>
/// <param name="At">Its place in the unit of the axis it crosses; not used by a diagonal.</param>
/// <param name="Label">What it stands for; empty for no label.</param>
public sealed record Rule(RuleKind Kind, double At, ReaderText Label);

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
