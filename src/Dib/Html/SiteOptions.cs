using System.Globalization;

namespace Dib.Html;

/// <summary>How a site is written.</summary>
/// <param name="Title">The site's title.</param>
/// <param name="PlotlyPath">The plotly.js bundle to copy into the site, or null: charts then stay at their static form.</param>
/// <param name="Culture">How numbers are written in the data tables of charts; the invariant culture where null.</param>
public sealed record SiteOptions(string Title, string? PlotlyPath = null, CultureInfo? Culture = null);
