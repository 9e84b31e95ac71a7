using Dib.Html.Data;
using Dib.Rendering;

namespace Dib.Html;

/// <summary>What every page of a site shares.</summary>
/// <param name="Title">The site's title, shown on top of each page and as the index's heading.</param>
/// <param name="Pages">The site's pages in the order of navigation.</param>
/// <param name="Culture">Whose numbers the pages show.</param>
/// <param name="DrawsCharts">True where <c>assets/plotly.min.js</c> is part of the site;
/// otherwise charts stay at their static form.</param>
public sealed record SiteContext(
    string Title, IReadOnlyList<SitePage> Pages, CultureInfo Culture, bool DrawsCharts = true)
{
    /// <summary>What leads from a page's own folder to the site's, such as <c>site/</c>; empty for the site's own pages.</summary>
    public string Base { get; init; } = "";

    /// <summary>What the frame of its pages speaks.</summary>
    public SiteLanguage Language { get; init; } = SiteLanguage.English;

    /// <summary>The language of what data say themselves, and notebooks that have one page each, as <c>lang</c> names it; that of the
    /// frame where null.</summary>
    public string? ProseLanguage { get; init; }

    /// <summary>The data that the site publishes with its pages, or null.</summary>
    public DataPackage? Data { get; init; }

    /// <summary>True where a search looks through all pages.</summary>
    public bool HasSearch { get; init; }

    /// <summary>
    /// Set where each page is one file that carries its style and scripts: the text of a script that draws charts, by its name,
    /// or null for none. Such a page has no navigation, since it may travel alone. Null where pages share their assets.
    /// </summary>
    public Func<string, string?>? EmbeddedScript { get; init; }

    /// <summary>Which notebooks have several pages.</summary>
    public SiteEditions Editions { get; init; } = SiteEditions.None;

    /// <summary>Which of its notebook's pages is written; null for an only one.</summary>
    public Edition? Edition { get; init; }

    /// <summary>The site's pages that are the only ones of their notebooks: those that the navigation names.</summary>
    public IEnumerable<SitePage> OwnPages => Pages.Where(page => page.Edition is null);

    /// <summary>The file name of the front page that belongs to the page that is written.</summary>
    public string Home => Editions.Home(Language.Code);

    /// <summary>True where each page is one file.</summary>
    public bool IsSelfContained => EmbeddedScript is not null;

    /// <summary>The language of the prose of the page that is written.</summary>
    internal string PageLanguage => Edition?.Language ?? ProseLanguage ?? Language.Code;

    /// <summary>Says on an element that what it holds is not the frame's own; empty where both speak one language.</summary>
    internal string ProseLang => Lang(PageLanguage, PageLanguage);

    /// <summary>Says on an element within prose that it is of the frame; empty where both speak one language.</summary>
    internal string FrameLang => Lang(PageLanguage, Language.Code);

    /// <summary>Says on an element of the frame that it holds what the notebooks with one page each say.</summary>
    internal string NotebooksLang => Lang(ProseLanguage, ProseLanguage);

    /// <summary>Says within that that something is of the frame after all.</summary>
    internal string FrameInNotebooksLang => Lang(ProseLanguage, Language.Code);

    private string Lang(string? beside, string? said) =>
        beside is null || beside == Language.Code ? "" : $" lang=\"{HtmlText.Encode(said)}\"";
}

/// <summary>How a site is written.</summary>
/// <param name="Title">The site's title.</param>
/// <param name="PlotlyPath">The plotly.js bundle to copy into the site, or null: charts then stay at their static form. The whole of
/// plotly.js and outlines of maps lie beside it, for the pages that need them.</param>
/// <param name="Culture">Whose numbers its pages show: the culture that its kernels run under; the invariant culture where null.</param>
public sealed record SiteOptions(string Title, string? PlotlyPath = null, CultureInfo? Culture = null)
{
    /// <summary>Whose numbers its pages show.</summary>
    public CultureInfo Culture { get; init; } = Culture ?? CultureInfo.InvariantCulture;

    /// <summary>What the frame of its pages speaks.</summary>
    public SiteLanguage Language { get; init; } = SiteLanguage.English;

    /// <summary>The language of what notebooks and data say themselves; that of the frame where null.</summary>
    public string? ProseLanguage { get; init; }

    /// <summary>The data that the site publishes with its pages, or null.</summary>
    public DataPackage? Data { get; init; }

    /// <summary>Which notebooks have several pages.</summary>
    public SiteEditions Editions { get; init; } = SiteEditions.None;

    /// <summary>Whose numbers pages in a language show: the site's own, where it is of that language or its readers have none.</summary>
    /// <param name="language">The language.</param>
    public CultureInfo CultureOf(string language) =>
        Culture.TwoLetterISOLanguageName == language || (language == "en" && Culture.Name.Length == 0) ? Culture
            : language == "en" ? CultureInfo.InvariantCulture : CultureInfo.CreateSpecificCulture(language);

    /// <summary>True to make each page one file that carries its style and scripts.</summary>
    public bool SelfContained { get; init; }
}
