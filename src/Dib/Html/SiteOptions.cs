using System.Globalization;
using Dib.Html.Data;

namespace Dib.Html;

/// <summary>How a site is written.</summary>
/// <param name="Title">The site's title.</param>
/// <param name="PlotlyPath">The plotly.js bundle to copy into the site, or null: charts then stay at their static form. The whole of plotly.js and outlines of maps lie beside it, for the pages that need them.</param>
/// <param name="Culture">Whose numbers its pages show: the culture that its kernels run under; the invariant culture where null.</param>
public sealed record SiteOptions(string Title, string? PlotlyPath = null, CultureInfo? Culture = null)
{
    /// <summary>Whose numbers its pages show.</summary>
    public CultureInfo Culture { get; init; } = Culture ?? CultureInfo.InvariantCulture;

    /// <summary>The data that the site publishes with its pages, or null.</summary>
    public DataPackage? Data { get; init; }

    /// <summary>True to make each page one file that carries its style and scripts.</summary>
    public bool SelfContained { get; init; }
}
