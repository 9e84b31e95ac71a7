namespace Figures;

/// <summary>A column of the data behind a figure.</summary>
/// <param name="Name">Heading, unique in its table.</param>
/// <param name="IsNumber">True when its values are numbers (or gaps), false when they are text.</param>
public sealed record FigureColumn(string Name, bool IsNumber);
