namespace Dib.Html;

/// <summary>A column of a chart's data.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="IsNumber">True where its cells are numbers.</param>
internal sealed record ChartColumn(string Name, bool IsNumber);
