using Dib.Html;
using Dib.Running;

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
