namespace Funding.Import.Reading;

/// <summary>What a page says of itself; null for what it does not say.</summary>
internal sealed partial record PageFacts(
    string? Title, string? Date, int? Year, IReadOnlyList<Principle> Principles, string? Publisher, bool AnnouncesTable,
    long? RoundingUnit)
{
    private const int TitleWords = 4;
    private static readonly string[] Months =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    public static PageFacts Of(Page page)
    {
        var texts = page.Lines.Select(line => line.Text).ToList();
        var date = texts.Where(text => text.Length <= 60).Select(Published).FirstOrDefault(found => found is not null);
        var all = string.Join('\n', texts);
        var title = texts.FirstOrDefault(IsTitle);
        return new(title, date, YearOf(title, date, all),
            SaidPrinciples(all), texts.Select(PublisherOf).FirstOrDefault(found => found is not null), TableWord().IsMatch(all),
            Rounding(all));
    }

    private static bool IsTitle(string text) =>
        text.Length is > 20 and < 200
            && text.Split(' ').Length >= TitleWords
            && text[^1] is not ('.' or ':' or '?' or '!' or ',')
            && !Chrome().IsMatch(text)
            && Published(text) is null;

    private static string? Published(string text)
    {
        if (IsoDate().Match(text) is { Success: true } iso
            && DateOnly.TryParseExact(iso.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return iso.Value;
        if (WordDate().Match(text) is not { Success: true } match) return null;
        var month = Array.IndexOf(Months, match.Groups["month"].Value.ToLowerInvariant()) + 1;
        var written = $"{match.Groups["year"].Value}-{month:00}-{int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture):00}";
        return DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? written : null;
    }

    /// <summary>
    /// The year the money is for: the one that the title names, or that of publication unless the page speaks more often of
    /// another; then nobody knows, and it is asked for. Without a date it is the one that the page names most often.
    /// </summary>
    private static int? YearOf(string? title, string? date, string text)
    {
        if (title is not null && YearWord().Matches(title).Select(match => match.Value).Distinct().ToList() is [var named])
            return int.Parse(named, CultureInfo.InvariantCulture);
        var counts = YearWord().Matches(IsoDate().Replace(WordDate().Replace(text, ""), "")).CountBy(match => match.Value).ToList();
        var often = counts.Where(year => year.Value == counts.Max(other => other.Value)).Select(year => year.Key).ToList();
        var found = date is null ? often is [var only] ? only : null
            : often.Count == 0 || often.Contains(date[..4]) ? date[..4] : null;
        return found is null ? null : int.Parse(found, CultureInfo.InvariantCulture);
    }

    /// <summary>What the page says its amounts are rounded to, in kronor, such as "avrundade till närmaste 100 000-tal".</summary>
    private static long? Rounding(string text)
    {
        if (RoundedTo().Match(text) is not { Success: true } match) return null;
        var digits = string.Concat(match.Groups["digits"].Value.Where(char.IsAsciiDigit));
        var word = match.Groups["word"].Value.ToLowerInvariant();
        var factor = word.StartsWith("hundratus", StringComparison.Ordinal) ? 100_000
            : word.StartsWith("tus", StringComparison.Ordinal) ? 1_000
            : word.StartsWith("milj", StringComparison.Ordinal) ? 1_000_000 : 1;
        if (digits.Length is 0 or > 9) return digits.Length == 0 ? factor : null;
        return Math.Max(1, long.Parse(digits, CultureInfo.InvariantCulture) * factor);
    }

    /// <summary>The principles that the words speak of.</summary>
    private static List<Principle> SaidPrinciples(string text)
    {
        var found = new List<Principle>();
        if (PerformanceWord().IsMatch(text)) found.Add(Principle.Performance);
        if (PopulationWord().IsMatch(text))
            found.Add(FixedPartWord().IsMatch(text) ? Principle.FixedAndPopulation : Principle.Population);
        if (CostStructureWord().IsMatch(text)) found.Add(Principle.CostStructure);
        if (PerCaseWord().IsMatch(text)) found.Add(Principle.PerCase);
        if (ApplicationWord().IsMatch(text)) found.Add(Principle.Application);
        return found;
    }

    private static string? PublisherOf(string text) =>
        PublisherWord().Match(text) is { Success: true } match ? match.Groups["name"].Value.Trim() : null;

    [GeneratedRegex(
        @"kakor|cookie|webbplats|^hoppa till|^pressmeddelande\b|^nyhet(?:er)?\b|^dela\b|^skriv ut|^logga in|^prenumerera|^meny\b|^sök\b"
            + @"|^du är här|^lyssna|^report this|javascript|^publicerad|^uppdaterad",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Chrome();

    [GeneratedRegex(@"(?<!\d)20\d\d-\d\d-\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    [GeneratedRegex(
        @"(?<!\d)(?<day>\d{1,2})\s+(?<month>januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
            + @"|december),?\s+(?<year>20\d\d)(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordDate();

    [GeneratedRegex(@"(?<![\d,]|\d\ )20[12]\d(?![\d,]|\ \d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearWord();

    [GeneratedRegex(
        @"(?:\bavrunda\w*\s+till\s+(?:(?:när?m[as]+te|närmsta|hela|jämna)\s+)?)(?<digits>\d[\d\ .]*)?"
            + @"\s*(?<word>hundratusen\w*|tusen\w*|miljon\w*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RoundedTo();

    [GeneratedRegex(@"\bprestation|\buppfylld|\buppfyllnad|\buppfyllt\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PerformanceWord();

    [GeneratedRegex(
        @"\b(?:efter|per|utifrån|antal(?:et)?)\s+(?:invånare|invånarantal|befolkning|folkmängd)"
            + @"|\bbefolkning(?:sandel|en|smängd)?\b|\binvånarantal",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PopulationWord();

    [GeneratedRegex(
        @"\bfasta?\s+(?:del|belopp|summa)|\bgrundbelopp|\blika\s+stor(?:t|a)?\s+(?:del|belopp|summa)|\blika\s+mellan\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FixedPartWord();

    [GeneratedRegex(@"\bkostnadsutjämning|\bstrukturkostnad|\bkostnadsstruktur", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CostStructureWord();

    [GeneratedRegex(
        @"\b(?:per|för\s+varje|(?:efter|utifrån)\s+antal(?:et)?)\s+(?:genomför[dt]a?|given|givna|utför[dt]a?)?\s*(?:vaccin|dos"
            + @"|vård(?:tillfälle|dygn|kontakt)|besök|prov|test|operation|behandling|ärende|anmäl)|\båtersök",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PerCaseWord();

    [GeneratedRegex(@"\befter\s+ansök|\butifrån\s+(?:regionernas\s+)?ansök", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ApplicationWord();

    [GeneratedRegex(
        @"^Pressmeddelande från\s+(?<name>\p{Lu}[\p{L} -]{3,60})$|^Källa:?\s+(?<name>\p{Lu}[\p{L} -]{3,60})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex PublisherWord();

    [GeneratedRegex(
        @"\bper region\b|\bfördelade medel\b|\bså här fördelas\b|^fördelning\b|\bregion\s+belopp\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex TableWord();
}
