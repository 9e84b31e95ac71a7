namespace Funding.Import.Reading;

/// <summary>Finds the headings of a page and the total that the text under each states.</summary>
internal static partial class NationalSections
{
    private const int LongestHeading = 90;
    private const int ShortestParagraph = 60;

    public static IReadOnlyList<NationalSection> Find(Page page, string? title, IReadOnlyList<ProseFigure> figures)
    {
        var headings = Enumerable.Range(0, Math.Max(0, page.Lines.Count - 1))
            .Where(i => IsHeading(page.Lines, i) && page.Lines[i].Text != title)
            .ToList();
        var sections = new List<NationalSection>();
        for (var i = 0; i < headings.Count; i++)
        {
            var (first, end) = (page.Lines[headings[i]].Number, i + 1 < headings.Count ? page.Lines[headings[i + 1]].Number : int.MaxValue);
            var heading = page.Lines[headings[i]].Text;
            var inside = figures.Where(figure => figure.Line >= first && figure.Line < end).ToList();
            if (inside.Where(figure => !PaidByRegions().IsMatch(figure.Before))
                .MinBy(figure => figure.Stated.Interval.Width) is not { } total)
                continue;
            sections.Add(new(Hedge().Replace(heading, ""), Words(heading), total, false));
            foreach (var own in inside.Where(figure => PaidByRegions().IsMatch(figure.Before)))
                sections.Add(new($"{heading}: the regions' own contribution", $"{Words(heading)} regionerna", own, true));
        }

        return [.. sections.DistinctBy(section => section.Slug)];
    }

    /// <summary>A short line without a full stop, over a paragraph.</summary>
    private static bool IsHeading(IReadOnlyList<PageLine> lines, int i) =>
        lines[i].Text.Length is > 10 and <= LongestHeading && lines[i].Text[^1] is not ('.' or ',' or ':' or '!' or '?')
        && char.IsUpper(lines[i].Text[0]) && lines[i + 1].Text is { Length: >= ShortestParagraph } next && next[^1] is '.';

    private static string Words(string heading) =>
        string.Join(' ', Hedge().Replace(heading, "").Split(' ').Where(word => word.Length > 3 && !Filler().IsMatch(word)).Take(4));

    [GeneratedRegex(
        @"\bregionerna\s+(?:själva\s+)?(?:tillför|bidrar med|skjuter till|satsar)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PaidByRegions();

    [GeneratedRegex(
        @"^(?:Över|Drygt|Nära|Knappt|Ca|Cirka)?\s*\d[\d ,]*\s+(?:miljarder|miljoner)(?:\s+kronor)?\s+till\s+(?:en\s+|ett\s+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hedge();

    [GeneratedRegex(@"^(?:överenskommelser?|fortsätter|under|2\d{3})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Filler();
}

/// <summary>A part of a page under its own heading that states one total.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Slug">Words for an id.</param>
/// <param name="Total">The most precise of its figures.</param>
/// <param name="IsPaidByRegions">Whether the regions themselves pay it.</param>
internal sealed record NationalSection(string Heading, string Slug, ProseFigure Total, bool IsPaidByRegions);
