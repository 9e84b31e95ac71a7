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
