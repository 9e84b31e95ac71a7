using Dib.Running;

namespace Dib.Rendering;

/// <summary>What came of a rendering.</summary>
/// <param name="Plans">Which notebooks were run, and why.</param>
/// <param name="Runs">The outcome of each notebook, run now or earlier.</param>
/// <param name="Pages">The path of each notebook's page.</param>
/// <param name="OtherPages">The paths of the pages beside them: the index, and that of the site's data where it has some.</param>
/// <param name="Changes">For each notebook that was run again: which of its outputs are no longer what they were.</param>
public sealed record RenderResult(
    IReadOnlyList<RenderPlan> Plans,
    IReadOnlyList<NotebookRun> Runs,
    IReadOnlyList<string> Pages,
    IReadOnlyList<string> OtherPages,
    IReadOnlyList<NotebookChanges> Changes);
