using Dib.Running;

namespace Dib.Html;

/// <summary>
/// Writes a site into a folder: a page for each notebook, the index, and the assets they share. A file is replaced
/// only by a whole one, and what this did not write is left alone.
/// </summary>
public sealed class SiteWriter(SiteOptions options)
{
    /// <summary>Writes the site of <paramref name="runs"/>, in their order, and returns the paths of their pages in the same order.</summary>
    /// <param name="runs">One run for each page.</param>
    /// <param name="outputFolder">The site's folder; made where it is missing.</param>
    /// <exception cref="ArgumentException">Two notebooks would be written to one page, or one to the index; nothing was written.</exception>
    /// <exception cref="IOException">A file could not be written, or the plotly bundle is missing.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<NotebookRun> runs, string outputFolder)
    {
        var site = Site([.. runs.Select(SitePage.Of)]);
        var pages = runs.Select(run => (Path: Path.Combine(outputFolder, SitePage.FileNameOf(run.Path)), Html: PageRenderer.Render(run, site))).ToList();

        WriteAssets(outputFolder);
        foreach (var page in pages) WholeFile.Write(page.Path, page.Html);
        WholeFile.Write(Path.Combine(outputFolder, PageShell.IndexFileName), IndexRenderer.Render(site));
        return [.. pages.Select(page => page.Path)];
    }

    /// <summary>Writes one page of a site, at once, and leaves the rest of the site as it is.</summary>
    /// <param name="run">The page's run.</param>
    /// <param name="runs">The runs of all pages of the site, for navigation.</param>
    /// <param name="outputFolder">The site's folder.</param>
    public void WritePage(NotebookRun run, IReadOnlyList<NotebookRun> runs, string outputFolder) =>
        WholeFile.Write(Path.Combine(outputFolder, SitePage.FileNameOf(run.Path)), PageRenderer.Render(run, Site([.. runs.Select(SitePage.Of)])));

    private SiteContext Site(IReadOnlyList<SitePage> pages)
    {
        var writers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [PageShell.IndexFileName] = "the site's index" };
        foreach (var page in pages)
        {
            if (!writers.TryAdd(page.FileName, page.Path))
            {
                throw new ArgumentException($"{page.Path} and {writers[page.FileName]} would both be written to {page.FileName}; rename the notebook.", nameof(pages));
            }
        }
        return new SiteContext(options.Title, pages, options.Culture ?? System.Globalization.CultureInfo.InvariantCulture, options.PlotlyPath is not null);
    }

    private void WriteAssets(string outputFolder)
    {
        var folder = Path.Combine(outputFolder, SiteAssets.Folder);
        WholeFile.Write(Path.Combine(folder, SiteAssets.StyleFileName), SiteAssets.Style);
        WholeFile.Write(Path.Combine(folder, SiteAssets.ScriptFileName), SiteAssets.Script);
        if (options.PlotlyPath is null) return;
        WholeFile.Copy(options.PlotlyPath, Path.Combine(folder, PageShell.PlotlyFileName));
    }
}
