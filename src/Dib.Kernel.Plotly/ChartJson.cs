using Plotly.NET;
using Shared;

namespace Dib.Kernel.Plotly;

/// <summary>
/// Writes charts of Plotly.NET for plotly.js. An assembly of its own, since the kernel loads it beside the cells, where it
/// meets the notebook's own Plotly.NET.
/// </summary>
public static class ChartJson
{
    /// <summary>A chart as JSON with <c>data</c>, <c>layout</c> and <c>config</c>.</summary>
    /// <param name="chart">A <c>GenericChart</c>.</param>
    public static string Write(object chart) => PlotlyJson.Write((GenericChart)chart);
}
