using Funding.Import.Layouts;

namespace Funding.Import;

/// <summary>
/// Reads saved press pages into the data. Reading writes nothing: it gives a report with the files that would be written,
/// or with the reasons why nothing may be.
/// </summary>
public sealed class PageImport
{
    private readonly Func<string, byte[]?> _read;
    private readonly Func<string, byte[]?> _before;
    private readonly PageNames _names;
    private readonly ITableLayout[] _layouts;
    private readonly Dataset _data;

    /// <summary>Prepares to import into the data.</summary>
    /// <param name="read">
    /// Gives the bytes of a file by its path relative to the data folder, or null. The files that pages fill may be missing;
    /// the reference data (regions, populations, prices, sources) may not.
    /// </param>
    /// <exception cref="DatasetException">The data fail a check already, before anything is imported.</exception>
    public PageImport(Func<string, byte[]?> read)
    {
        var empty = Schemas.FromPages.Where(schema => !schema.Optional && read(schema.Path) is null)
            .ToDictionary(schema => schema.Path, schema => new EditableTable(schema, null).ToBytes());
        _before = read;
        _read = name => read(name) ?? empty.GetValueOrDefault(name);
        _data = Dataset.Read(_read);
        _names = new(TableReader.Read(Schemas.Regions, read(Schemas.Regions.Path), []));
        _layouts =
        [
            new RowLayout(Clusters.WithinPage), new RowLayout(Clusters.OverPages), new NameThenValueLayout(), new ColumnwiseLayout(),
            new FlowLayout(_names), new TransposedLayout(_names),
        ];
    }

    /// <summary>Reads a page.</summary>
    /// <param name="text">The whole page as text, or its table alone.</param>
    /// <param name="options">What the page does not say.</param>
    /// <returns>What was read, checked and would be written. Never throws for what a page says.</returns>
    public ImportReport Read(string text, ImportOptions? options = null)
    {
        var report = Understand(text, options ?? new());
        return report.Outcome == ImportOutcome.New ? report with { Files = ImportLog.Record(report.Files, _before) } : report;
    }

    private ImportReport Understand(string text, ImportOptions options)
    {
        if (string.IsNullOrWhiteSpace(text)) return Refused("page", "The page is empty: save what the browser shows of it as text.");
        if (text.Length > Page.LongestText)
            return Refused("page", $"The page has {Format.Number(text.Length)} characters, expected at most "
                + $"{Format.Number(Page.LongestText)}: save the page alone, as text.");
        var isHtml = HtmlPage.IsHtml(text);
        if (isHtml && HtmlPage.IsTooDeep(text))
            return Refused("page", "The page's elements are nested deeper than in any page of a browser: was it damaged?");
        text = Page.WithLineFeeds(isHtml ? HtmlPage.ToText(text) : text);
        if (text.Split('\n').Index().FirstOrDefault(line => line.Item.Length > Page.LongestLine) is { Item: { } endless } found)
            return Refused("page", $"Line {found.Index + 1} has {Format.Number(endless.Length)} characters, expected at most "
                + $"{Format.Number(Page.LongestLine)}: save the page as text with its line ends.");
        if (text.AsSpan().Count('\n') > Page.MostLines)
            return Refused("page", $"The page has more than {Format.Number(Page.MostLines)} lines: save the page alone.");
        var page = Page.Parse(text);
        var facts = PageFacts.Of(page);
        var lines = page.Lines.Select(line => LineKind.Of(line, _names)).ToList();
        var said = (options.NotPart ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (said.Where(name => _names.CodeOf(name) is null).ToList() is { Count: > 0 } unknown)
            return Refused("regions", $"--not-part: no region is called {Prose.List(unknown.Select(name => $"'{name}'"), last: "or")}.");
        List<string> notPart = [.. said.Select(name => _names.CodeOf(name)!).Distinct()];
        var (table, problems) = TableChoice.Choose(
            _layouts.SelectMany(layout => layout.Find(lines)), options.Table, _names, notPart);
        if (table is null && TableChoice.OfMunicipalities(lines) is { } other) return Refused("regions", other);
        if (problems.Count > 0) return Refused("regions", problems);

        // A row is no sentence: what it says of its region must not be taken for a statement about the country.
        var figures = page.Lines.Where(line => table is null || line.Number < table.FirstLine || line.Number > table.LastLine)
            .SelectMany(ProseReader.Read)
            .ToList();
        var context = new ImportContext(_data, _names, _read, facts, options, TotalFinder.Find(figures)) { NotPart = notPart };
        if (table is not null) return new RegionalImport(context).FromTable(table);
        var shares = EqualShare.Find(figures).ToList();
        if (shares.Select(share => share.Stated.Kronor).Distinct().Count() > 1)
            return Refused("shares", "The page states several equal shares: "
                + $"{Prose.List(shares.Select(share => $"'{share.Text}' in line {share.Line}"))}. Nothing says which one is meant.");
        if (shares.Count > 0) return new RegionalImport(context).FromShare(shares[0]);
        if (notPart.Count > 0)
            return Refused("regions", "--not-part: the page has no table of regions and no equal share, so none is left out.");
        return new NationalImport(context).Read(page, figures);
    }

    internal static ImportReport Refused(string check, params IEnumerable<string> reasons) => new()
    {
        Outcome = ImportOutcome.Refused,
        Checks = [.. reasons.Select(reason => new ImportCheck(check, Verdict.Failed, reason))],
    };
}
