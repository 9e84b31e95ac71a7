namespace Funding.Import.Reading;

/// <summary>
/// Finds the sentences that say how much money is split now. Frames ("en del av de 100 miljoner"), earlier payments and one
/// region's part are other money and are passed over.
/// </summary>
internal static partial class TotalFinder
{
    public static IReadOnlyList<TotalStatement> Find(IEnumerable<ProseFigure> figures) =>
        [.. figures.Select(Statement).OfType<TotalStatement>().OrderByDescending(statement => statement.Strength)];

    private static TotalStatement? Statement(ProseFigure figure)
    {
        var (before, after) = (figure.Before, figure.After);
        if (Earlier().IsMatch(before) || PartOf().IsMatch(before) || OneRegion().IsMatch(after)) return null;
        if (Caption().IsMatch(before)) return new(figure, true, 3);
        if (SubjectOfPaying().IsMatch(after)) return new(figure, false, 2);
        if (ObjectOfPaying().IsMatch(before) && ToTheRegions().IsMatch(after)) return new(figure, false, 2);
        return before.Trim().Length == 0 && Headline().IsMatch(after) ? new(figure, false, 1) : null;
    }

    [GeneratedRegex(@"\b(?:tidigare|sedan tidigare|förra året|i fjol)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex(
        @"\b(?:del av|varav)\s+(?:de|den|dessa|totalt|sammanlagt|ramen på)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartOf();

    [GeneratedRegex(@"^[^.\d]{0,40}?\btill\s+(?:Region|Västra Götalandsregionen|\p{Lu}\p{L}+s?\s+län)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OneRegion();

    [GeneratedRegex(
        @"\b(?:fördelning(?:en)?|fördelas|fördelat)\s+av\s+(?:totalt\s+|sammanlagt\s+)?$"
            + @"|^(?:totalt belopp|belopp att fördela|att fördela)\s*:?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    [GeneratedRegex(
        @"^\s*,?\s*(?:(?:ska|kommer att|som|nu)\s+)*(?:fördelas|betalas|utbetalas|delas ut)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SubjectOfPaying();

    [GeneratedRegex(
        @"\b(?:betalar|betala|betalas|fördelar|fördela|fördelas|utbetalas|delar ut|delas ut)\b[^.\d]{0,40}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ObjectOfPaying();

    [GeneratedRegex(
        @"^[^.\d]{0,60}?\b(?:(?:till|mellan|på|bland)\s+(?:landets\s+|sveriges\s+|samtliga\s+|alla\s+|de\s+)?(?:21\s+)?regioner(?:na)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToTheRegions();

    [GeneratedRegex(@"^\s+till\s+(?:landets\s+|sveriges\s+)?regioner(?:na)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Headline();
}

/// <summary>A sentence that says how much money is split.</summary>
/// <param name="Figure">The amount and where it stands.</param>
/// <param name="IsCaption">Whether it is said of the table itself ("Fördelning av …"): such a total must agree with the rows.</param>
/// <param name="Strength">How surely it means this money: 3 for a caption, 2 for a verb of paying out, 1 for a headline.</param>
internal sealed record TotalStatement(ProseFigure Figure, bool IsCaption, int Strength)
{
    public PublishedTotal Total => Figure.Stated;
}
