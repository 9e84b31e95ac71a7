namespace Funding.Import.Layouts;

/// <summary>A line and what it could be in a table: it may start with a label, and hold figures after it or alone.</summary>
/// <param name="Line">The line.</param>
/// <param name="Label">The region's name or the label of the sums as printed, or null.</param>
/// <param name="Code">The region's code; null without a label and for sums.</param>
/// <param name="Runs">The figures, or null where the line has none or says something else.</param>
internal sealed partial record LineKind(PageLine Line, string? Label, string? Code, IReadOnlyList<Run>? Runs)
{
    /// <summary>A label and its figures.</summary>
    public bool IsRow => Label is not null && Runs is not null;

    /// <summary>A label alone.</summary>
    public bool IsLabel { get; private init; }

    /// <summary>Figures alone.</summary>
    public bool IsFigures => Label is null && Runs is not null;

    /// <summary>Short enough to be a header, a page break or a cut row.</summary>
    public bool IsShort => Line.Text.Length <= 90;

    /// <summary>The name of a row that is no region's: a municipality's, a hospital's.</summary>
    public string? OtherName => Label is null && Runs is null && OtherRow().Match(Line.Text) is { Success: true } row
        ? row.Groups["name"].Value : null;

    public TableRow ToRow() => new(Line.Number, Label!, Code, Runs!);

    public static LineKind Of(PageLine line, PageNames names)
    {
        var text = Joint().Replace(CountyCouncil().Replace(Bullet().Replace(line.Text, ""), ""), " ");
        if (text.Length == 0) return new(line, null, null, null);
        if (names.Prefix(text) is { } region) return Labelled(region.Label, region.Code, region.After);
        if (PrintedTableReader.SumLabel().Match(text) is { Success: true } sum) return Labelled(sum.Value, null, text[sum.Length..]);
        if (AmountFirst().Match(text) is { Success: true } first && names.CodeOf(first.Groups["name"].Value) is { } code)
            return Labelled(first.Groups["name"].Value, code, first.Groups["figures"].Value);
        return new(line, null, null, char.IsAsciiDigit(text[^1]) || char.IsAsciiDigit(text[0]) ? RunReader.Read(text) : null);

        LineKind Labelled(string label, string? code, string rest) =>
            rest.Trim(' ', '\t', ':', '*', '.', '|', ';').Length == 0 ? new(line, label, code, null) { IsLabel = true }
            : RunReader.Read(rest) is { } runs ? new(line, label, code, runs)
            : new(line, null, null, null);
    }

    [GeneratedRegex(@"^(?:\d{4}\s+)?(?<name>\p{Lu}[\p{L}-]+(?:\ \p{Lu}[\p{L}-]+){0,2})\s*[\t;:|, ]\s*\d[\d .,\t;|]*(?:kr)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex OtherRow();

    /// <summary>Four digits at least: fewer are a rank or a code.</summary>
    [GeneratedRegex(@"^(?<figures>(?=(?:\D*\d){4})\d[\d ,]*(?:kr|kronor|tkr|mkr|mnkr)?)\s*[\t;|]\s*(?<name>\p{L}[\p{L} –-]*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AmountFirst();

    /// <summary>What the regions were called until 2019, before their name.</summary>
    [GeneratedRegex(@"^Landstinget\s+(?:i\s+)?(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex CountyCouncil();

    [GeneratedRegex(@"(?<=^(?:Region\s+)?Jämtland)\s*[–—-]\s*(?=Härjedalen)", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    /// <summary>A mark, a rank, a county's code or its letters, before the name.</summary>
    [GeneratedRegex(
        @"^(?:[•·*–-]\s*|[|;]\s*|\d{1,2}(?:[.)]\s+|\s*[\t;]\s*)(?=\p{L})|\d{2}\ (?=\p{Lu})|\p{Lu}{1,2}\s*[\t;]\s*(?=\p{Lu}))+",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}
