using System.Globalization;

namespace Dib.Html;

/// <summary>What every page of a site shares.</summary>
/// <param name="Title">The site's title, shown on top of each page and as the index's heading.</param>
/// <param name="Pages">The site's pages in the order of navigation.</param>
/// <param name="Culture">How numbers in the data tables of charts are written; the invariant culture groups with thin spaces.</param>
/// <param name="DrawsCharts">True where <c>assets/plotly.min.js</c> is part of the site; otherwise charts stay at their static form.</param>
/// <param name="Language">The language of the pages, for <c>lang</c>.</param>
public sealed record SiteContext(
    string Title, IReadOnlyList<SitePage> Pages, CultureInfo Culture, bool DrawsCharts = true, string Language = "en")
{
    /// <summary>What leads from a page's own folder to the site's, such as <c>site/</c>; empty for the site's own pages.</summary>
    public string Base { get; init; } = "";
}
