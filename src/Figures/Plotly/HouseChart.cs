using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

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

/// <summary>
/// What all house charts share: no background, fonts left to the page, zoom off so that a finger on a phone scrolls the page.
/// Its colours are those of <see cref="Palette.Roles"/>, which a page replaces in the dark.
/// </summary>
internal static class HouseTemplate
{
    public const int FontSize = 12;

    /// <summary>A new one for each chart, since a cell may change it.</summary>
    public static Template Create() => new()
    {
        Properties =
        {
            ["layout"] = new Layout
            {
                Properties =
                {
                    ["paper_bgcolor"] = HouseChart.Ink("rgba(0,0,0,0)"),
                    ["plot_bgcolor"] = HouseChart.Ink("rgba(0,0,0,0)"),
                    ["font"] = HouseChart.Font(Palette.Text, FontSize),
                    ["hovermode"] = "closest",
                    ["dragmode"] = false,
                    ["bargap"] = 0.25,
                    ["legend"] = Legend(),
                    ["xaxis"] = Axis(),
                    ["yaxis"] = Axis(),
                    ["shapedefaults"] = new Shape { Properties = { ["layer"] = "below", ["line"] = Line() } },
                    ["annotationdefaults"] = new Annotation { Properties = { ["showarrow"] = false } },
                },
            },
        },
    };

    private static Legend Legend() => new()
    {
        Properties =
        {
            ["orientation"] = "h",
            ["traceorder"] = "normal",
            ["x"] = 0,
            ["xanchor"] = "left",
            ["yref"] = "container",
            ["y"] = 1,
            ["yanchor"] = "top",
            ["itemclick"] = false,
            ["itemdoubleclick"] = false,
        },
    };

    private static LinearAxis Axis() => new()
    {
        Properties =
        {
            ["fixedrange"] = true,
            ["automargin"] = true,
            ["gridcolor"] = HouseChart.Ink(Palette.Grid),
            ["zerolinecolor"] = HouseChart.Ink(Palette.Line),
            ["ticklabelstandoff"] = 4,
            ["ticklabeloverflow"] = "allow",
            ["title"] = new Title { Properties = { ["standoff"] = 10, ["font"] = HouseChart.Font(Palette.Text, FontSize) } },
        },
    };

    private static Line Line() => new() { Properties = { ["color"] = HouseChart.Ink(Palette.Line), ["width"] = 1.5, ["dash"] = "dash" } };
}
