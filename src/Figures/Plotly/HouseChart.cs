using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace Figures;

/// <summary>
/// A figure as a chart of Plotly.NET. Its objects are made with the members that plotly.js names, as Plotly.NET keeps them:
/// the functions that set them are F#'s, with up to ninety optional parameters that C# would have to spell out.
/// </summary>
internal static class HouseChart
{
    public static GenericChart Of(Figure figure)
    {
        var (x, y) = (Scale.ForX(figure), Scale.ForY(figure));
        var config = new Config { Properties = { ["displayModeBar"] = false } };
        return GenericChart.NewMultiChart(
            ListModule.OfSeq(HouseTraces.Of(figure, x, y)), HouseLayout.Of(figure, x, y), config, new DisplayOptions());
    }

    public static Color Ink(string color) => Color.fromString(color);

    public static Color Inks(IEnumerable<string> colors) => Color.fromColors(colors.Select(Color.fromString));

    public static Font Font(string color, int size) => new() { Properties = { ["color"] = Ink(color), ["size"] = size } };

    /// <summary>Text that plotly.js shows: it is markup there, with line breaks, links and entities, so that what comes from data is escaped.</summary>
    public static string Text(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines.Select(Text));
}
