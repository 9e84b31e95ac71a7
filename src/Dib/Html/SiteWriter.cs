using System.Collections.Concurrent;
using Dib.Html.Data;
using Dib.Html.Search;

namespace Dib.Html;

/// <summary>
/// Writes a site into a folder: a page for each notebook, the index, and the assets they share. A file is replaced
/// only by a whole one, and what this did not write is left alone.
/// </summary>
public sealed class SiteWriter(SiteOptions options)
{
    // Pages are written from several threads while their notebooks run.
    private readonly ConcurrentBag<string> _written = [];
    private readonly ConcurrentDictionary<string, string?> _scripts = [];
    private readonly ConcurrentDictionary<string, PageState> _pages = [];
    private IReadOnlyList<string> _warnings = [];

    /// <summary>The files written so far, or found to be right already: their paths within the site.</summary>
    public IReadOnlyCollection<string> Written => _written;

    /// <summary>The files beside the notebooks that pages were made with, pictures and what is linked: the absolute path of each, and
    /// its SHA-256 before it was read.</summary>
    public IReadOnlyCollection<(string Path, string? Hash)> Read =>
        [.. _pages.Values.SelectMany(page => page.References.Files.Values).Distinct()];

    /// <summary>What the authors of the pages written last should know, in the order of the pages.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The paths of the other pages: the index where no page is the front one, and that of the site's data where it has
    /// some.</summary>
    public static IReadOnlyList<string> OtherPagesOf(SiteOptions options, IReadOnlyList<SitePage> all, string outputFolder) =>
        [.. HasFront(all) ? [] : new[] { Path.Combine(outputFolder, PageShell.IndexFileName) },
            .. options.Data is null ? Array.Empty<string>() : [Path.Combine(outputFolder, DataPageRenderer.FileName)]];

    /// <summary>Refuses notebooks that cannot be pages of one site; to be called before they are run.</summary>
    /// <param name="files">The notebooks.</param>
    /// <exception cref="IOException">Two would be written to one page, or one to a page of the site's own.</exception>
    public void CheckNames(IReadOnlyList<NotebookFile> files)
    {
        // Without regard to case: not every file system tells a.html from A.html.
        var writers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (files.All(file => file.PageName != PageShell.IndexFileName || file.Edition is null))
            writers[PageShell.IndexFileName] = "the site's index";
        if (options.Data is not null) writers[DataPageRenderer.FileName] = "the page of the site's data";
        foreach (var file in files)
        {
            var (name, path) = (file.PageName, file.DisplayPath);
            if (!writers.TryAdd(name, path))
                throw new IOException($"{writers[name]} and {path} would both be written to {name}; rename the notebook, "
                    + "or render the two into different folders (-o).");
        }
    }

    /// <summary>Writes the site of <paramref name="runs"/>, in their order,
    /// and returns the paths of their pages in the same order.</summary>
    /// <param name="runs">One run for each page to write.</param>
    /// <param name="outputFolder">The site's folder; made where it is missing.</param>
    /// <param name="all">All pages of the site in their order, those that stay as they are included; by default those written.</param>
    /// <exception cref="IOException">A file could not be written, or the plotly bundle is missing.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<NotebookRun> runs, string outputFolder, IReadOnlyList<SitePage>? all = null)
    {
        all ??= [.. runs.Select(SitePage.Of)];
        var site = Site(all);
        var pages = runs.Select(run => (FileName: run.PageName, Html: Render(run, Site(all, run.Edition), outputFolder))).ToList();
        var others = new List<(string FileName, string Html)>();
        if (!HasFront(all)) others.Add((PageShell.IndexFileName, IndexRenderer.Render(site)));
        if (options.Data is not null) others.Add((DataPageRenderer.FileName, DataPageRenderer.Render(options.Data, site)));

        _warnings = [.. runs.SelectMany(run => _pages[run.PageName].Warnings).Distinct()];
        if (!options.SelfContained)
        {
            WriteAssets(outputFolder);
            WriteSearch(all, pages.Concat(others).ToDictionary(page => page.FileName, page => page.Html), outputFolder);
            foreach (var run in runs.DistinctBy(run => run.Path)) WriteNotebook(run, outputFolder);
            WriteData(outputFolder);
        }
        foreach (var page in pages.Concat(others)) Put(outputFolder, page.FileName, page.Html);
        return [.. pages.Select(page => Path.Combine(outputFolder, page.FileName))];
    }

    /// <summary>Writes one page of a site, at once, and leaves the rest of the site as it is.</summary>
    /// <param name="run">The page's run.</param>
    /// <param name="all">All pages of the site, for navigation.</param>
    /// <param name="outputFolder">The site's folder.</param>
    public void WritePage(NotebookRun run, IReadOnlyList<SitePage> all, string outputFolder)
    {
        if (!options.SelfContained) WriteNotebook(run, outputFolder);
        Put(outputFolder, run.PageName, Render(run, Site(all, run.Edition), outputFolder));
    }

    /// <summary>The files that a page written last has of its own: their paths within the site.</summary>
    internal IReadOnlyList<string> FilesOf(NotebookRun run) => options.SelfContained ? [run.PageName]
        : [run.PageName, SitePage.NotebookPathOf(run.Path), .. _pages[run.PageName].References.Files.Keys,
            .. _pages[run.PageName].ChartData is null ? [] : new[] { SiteAssets.ChartData(run.PageName) }];

    private static bool HasFront(IReadOnlyList<SitePage> pages) => pages.Any(page => page.FileName == PageShell.IndexFileName);

    private static string Standing(string outputFolder, SitePage page) =>
        Reading.OrNull(() => File.ReadAllText(Path.Combine(outputFolder, page.FileName))) ?? "";

    private string Render(NotebookRun run, SiteContext site, string outputFolder)
    {
        var page = new PageState(run, site);
        var html = PageRenderer.Render(page);
        _pages[run.PageName] = page;
        if (site.IsSelfContained) return html;
        if (page.ChartData is { } charts) Put(outputFolder, SiteAssets.ChartData(run.PageName), charts);
        IEnumerable<string> loaded = page.ChartScripts.Contains(ChartScripts.Formulas)
            ? [.. page.ChartScripts, ChartScripts.FormulaStyle] : page.ChartScripts;
        foreach (var name in loaded.Where(name => name != ChartScripts.Usual))
            if (Script(name) is { } text) Put(outputFolder, $"{SiteAssets.Folder}/{name}", text);
        foreach (var (name, file) in page.References.Files)
            PutBelow(outputFolder, References.Folder, name, File.ReadAllBytes(file.Path), file.Path);
        return html;
    }

    private void Put(string outputFolder, string name, string text)
    {
        CheckFolder(outputFolder, Path.GetDirectoryName(name)!);
        WholeFile.Write(Path.Combine(outputFolder, name), text);
        _written.Add(name);
    }

    /// <summary>Refuses a folder of the site that a link leads out of it.</summary>
    private static void CheckFolder(string outputFolder, string folder)
    {
        var (path, expected) = (Path.Combine(outputFolder, folder), Path.Combine(RealPath.Of(outputFolder), folder));
        if (folder.Length > 0 && RealPath.Of(path) is var real && real != expected)
        {
            throw new IOException($"{path}: found a symbolic link to {real}, expected a folder of the site's own, since files are written "
                + "into it. Likely cause: somebody put it there; remove it.");
        }
    }

    private void WriteNotebook(NotebookRun run, string outputFolder) =>
        Put(outputFolder, SitePage.NotebookPathOf(run.Path), NotebookText.Write(run.Path, run.Notebook));

    private SiteContext Site(IReadOnlyList<SitePage> pages, Edition? edition = null) => new(
        edition is null ? options.Title : options.Editions.Titles.GetValueOrDefault(edition.Language, options.Title), pages,
        edition is null ? options.Culture : options.CultureOf(edition.Language), options.PlotlyPath is not null)
    {
        Language = edition is null ? options.Language : SiteLanguage.Find(edition.Language) ?? options.Language,
        ProseLanguage = options.ProseLanguage ?? options.Language.Code,
        Editions = options.Editions,
        Edition = edition,
        Data = options.Data,
        HasSearch = !options.SelfContained,
        EmbeddedScript = options.SelfContained ? Script : null,
    };

    private string? Script(string name) => options.PlotlyPath is { } path
        ? _scripts.GetOrAdd(name, name => ChartScripts.Read(path, name)) : null;

    /// <summary>Writes an index for each language: of the pages in it, and of those that are the only ones of their notebooks.</summary>
    private void WriteSearch(IReadOnlyList<SitePage> all, IReadOnlyDictionary<string, string> written, string outputFolder)
    {
        var pages = all.Select(page => (Page: page, Passages: Passages(written.GetValueOrDefault(page.FileName)
            ?? Standing(outputFolder, page)))).ToList();
        var data = options.Data is null ? null : Passages(written[DataPageRenderer.FileName]);
        var (names, ofSeries) = (options.Editions.OtherNames,
            all.Where(page => page.Edition?.Value is not null).Select(page => page.FileName).ToHashSet());
        foreach (var language in all.Select(page => page.Edition?.Language).OfType<string>().Append(options.Language.Code).Distinct())
        {
            var inLanguage = pages.Where(page => page.Page.Edition is null || page.Page.Edition.Language == language)
                .Select(page => (page.Page.FileName, page.Page.Title, page.Passages)).ToList();
            if (data is not null)
                inLanguage.Add((DataPageRenderer.FileName, (SiteLanguage.Find(language) ?? options.Language).Say("data"), data));
            Put(outputFolder, $"{SiteAssets.Folder}/{SearchIndex.FileNameOf(options.Editions, language)}",
                SearchIndex.Write(inLanguage, names, ofSeries));
        }

        static IReadOnlyList<Passage> Passages(string page) => PassageReader.Read(ArticleOf(page));
    }

    private static string ArticleOf(string page)
    {
        var start = page.IndexOf("<article", StringComparison.Ordinal);
        var end = page.LastIndexOf("</article>", StringComparison.Ordinal);
        return start >= 0 && end > start ? page[start..end] : "";
    }

    private void WriteData(string outputFolder)
    {
        foreach (var resource in options.Data?.Resources ?? [])
        {
            if (resource.Content is not null)
                PutBelow(outputFolder, DataPageRenderer.Folder, $"{DataPageRenderer.Folder}/{resource.Path}", resource.Content,
                    $"the resource '{resource.Name}' of the site's data");
        }
    }

    /// <summary>Writes what others named into a folder of the site, and nowhere else.</summary>
    private void PutBelow(string outputFolder, string folder, string name, byte[] content, string what)
    {
        var place = Path.Combine(RealPath.Of(outputFolder), folder);
        var target = Path.Combine(outputFolder, name);
        if (!RealPath.IsBelow(target, place))
        {
            throw new IOException($"{target}: {what} would be written to {RealPath.Of(target)}, "
                + $"expected a place in {place}. Likely cause: a symbolic link in the site's folder.");
        }
        WholeFile.Write(target, content);
        _written.Add(name);
    }

    private void WriteAssets(string outputFolder)
    {
        Put(outputFolder, $"{SiteAssets.Folder}/{SiteAssets.StyleFileName}", SiteAssets.Style);
        Put(outputFolder, $"{SiteAssets.Folder}/{SiteAssets.ScriptFileName}", SiteAssets.Script);
        if (options.PlotlyPath is null) return;
        var plotly = $"{SiteAssets.Folder}/{ChartScripts.Usual}";
        CheckFolder(outputFolder, SiteAssets.Folder);
        WholeFile.Copy(options.PlotlyPath, Path.Combine(outputFolder, plotly));
        _written.Add(plotly);
        Put(outputFolder, $"{SiteAssets.Folder}/{SiteAssets.NoticesFileName}", SiteAssets.Notices);
    }
}
