namespace Dib.Html;

/// <summary>What the writers of a page's parts tell each other while it is made.</summary>
internal sealed class PageState
{
    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, string> _charts = [];
    private bool _hasDiagram;

    public PageState(NotebookRun run, SiteContext site) => (Run, Site, References) = (run, site, new References(run, site, Warn));

    private PageState(NotebookRun run, PageState page) : this(run, page.Site) =>
        (Outline, Scripts, _charts) = (page.Outline, page.Scripts, page._charts);

    public NotebookRun Run { get; }

    public SiteContext Site { get; }

    /// <summary>What the frame of the page speaks.</summary>
    public SiteLanguage Language => Site.Language;

    public Outline Outline { get; } = new();

    public InlineScripts Scripts { get; } = new();

    /// <summary>Where links and pictures lead.</summary>
    public References References { get; }

    /// <summary>What the author should know of the page, each with its place in the notebook.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The names of the scripts that draw what charts and formulas were written: a page loads no others.</summary>
    public IReadOnlyList<string> ChartScripts { get; private set; } = [];

    /// <summary>A script with what charts are drawn from, by the ids of their figures; null for a page without any, or one that draws
    /// none. A page asks for it when a reader turns to a chart, since the drawings are in the page.</summary>
    public string? ChartData => _charts.Count == 0 || !Site.DrawsCharts ? null
        : $"window.chartData = {{\n{string.Join(",\n", _charts.Select(chart => $"\"{chart.Key}\": {chart.Value}"))}\n}};\n";

    /// <summary>Adds what a chart is drawn from.</summary>
    public void AddChart(string id, ChartFigure chart)
    {
        _charts[id] = chart.Json;
        Load(chart.Scripts);
    }

    /// <summary>Adds what a chart or a formula is drawn by. The whole of plotly.js has what the usual one has.</summary>
    public void Load(params IReadOnlyList<string> scripts)
    {
        var all = ChartScripts.Union(scripts).ToList();
        if (all.Contains(Html.ChartScripts.Whole)) all.Remove(Html.ChartScripts.Usual);
        ChartScripts = all;
    }

    /// <summary>The page while it shows something of another notebook.</summary>
    public PageState Within(NotebookRun run) => new(run, this);

    /// <summary>Notes something that the page does not show as it was meant.</summary>
    /// <param name="cell">The cell that holds or shows it.</param>
    /// <param name="text">What is wrong, as the cell may spell it: its line is the one that is said.</param>
    /// <param name="why">What is not as it should be.</param>
    public void Warn(CellRun cell, string text, string why)
    {
        var source = cell.Cell.Source;
        var before = source.IndexOf(text, StringComparison.OrdinalIgnoreCase);
        // The same address may be written with other signs, its last name hardly.
        if (before < 0) before = source.IndexOf(text[(text.AsSpan().LastIndexOfAny('/', '\\') + 1)..], StringComparison.OrdinalIgnoreCase);
        var line = cell.Cell.Line + (before < 0 ? 0 : source.AsSpan(0, before).Count('\n'));
        var warning = $"{Run.Path}, line {line} (cell {cell.Number}): {why}.";
        if (!_warnings.Contains(warning)) _warnings.Add(warning);
    }

    /// <summary>Notes that diagrams are not drawn; once is enough.</summary>
    public void WarnOfDiagram(CellRun cell)
    {
        if (!_hasDiagram) Warn(cell, Kinds.Mermaid, "diagrams of Mermaid are shown as their text and not drawn");
        _hasDiagram = true;
    }
}
