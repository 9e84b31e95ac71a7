using Dib.Html;

namespace Dib.Rendering;

/// <summary>How a site is rendered.</summary>
/// <param name="Output">The site's folder.</param>
/// <param name="Site">How its pages are written.</param>
/// <param name="Run">How its notebooks are run.</param>
/// <param name="Force">True to run every notebook, fresh or not.</param>
public sealed record RenderOptions(string Output, SiteOptions Site, RunOptions Run, bool Force = false)
{
    /// <summary>
    /// All that was asked for, as one text: where it is the same the next time and no file changed, nothing is done. Null where
    /// the notebooks are looked at each time.
    /// </summary>
    public string? Request { get; init; }

    /// <summary>Files that these options were read from, there or not, by their absolute paths.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>Hears how a rendering comes along. Called from several threads.</summary>
public interface IRenderProgress : IRunProgress
{
    /// <summary>It is known which notebooks have to be run.</summary>
    /// <param name="plans">One per notebook, in their order.</param>
    void Planned(IReadOnlyList<RenderPlan> plans);
}

/// <summary>Whether a notebook has to be run.</summary>
/// <param name="File">The notebook.</param>
/// <param name="Reason">Why it has to be run, as a phrase; null where its page stands.</param>
public sealed record RenderPlan(NotebookFile File, string? Reason);

/// <summary>What came of a rendering.</summary>
/// <param name="Plans">Which notebooks were run, and why.</param>
/// <param name="Runs">The outcome of each notebook, run now or earlier.</param>
/// <param name="Pages">The path of each notebook's page.</param>
/// <param name="OtherPages">The paths of the pages beside them: the index, that of the site's data where it has some, and those of
/// notebooks that were rendered before.</param>
/// <param name="Changes">For each notebook that was run again: which of its outputs are no longer what they were.</param>
public sealed record RenderResult(
    IReadOnlyList<RenderPlan> Plans,
    IReadOnlyList<NotebookRun> Runs,
    IReadOnlyList<string> Pages,
    IReadOnlyList<string> OtherPages,
    IReadOnlyList<NotebookChanges> Changes)
{
    /// <summary>What pages do not show as it was meant, each with its place in a notebook.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The files that pages show or lead to, by their absolute paths, there or not.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];
}
