using Tables;

namespace Figures;

/// <summary>The few SVG elements that charts are made of, with colours that follow the page's theme.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _svg = new();

    /// <param name="width">Width of the drawing.</param>
    /// <param name="height">Its height.</param>
    /// <param name="label">What it says to who does not see it.</param>
    /// <param name="plot">The part that the marks lie in: what a thumbnail shows.</param>
    /// <param name="style">How large it is in a page.</param>
    public SvgCanvas(double width, double height, string label, (double X, double Y, double Width, double Height) plot,
        string style = "max-width:40rem") =>
        _svg.Append("<svg class=\"chart-static\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
            .Append($" aria-label=\"{Encode.Html(label)}\" viewBox=\"0 0 {Coordinate(width)} {Coordinate(height)}\"")
            .Append($" data-plot=\"{Coordinate(plot.X)} {Coordinate(plot.Y)} {Coordinate(plot.Width)} {Coordinate(plot.Height)}\"")
            .Append($" width=\"100%\" style=\"{style}\" font-family=\"inherit\" font-size=\"12\"")
            .Append($" fill=\"{Themed(Palette.Text)}\">\n");

    public void Rectangle(double x, double y, double width, double height, string color, string attributes = "", string hover = "") =>
        Append("rect", $"x=\"{Coordinate(x)}\" y=\"{Coordinate(y)}\" "
            + $"width=\"{Coordinate(width)}\" height=\"{Coordinate(height)}\" fill=\"{Themed(color)}\"{attributes}", hover);

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string attributes = "") =>
        Append("line", $"x1=\"{Coordinate(x1)}\" y1=\"{Coordinate(y1)}\" "
            + $"x2=\"{Coordinate(x2)}\" y2=\"{Coordinate(y2)}\" stroke=\"{Themed(color)}\"{Width(width)}{attributes}", "");

    public void Circle(double x, double y, double radius, string color, string attributes = "", string hover = "") =>
        Append("circle", $"cx=\"{Coordinate(x)}\" cy=\"{Coordinate(y)}\" r=\"{Coordinate(radius)}\" fill=\"{Themed(color)}\"{attributes}",
            hover);

    /// <summary>A closed or open path given in SVG's own path language.</summary>
    public void Path(string path, string fill, string stroke, double width, string attributes = "", string hover = "") =>
        Append("path", $"d=\"{path}\" fill=\"{Themed(fill)}\" stroke=\"{Themed(stroke)}\"{Width(width)}{attributes}", hover);

    /// <summary>Begins a group of what is drawn in units of its own, with outlines of one kind.</summary>
    public void BeginGroup(double unit, string stroke) =>
        _svg.Append($"<g transform=\"scale({Coordinate(unit)})\" stroke=\"{Themed(stroke)}\">\n");

    /// <summary>Ends the group.</summary>
    public void EndGroup() => _svg.Append("</g>\n");

    /// <summary>A filled path in a group.</summary>
    public void Area(string path, string fill, string attributes = "", string hover = "") =>
        Append("path", $"d=\"{path}\" fill=\"{Themed(fill)}\"{attributes}", hover);

    /// <summary>Lines of text around a vertical middle.</summary>
    public void Text(IReadOnlyList<string> lines, double x, double middle, string anchor, string color = Palette.Text, double angle = 0,
        string attributes = "")
    {
        var first = middle + 4 - (lines.Count - 1) * Labels.LineHeight / 2.0;
        var turned = angle == 0 ? "" : $" transform=\"rotate({Coordinate(angle)} {Coordinate(x)} {Coordinate(middle)})\"";
        // The drawing as a whole has the texts' usual colour.
        var fill = color == Palette.Text ? "" : $" fill=\"{Themed(color)}\"";
        for (var index = 0; index < lines.Count; index++)
            _svg.Append($"<text x=\"{Coordinate(x)}\" y=\"{Coordinate(first + index * Labels.LineHeight)}\" ")
                .Append($"text-anchor=\"{anchor}\"{fill}{turned}{attributes}>{Encode.Html(lines[index])}</text>\n");
    }

    public override string ToString() => _svg + "</svg>";

    /// <summary>Pixels to a tenth, in the notation of SVG.</summary>
    public static string Coordinate(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Width(double width) => width == 1 ? "" : $" stroke-width=\"{Coordinate(width)}\"";

    // A colour without a role, such as a tile's, is the same in every theme.
    private static string Themed(string color) =>
        Palette.Roles.FirstOrDefault(role => role.Key == color).Value is { } variable ? $"var({variable},{color})" : color;

    private void Append(string element, string attributes, string hover) =>
        _svg.Append(hover.Length > 0 ? $"<{element} {attributes}><title>{Encode.Html(hover)}</title></{element}>\n"
            : $"<{element} {attributes}/>\n");
}

/// <summary>The rectangle of a drawing that the marks lie in, and where values stand in it.</summary>
internal sealed record SvgFrame(double Left, double Top, double Right, double Bottom, Scale X, Scale Y)
{
    /// <summary>Width of the whole drawing: near a phone's, so that its texts stay readable there.</summary>
    public const double Width = 400;

    private const double Turned = -35;

    public static SvgFrame Of(Figure figure)
    {
        var (x, y) = (Scale.ForX(figure), Scale.ForY(figure));
        var left = TitleRoom(figure.AxisTitle(figure.Y))
            + (y.TickTexts.Count > 0 ? Labels.LongestLine(y.TickTexts) * Labels.CharacterWidth + 8 : 2);
        var right = Width - 16;
        var columnLabels = x.TickTexts.Count > 0 ? Labels.MostLines(x.TickTexts) * Labels.LineHeight + 6 : 0;
        var top = 8.0 + FigureSize.NamesHeight(figure) + FigureSize.RuleRoom(figure);
        if (figure.HasTiles) return new(left, top + columnLabels, right, figure.Height - 6, x, y);

        var turned = Turns(x.TickTexts, right - left);
        var below = turned ? Labels.LongestLine(x.TickTexts) * Labels.CharacterWidth * 0.6 + 20 : columnLabels;
        return new(left, top, right, figure.Height - below - TitleRoom(figure.AxisTitle(figure.X)) - 4, x, y);
    }

    public double Across(double value) => Left + X.Share(value) * (Right - Left);

    public double Down(double value) => Bottom - Y.Share(value) * (Bottom - Top);

    /// <summary>Angle of the labels below the plot, in degrees: turned only when they would run into each other.</summary>
    public double LabelAngle => Turns(X.TickTexts, Right - Left) ? Turned : 0;

    private static bool Turns(IReadOnlyList<string> labels, double width) =>
        labels.Count > 0 && (Labels.LongestLine(labels) * Labels.CharacterWidth + 4) * labels.Count > width * 1.15;

    private static double TitleRoom(string title) => title.Length > 0 ? 20 : 0;
}
