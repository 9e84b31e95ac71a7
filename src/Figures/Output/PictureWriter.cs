using Tables;

namespace Figures;

/// <summary>Writes a figure as one picture: its words, and its drawings as they stand in a page of that width.</summary>
internal sealed class PictureWriter
{
    private const double Width = 800;
    private const double Edge = 20;
    private const double Gap = 8;

    private readonly StringBuilder _content = new();
    private double _y = Edge;

    public static string Write(Figure figure)
    {
        var writer = new PictureWriter();
        writer.Words(figure.Title.ToString(), size: 18, weight: 600);
        writer.Words(figure.Subtitle.IsEmpty ? figure.Unit : figure.Subtitle.ToString(), size: 14);
        writer.Place(figure.Drawings);
        writer.Words(figure.Caption.ToString(), size: 12);
        var height = SvgCanvas.Coordinate(writer._y + Edge - Gap);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\" "
            + "role=\"img\" font-family=\"system-ui,sans-serif\">\n"
            + $"<title>{Encode.Html(figure.Alt.ToString())}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
            + $"{writer._content}</svg>";
    }

    private void Words(string text, int size, int weight = 400)
    {
        if (text.Length == 0) return;
        // In the widest of the usual fonts.
        var characterWidth = size * (weight > 400 ? 0.66 : 0.58);
        foreach (var line in Labels.Wrap(text, (int)((Width - 2 * Edge) / characterWidth)))
        {
            _y += size * 1.35;
            _content.Append($"<text x=\"{Edge}\" y=\"{SvgCanvas.Coordinate(_y - size * 0.35)}\" font-size=\"{size}\" ")
                .Append($"font-weight=\"{weight}\" fill=\"#14171c\">{Encode.Html(line)}</text>\n");
        }
        _y += Gap;
    }

    /// <summary>Places the drawings, those that leave room beside them in rows.</summary>
    private void Place(IReadOnlyList<SvgCanvas> drawings)
    {
        var (x, rowHeight) = (Edge, 0.0);
        foreach (var (index, drawing) in drawings.Index())
        {
            // The scale of maps stands over them.
            if (index == 1 || x + (drawing.Width ?? Width - 2 * Edge) > Width - Edge) (x, _y, rowHeight) = (Edge, _y + rowHeight + Gap, 0);
            _content.Append(drawing.Within(x, _y, Width - 2 * Edge));
            (x, rowHeight) = (x + (drawing.Width ?? Width) + Gap, Math.Max(rowHeight, drawing.Height));
        }
        _y += rowHeight + Gap;
    }
}
