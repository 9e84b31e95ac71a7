using Dib.Running;

namespace Dib.Html;

/// <summary>What the writers of a page's parts tell each other while it is made.</summary>
internal sealed class PageState(NotebookRun run, SiteContext site)
{
    public NotebookRun Run { get; } = run;

    public SiteContext Site { get; } = site;

    public Outline Outline { get; } = new();

    public InlineScripts Scripts { get; } = new();

    /// <summary>The names of the scripts that draw what charts were written: a page loads no others.</summary>
    public IReadOnlyList<string> ChartScripts { get; private set; } = [];

    /// <summary>Adds what a chart is drawn by. The whole of plotly.js has what the usual one has.</summary>
    public void AddChart(IReadOnlyList<string> scripts)
    {
        var all = ChartScripts.Union(scripts).ToList();
        if (all.Contains(Html.ChartScripts.Whole)) all.Remove(Html.ChartScripts.Usual);
        ChartScripts = all;
    }
}
