namespace Funding.Import.Reading;

/// <summary>An amount within a sentence.</summary>
/// <param name="Line">The line of the page.</param>
/// <param name="Text">The words as printed, hedge and unit included.</param>
/// <param name="Stated">The figure with its hedge and the unit of its last digit that counts.</param>
/// <param name="Before">The sentence up to the figure.</param>
/// <param name="After">The sentence after it.</param>
internal sealed record ProseFigure(int Line, string Text, PublishedTotal Stated, string Before, string After);
