using System.Text.Json.Nodes;
using Shared;

namespace Charts;

/// <summary>
/// The layout of a figure: no title inside (the page's caption has it), transparent, fonts left to the page, zoom
/// off so that a finger on a phone scrolls the page.
/// </summary>
internal static class PlotlyLayout
{
    private const int FontSize = 12;
    private const int Top = 10;

    public static JsonObject Of(Figure figure, Scale x, Scale y)
    {
        var ruleRoom = FigureSize.RuleRoom(figure);
        var layout = new JsonObject
        {
            ["autosize"] = true,
            ["height"] = figure.Height,
            ["margin"] = new JsonObject { ["l"] = 10, ["r"] = 18, ["t"] = Top + ruleRoom + FigureSize.LegendHeight(figure), ["b"] = 10 },
            ["paper_bgcolor"] = "rgba(0,0,0,0)",
            ["plot_bgcolor"] = "rgba(0,0,0,0)",
            ["font"] = PlotlyText.Font(Palette.Text, FontSize),
            ["hovermode"] = "closest",
            ["dragmode"] = false,
            ["barmode"] = figure.BarLayout == BarLayout.Stacked ? "relative" : "group",
            ["bargap"] = 0.25,
            ["showlegend"] = figure.Series.Count > 1,
            ["legend"] = new JsonObject
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
            ["xaxis"] = Axis(figure, figure.X, x, isX: true),
            ["yaxis"] = Axis(figure, figure.Y, y, isX: false),
            ["shapes"] = new JsonArray([.. figure.Rules.Select(rule => Shape(figure, rule, x, y))]),
            ["annotations"] = new JsonArray([.. figure.Rules.Where(rule => rule.Label.Length > 0).Select(rule => Annotation(figure, rule, x, y))]),
        };
        // Every text comes with the figure; this is for what a reader's own script has plotly write.
        if (figure.Culture.Name.Length > 0)
        {
            var signs = ReaderNumbers.Of(figure.Culture);
            layout["separators"] = signs.NumberDecimalSeparator + signs.NumberGroupSeparator;
        }
        return layout;
    }

    private static JsonObject Axis(Figure figure, Axis axis, Scale scale, bool isX)
    {
        var isNumeric = axis.Categories is null && !axis.Hidden;
        var json = new JsonObject
        {
            ["type"] = "linear",
            ["range"] = new JsonArray(scale.Start, scale.End),
            ["tickmode"] = "array",
            ["tickvals"] = PlotlyText.Values(scale.Ticks.Select(tick => (double?)tick)),
            ["ticktext"] = PlotlyText.Texts(scale.TickTexts.Select(PlotlyText.Lines)),
            ["fixedrange"] = true,
            ["automargin"] = true,
            ["showgrid"] = isNumeric && !figure.WritesValues,
            ["gridcolor"] = Palette.Grid,
            ["zeroline"] = isNumeric && scale.Start <= 0,
            ["zerolinecolor"] = Palette.Line,
            ["ticklabelstandoff"] = 4,
            ["ticklabeloverflow"] = "allow",
        };
        if (axis.Hidden) json["visible"] = false;
        if (figure.HasTiles && isX) json["side"] = "top";
        if (figure.AxisTitle(axis) is { Length: > 0 } title)
            json["title"] = new JsonObject { ["text"] = PlotlyText.Escape(title), ["standoff"] = 10, ["font"] = PlotlyText.Font(Palette.Text, FontSize) };
        return json;
    }

    private static JsonObject Shape(Figure figure, Rule rule, Scale x, Scale y)
    {
        var (from, to, _, _) = RuleGeometry.Diagonal(figure, x, y);
        var shape = new JsonObject
        {
            ["type"] = "line",
            ["layer"] = "below",
            ["line"] = new JsonObject { ["color"] = Palette.Line, ["width"] = 1.5, ["dash"] = "dash" },
            ["xref"] = rule.Kind == RuleKind.Horizontal ? "paper" : "x",
            ["yref"] = rule.Kind == RuleKind.Vertical ? "paper" : "y",
        };
        (shape["x0"], shape["x1"], shape["y0"], shape["y1"]) = rule.Kind switch
        {
            RuleKind.Horizontal => (0.0, 1.0, rule.At, rule.At),
            RuleKind.Vertical => (rule.At, rule.At, 0.0, 1.0),
            _ => (from, to, from, to),
        };
        return shape;
    }

    private static JsonObject Annotation(Figure figure, Rule rule, Scale x, Scale y)
    {
        var annotation = new JsonObject { ["text"] = PlotlyText.Escape(rule.Label), ["showarrow"] = false, ["font"] = PlotlyText.Font(Palette.Text, FontSize) };
        var (_, _, label, above) = RuleGeometry.Diagonal(figure, x, y);
        var isLeft = RuleGeometry.LabelAtLeft(figure, rule, x);
        (annotation["xref"], annotation["x"], annotation["xanchor"]) = rule.Kind switch
        {
            RuleKind.Horizontal => isLeft ? ("paper", 0.0, "left") : ("paper", 1.0, "right"),
            RuleKind.Vertical => ("x", rule.At, RuleGeometry.Anchor(x.Share(rule.At))),
            _ => ("x", label, above ? "right" : "left"),
        };
        (annotation["yref"], annotation["y"], annotation["yanchor"]) = rule.Kind switch
        {
            RuleKind.Vertical => ("paper", 1.0, "bottom"),
            RuleKind.Horizontal => ("y", rule.At, "bottom"),
            _ => ("y", label, above ? "bottom" : "top"),
        };
        return annotation;
    }
}
