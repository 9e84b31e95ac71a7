using Tables;

namespace Figures;

/// <summary>
/// The few SVG elements that charts are made of, with colours that follow the page's theme. Places across are per cent of the plot's
/// width and places down pixels from its top, so that the drawing fills any width and its texts keep their size.
/// </summary>
internal sealed partial class SvgCanvas
{
    private readonly StringBuilder _svg = new();
    private readonly int _start;
    private readonly SvgFrame? _frame;
    private bool _inPixels;

    /// <param name="frame">The plot, and the room around it.</param>
    /// <param name="label">What it says to who does not see it.</param>
    public SvgCanvas(SvgFrame frame, string label)
    {
        (_frame, Height) = (frame, frame.Top + frame.Height + frame.Bottom);
        _svg.Append("<svg class=\"chart-drawing\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
            .Append($" aria-label=\"{Encode.Html(label)}\" data-height=\"{Coordinate(frame.Height)}\"")
            .Append(" style=\"display:block;box-sizing:border-box;overflow:visible;width:100%;")
            .Append($"height:{Coordinate(Height)}px;")
            .Append($"padding:{Coordinate(frame.Top)}px {Coordinate(frame.Right)}px {Coordinate(frame.Bottom)}px ")
            .Append($"{Coordinate(frame.Left)}px\" font-family=\"inherit\" font-size=\"12\" fill=\"{Themed(Palette.Text)}\">\n");
        _start = _svg.Length;
    }

    /// <summary>A drawing that keeps its proportions: all of it is in pixels.</summary>
    /// <param name="width">Width of the drawing.</param>
    /// <param name="height">Its height.</param>
    /// <param name="label">What it says to who does not see it.</param>
    /// <param name="style">How large it is in a page.</param>
    public SvgCanvas(double width, double height, string label, string style)
    {
        (_inPixels, Width, Height) = (true, width, height);
        _svg.Append("<svg class=\"chart-static\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
            .Append($" aria-label=\"{Encode.Html(label)}\" viewBox=\"0 0 {Coordinate(width)} {Coordinate(height)}\"")
            .Append($" width=\"100%\" style=\"{style}\" font-family=\"inherit\" font-size=\"12\"")
            .Append($" fill=\"{Themed(Palette.Text)}\">\n");
        _start = _svg.Length;
    }

    /// <summary>Width of the drawing in pixels; null where it fills any.</summary>
    public double? Width { get; }

    /// <summary>Height of the drawing in pixels, with all that is around the plot.</summary>
    public double Height { get; }

    public void Rectangle(double x, double y, double width, double height, string color, string attributes = "") =>
        Append("rect", $"x=\"{Across(x)}\" y=\"{Coordinate(y)}\" "
            + $"width=\"{Across(width)}\" height=\"{Coordinate(height)}\" fill=\"{Themed(color)}\"{attributes}");

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string attributes = "") =>
        Append("line", $"x1=\"{Across(x1)}\" y1=\"{Coordinate(y1)}\" "
            + $"x2=\"{Across(x2)}\" y2=\"{Coordinate(y2)}\" stroke=\"{Themed(color)}\"{StrokeWidth(width)}{attributes}");

    public void Circle(double x, double y, double radius, string color, string attributes = "") =>
        Append("circle", $"cx=\"{Across(x)}\" cy=\"{Coordinate(y)}\" r=\"{Coordinate(radius)}\" fill=\"{Themed(color)}\"{attributes}");

    /// <summary>A closed or open path given in SVG's own path language, in pixels: for use within <see cref="At"/>.</summary>
    public void Path(string path, string fill, string stroke, double width, string attributes = "") =>
        Append("path", $"d=\"{path}\" fill=\"{Themed(fill)}\" stroke=\"{Themed(stroke)}\"{StrokeWidth(width)}{attributes}");

    /// <summary>Begins a group of what is drawn in units of its own, with outlines of one kind.</summary>
    public void BeginGroup(double unit, string stroke) =>
        _svg.Append($"<g transform=\"scale({Coordinate(unit)})\" stroke=\"{Themed(stroke)}\">\n");

    /// <summary>Ends the group.</summary>
    public void EndGroup() => _svg.Append("</g>\n");

    /// <summary>A filled path in a group.</summary>
    public void Area(string path, string fill, string attributes = "", string hover = "") => _svg.Append(
        $"<path d=\"{path}\" fill=\"{Themed(fill)}\"{attributes}"
        + (hover.Length == 0 ? "/>\n" : $"><title>{Encode.Html(hover)}</title></path>\n"));

    /// <summary>Lines of text around a vertical middle, some pixels beside a place.</summary>
    public void Text(IReadOnlyList<string> lines, double x, double middle, string anchor, string color = Palette.Text, double shift = 0,
        string attributes = "")
    {
        var first = middle + 4 - (lines.Count - 1) * Labels.LineHeight / 2.0;
        // The drawing as a whole has the texts' usual colour.
        var fill = color == Palette.Text ? "" : $" fill=\"{Themed(color)}\"";
        var place = _inPixels ? Coordinate(x + shift) : x == 0 ? Coordinate(shift) : Across(x);
        var beside = _inPixels || x == 0 || shift == 0 ? "" : $" dx=\"{Coordinate(shift)}\"";
        for (var index = 0; index < lines.Count; index++)
            _svg.Append($"<text x=\"{place}\" y=\"{Coordinate(first + index * Labels.LineHeight)}\"{beside}")
                .Append(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")
                .Append($"{fill}{attributes}>{Encode.Html(lines[index])}</text>\n");
    }

    /// <summary>A line of text turned around its place.</summary>
    public void Turned(string text, double x, double y, string anchor, double angle) => At(x, y, canvas => canvas._svg
        .Append($"<text y=\"4\" text-anchor=\"{anchor}\" transform=\"rotate({Coordinate(angle)})\">{Encode.Html(text)}</text>\n"));

    /// <summary>Draws in pixels around a place.</summary>
    public void At(double x, double y, Action<SvgCanvas> draw)
    {
        _svg.Append($"<svg x=\"{Across(x)}\" y=\"{Coordinate(y)}\" overflow=\"visible\">");
        (var outside, _inPixels) = (_inPixels, true);
        draw(this);
        _inPixels = outside;
        _svg.Append("</svg>\n");
    }

    /// <summary>Draws what stands for one category, by whose name a page's script finds it.</summary>
    public void Of(string category, Action draw)
    {
        _svg.Append($"<g data-of=\"{Encode.Html(category)}\">");
        draw();
        _svg.Append("</g>\n");
    }

    /// <summary>Draws on a square of 1000 by 1000 that is stretched over the plot.</summary>
    public void Stretched(double height, Action draw)
    {
        _svg.Append($"<svg width=\"100%\" height=\"{Coordinate(height)}\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" ")
            .Append("overflow=\"visible\">");
        draw();
        _svg.Append("</svg>\n");
    }

    public override string ToString() => _svg + "</svg>";

    /// <summary>The drawing at a place in a picture that stands alone, in the colours of a pale page: not all that shows pictures knows
    /// variables of CSS.</summary>
    public string Within(double x, double y, double width)
    {
        if (_frame is { } frame)
            (x, y, width) = (x + frame.Left, y + frame.Top, width - frame.Left - frame.Right);
        var place = $"x=\"{Coordinate(x)}\" y=\"{Coordinate(y)}\" width=\"{Coordinate(Width ?? width)}\" "
            + $"height=\"{Coordinate(_frame?.Height ?? Height)}\"";
        var content = ThemedColor().Replace(_svg.ToString(_start, _svg.Length - _start), "$1$2");
        return $"<svg {place} overflow=\"visible\" font-size=\"12\" fill=\"{Palette.Text}\">\n{content}</svg>\n";
    }

    /// <summary>Pixels to a tenth, in the notation of SVG.</summary>
    public static string Coordinate(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    private string Across(double value) => _inPixels ? Coordinate(value)
        : (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture) + (Math.Abs(value) < 0.005 ? "" : "%");

    private static string StrokeWidth(double width) => width == 1 ? "" : $" stroke-width=\"{Coordinate(width)}\"";

    // A colour without a role is the same in every theme, or says itself what it is in each.
    private static string Themed(string color) =>
        Palette.Roles.FirstOrDefault(role => role.Key == color).Value is { } variable ? $"var({variable},{color})" : color;

    private void Append(string element, string attributes) =>
        _svg.Append($"<{element} {attributes}/>\n");

    [GeneratedRegex(@"(?<="")(?:var\(--[a-z0-9-]+,(#[0-9a-f]{6})\)|light-dark\((#[0-9a-f]{6}),#[0-9a-f]{6}\))(?="")")]
    private static partial Regex ThemedColor();
}

/// <summary>The plot of a drawing, where values stand in it, and the room around it in pixels; the same where plotly draws.</summary>
internal sealed record SvgFrame(double Left, double Top, double Right, double Bottom, double Height, Scale X, Scale Y, int Panels)
{
    private const double Turned = -35;
    private const double PanelGap = 0.2;

    public static SvgFrame Of(Figure figure)
    {
        var (x, y) = (Scale.ForX(figure), Scale.ForY(figure));
        var left = TitleRoom(figure.AxisTitle(figure.Y))
            + (y.TickTexts.Count > 0 ? Labels.Width(y.TickTexts) + 8 : 2);
        var values = figure.ValueRoom;
        left += values.Left;
        // Half a number stands beyond the end of its axis.
        var right = Math.Max(values.Right, figure.X is { Categories: null, Hidden: false } ? 16 : 2);
        var columnLabels = x.TickTexts.Count > 0 ? Labels.MostLines(x.TickTexts) * Labels.LineHeight + 6 : 0;
        var top = 8.0 + FigureSize.NamesHeight(figure) + FigureSize.RuleRoom(figure);
        var panels = figure.HasPanels ? figure.Series.Count : 1;
        if (figure.HasTiles) return new(left, top, right, 6, figure.Height - 6 - top, x, y, panels);

        var turned = Turns(x.TickTexts, FigureSize.NarrowWidth - left - right);
        var below = (turned ? Labels.LongestLine(x.TickTexts) * Labels.CharacterWidth * 0.6 + 20 : columnLabels)
            + TitleRoom(figure.AxisTitle(figure.X)) + 4;
        return new(left, top, right, below, figure.Height - below - top, x, y, panels);
    }

    /// <summary>Where a value stands across the plot, in per cent of its width.</summary>
    public double Across(double value, int panel = 0)
    {
        var (from, to) = Panel(panel);
        return 100 * (from + X.Share(value) * (to - from));
    }

    /// <summary>Where a value stands, in pixels from the top of the plot.</summary>
    public double Down(double value) => (1 - Y.Share(value)) * Height;

    /// <summary>The shares of the plot's width at which a panel begins and ends.</summary>
    public (double From, double To) Panel(int index)
    {
        var (step, all) = (1 + PanelGap, Panels * (1 + PanelGap) - PanelGap);
        return (index * step / all, (index * step + 1) / all);
    }

    /// <summary>Angle of the labels below the plot, in degrees: turned only when they would run into each other on a phone.</summary>
    public double LabelAngle => Turns(X.TickTexts, FigureSize.NarrowWidth - Left - Right) ? Turned : 0;

    private static bool Turns(IReadOnlyList<string> labels, double width) =>
        labels.Count > 0 && (Labels.LongestLine(labels) * Labels.CharacterWidth + 4) * labels.Count > width * 1.15;

    private static double TitleRoom(string title) => title.Length > 0 ? 20 : 0;
}
