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
    public const int FontSize = 12;

    public static GenericChart Of(Figure figure)
    {
        var (x, y) = (Scale.ForX(figure), Scale.ForY(figure));
        var config = new Config().Set(("displayModeBar", false));
        return GenericChart.NewMultiChart(ListModule.OfSeq(HouseTraces.Of(figure, x, y)), HouseLayout.Of(figure, x, y), config,
            new DisplayOptions());
    }

    /// <summary>Gives an object of Plotly.NET members by the names that plotly.js has for them, in this order.</summary>
    public static T Set<T>(this T part, params (string Name, object? Value)[] members) where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in members) part.Properties[name] = value;
        return part;
    }

    public static Color Ink(string color) => Color.fromString(color);

    public static Color Inks(IEnumerable<string> colors) => Color.fromColors(colors.Select(Color.fromString));

    public static Font Font() => new Font().Set(("color", Ink(Palette.Text)), ("size", FontSize));

    /// <summary>Text that plotly.js shows: it is markup there, with line breaks, links and entities, so that what comes from data is
    /// escaped.</summary>
    public static string Text(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines.Select(Text));
}

/// <summary>
/// What all house charts share: no background, fonts left to the page, zoom off so that a finger on a phone scrolls the page.
/// Its colours are those of <see cref="Palette.Roles"/>, which a page replaces in the dark.
/// </summary>
internal static class HouseTemplate
{
    /// <summary>A new one for each chart, since a cell may change it.</summary>
    public static Template Create()
    {
        var none = HouseChart.Ink("rgba(0,0,0,0)");
        return new Template().Set(("layout", new Layout().Set(
            ("paper_bgcolor", none), ("plot_bgcolor", none), ("font", HouseChart.Font()),
            ("hovermode", "closest"), ("dragmode", false), ("bargap", 0.25),
            ("legend", Legend()), ("xaxis", Axis()), ("yaxis", Axis()),
            ("shapedefaults", new Shape().Set(("layer", "below"), ("line", Line()))),
            ("annotationdefaults", new Annotation().Set(("showarrow", false))))));
    }

    private static Legend Legend() => new Legend().Set(
        ("orientation", "h"), ("traceorder", "normal"), ("x", 0), ("xanchor", "left"), ("yref", "container"), ("y", 1), ("yanchor", "top"),
        ("itemclick", false), ("itemdoubleclick", false));

    private static LinearAxis Axis() => new LinearAxis().Set(
        ("fixedrange", true), ("automargin", false), ("gridcolor", HouseChart.Ink(Palette.Grid)),
        ("zerolinecolor", HouseChart.Ink(Palette.Line)),
        ("ticks", ""), ("showline", false), ("ticklabelstandoff", 3), ("ticklabeloverflow", "allow"),
        ("title", new Title().Set(("standoff", 10), ("font", HouseChart.Font()))));

    private static Line Line() => new Line().Set(("color", HouseChart.Ink(Palette.Line)), ("width", 1.5), ("dash", "dash"));
}
