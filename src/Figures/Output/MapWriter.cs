using Tables;

namespace Figures;

/// <summary>
/// Draws the scale of the colours and then the maps, each as an SVG element of its own: so a page that is too narrow for all of them
/// side by side wraps them, and their texts keep their size.
/// </summary>
internal sealed class MapWriter
{
    /// <summary>Height of maps in a row under their scale, in CSS pixels.</summary>
    public const int Height = 460;

    private const double ScaleWidth = 360;
    private const double BarWidth = 190;
    private const int BarSteps = 38;
    private const int LineLength = 24;
    // A name is bold, which is wider.
    private const int NameLength = 21;
    private const double Swatch = 9;
    private const double HatchDistance = 11;

    /// <summary>Steps of an outline in a unit of the drawing: about half a pixel, in which whole numbers are short.</summary>
    private const double Detail = 2;

    private readonly MapFigure _figure;
    private readonly NumberStyle _numbers;
    private readonly TileColors _colors;
    private readonly (double Left, double Top, double Right, double Bottom) _bounds;

    private MapWriter(MapFigure figure)
    {
        (_figure, _numbers) = (figure, figure.ValueNumbers());
        _colors = new(figure);
        var corners = figure.Series[0].Marks.SelectMany(mark => mark.Outline!.Rings).SelectMany(ring => ring).ToList();
        _bounds = (corners.Min(corner => corner.X), corners.Min(corner => corner.Y),
            corners.Max(corner => corner.X), corners.Max(corner => corner.Y));
    }

    public static IReadOnlyList<SvgCanvas> Draw(MapFigure figure)
    {
        var writer = new MapWriter(figure);
        var heads = figure.Series.Select(writer.Head).ToList();
        var headHeight = heads.Max(head => head.Names.Count + head.Extremes.Count) * Labels.LineHeight + 6;
        return [writer.Scale(), .. figure.Series.Zip(heads, (map, head) => writer.Map(map, head, headHeight))];
    }

    private SvgCanvas Scale()
    {
        var top = _figure.Unit.Length > 0 ? 20 : 2;
        var canvas = new SvgCanvas(ScaleWidth, top + 36, _figure.Alt.ToString(),
            "display:block;width:23rem;max-width:100%;height:auto");
        if (_figure.Unit.Length > 0) canvas.Text([_figure.Unit], 0, 8, "start");
        const double Step = BarWidth / BarSteps;
        for (var index = 0; index < BarSteps; index++)
            canvas.Rectangle(index * Step, top, Step + 0.3, 12,
                Color(_colors.Low + (_colors.High - _colors.Low) * (index + 0.5) / BarSteps));
        foreach (var tick in Ticks.Cover(_colors.Low, _colors.High, 4).Where(tick => tick >= _colors.Low && tick <= _colors.High))
        {
            var x = BarWidth * (tick - _colors.Low) / (_colors.High - _colors.Low);
            canvas.Line(x, top + 12, x, top + 16, Palette.Line);
            var isPassed = tick == _colors.High && _figure.Marks.Any(mark => mark.Shade > tick);
            canvas.Text([(isPassed ? "≥\u00a0" : "") + _numbers.Format(tick)], x, top + 25, tick == _colors.Low ? "start" : "middle");
        }
        if (_figure.Marks.Any(mark => mark.Shade is null))
        {
            const double Left = BarWidth + 24;
            canvas.BeginGroup(1 / Detail, Palette.Line);
            Area(canvas, Outline.Parse("M0 0L12 0L12 12L0 12Z", "legend"), null, Detail, Left * Detail, top * Detail);
            canvas.EndGroup();
            var lines = Labels.Wrap(_figure.Gap.ToString());
            canvas.Text(lines, Left + 18, top + 6 + (lines.Count - 1) * Labels.LineHeight / 2.0, "start");
        }
        return canvas;
    }

    private SvgCanvas Map(Series map, (IReadOnlyList<string> Names, IReadOnlyList<(double Value, string Text)> Extremes) head, int headHeight)
    {
        var isAlone = _figure.Series.Count == 1;
        var (width, size) = isAlone ? (272, "width:17.4rem;max-width:100%") : (172, "width:11rem;max-width:48%");
        var scale = Math.Min((width - 2) / (_bounds.Right - _bounds.Left), (isAlone ? 500 : 330) / (_bounds.Bottom - _bounds.Top));
        var mapHeight = (_bounds.Bottom - _bounds.Top) * scale + 2;
        var label = string.Join(": ", [.. map.Name.Length > 0 ? new[] { map.Name } : [],
            string.Join(", ", head.Extremes.Select(extreme => extreme.Text))]);
        var canvas = new SvgCanvas(width, headHeight + mapHeight, label, $"display:inline-block;{size};height:auto;margin:.4rem 0");

        var nameHeight = head.Names.Count * Labels.LineHeight;
        canvas.Text(head.Names, 0, nameHeight / 2.0, "start", attributes: " font-weight=\"600\"");
        foreach (var (row, extreme) in head.Extremes.Index())
        {
            var middle = nameHeight + Labels.LineHeight * (row + 0.5);
            canvas.Rectangle(0, middle - Swatch / 2, Swatch, Swatch, Color(extreme.Value));
            canvas.Text([extreme.Text], Swatch + 5, middle, "start");
        }
        canvas.BeginGroup(1 / Detail, Palette.Line);
        var (left, top) = (1 - _bounds.Left * scale, headHeight - _bounds.Top * scale);
        foreach (var mark in map.Marks)
            Area(canvas, mark.Outline!, mark.Shade is { } shade ? Color(shade) : null, Detail * scale, Detail * left, Detail * top,
                $" class=\"mark\" data-of=\"{Encode.Html(mark.Name)}\"", Hover(map, mark));
        canvas.EndGroup();
        return canvas;
    }

    /// <summary>An area in its colour, hatched where it has none.</summary>
    private static void Area(SvgCanvas canvas, Outline outline, string? color, double scale, double left, double top,
        string attributes = "", string hover = "") =>
        canvas.Area(outline.Path(scale, left, top) + (color is null ? outline.Hatching(scale, left, top, HatchDistance) : ""),
            color ?? Palette.Grid, attributes, hover);

    /// <summary>What stands over a map: its name, and its highest and lowest value with their areas, or the one that all have.</summary>
    private (IReadOnlyList<string> Names, IReadOnlyList<(double Value, string Text)> Extremes) Head(Series map)
    {
        var levels = map.Marks.Where(mark => mark.Shade is not null).OrderByDescending(mark => mark.Shade)
            .GroupBy(mark => _numbers.Format(mark.Shade!.Value)).ToList();
        return (map.Name.Length > 0 ? Labels.Wrap(map.Name, NameLength) : [],
            levels.Count > 1 ? [Extreme(levels[0]), Extreme(levels[^1])]
                : [.. levels.Select(level => (level.First().Shade!.Value, level.Key))]);

        static (double, string) Extreme(IGrouping<string, Mark> level)
        {
            var all = $"{level.Key} {string.Join(", ", level.Select(mark => mark.Name))}";
            var others = level.Count() > 1 ? $" (+{level.Count() - 1})" : "";
            return (level.First().Shade!.Value, all.Length <= LineLength ? all : $"{level.Key} {level.First().Name}{others}");
        }
    }

    private string Hover(Series map, Mark mark) =>
        mark.Shade is null ? $"{mark.Name}: {_figure.Gap}"
            : _figure.Hover(map, mark, _numbers, _numbers, _numbers) + (mark.Text is { IsEmpty: false } text ? $"; {text}" : "");

    private string Color(double value) => _colors.Themed(value);
}
