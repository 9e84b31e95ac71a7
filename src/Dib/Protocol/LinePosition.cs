namespace Dib.Protocol;

/// <summary>A place in a cell.</summary>
/// <param name="Line">Zero-based line.</param>
/// <param name="Character">Zero-based UTF-16 unit within the line.</param>
public readonly record struct LinePosition(int Line, int Character);

/// <summary>A stretch of a cell.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
public readonly record struct LinePositionSpan(LinePosition Start, LinePosition End);
