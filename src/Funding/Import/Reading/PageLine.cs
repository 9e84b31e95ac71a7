namespace Funding.Import.Reading;

/// <summary>A line of a page that holds something.</summary>
internal sealed record PageLine(int Number, string Text);
