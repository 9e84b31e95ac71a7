using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Figures;

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
