namespace Funding.Import.Reading;

/// <summary>A sentence that says how much money is split.</summary>
/// <param name="Figure">The amount and where it stands.</param>
/// <param name="IsCaption">Whether it is said of the table itself ("Fördelning av …"): such a total must agree with the rows.</param>
/// <param name="Strength">How surely it means this money: 3 for a caption, 2 for a verb of paying out, 1 for a headline.</param>
internal sealed record TotalStatement(ProseFigure Figure, bool IsCaption, int Strength)
{
    public PublishedTotal Total => Figure.Stated;
}
