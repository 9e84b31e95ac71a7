using Dib.Running;

namespace Dib.Html;

/// <summary>What the writers of a page's parts tell each other while it is made.</summary>
internal sealed class PageState(NotebookRun run, SiteContext site)
{
    public NotebookRun Run { get; } = run;

    public SiteContext Site { get; } = site;

    public Outline Outline { get; } = new();

    public InlineScripts Scripts { get; } = new();

    /// <summary>True once a chart was written: only then does the page load the script that draws.</summary>
    public bool HasCharts { get; set; }
}
