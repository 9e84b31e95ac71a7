namespace Funding.Import.Reading;

/// <summary>The sentence that gives every region the same: "ca 2,9 miljoner kronor vardera".</summary>
internal static partial class EqualShare
{
    public static IEnumerable<ProseFigure> Find(IEnumerable<ProseFigure> figures) =>
        figures.Where(figure => Each().IsMatch(figure.After) || EveryRegion().IsMatch(figure.Before));

    [GeneratedRegex(
        @"^\s*(?:vardera|var\b|per region|till varje region|till var och en)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Each();

    [GeneratedRegex(
        @"\b(?:varje region|samtliga regioner|alla regioner)\s+(?:får|tilldelas|erhåller)(?:\s+lika mycket,?)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EveryRegion();
}
