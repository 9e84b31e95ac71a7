namespace Figures;

/// <summary>Marks of one shape that belong together and share one look and one entry of the legend.</summary>
/// <param name="Name">Name in the legend; empty when the figure has only this series.</param>
/// <param name="Shape">How the marks are drawn.</param>
/// <param name="Marks">The marks in reading order.</param>
public sealed record Series(string Name, MarkShape Shape, IReadOnlyList<Mark> Marks);
