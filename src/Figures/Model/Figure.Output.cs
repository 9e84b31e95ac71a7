namespace Figures;

public partial record Figure
{
    /// <summary>
    /// The figure as JSON for plotly.js: <c>data</c>, <c>layout</c>, <c>config</c> and, for the page around it,
    /// <c>meta</c>. One line, the same bytes for the same figure, safe to stand in a <c>script</c> element:
    /// <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c>, quotes, U+2028 and U+2029 inside strings are written as escapes.
    /// </summary>
    /// <remarks>
    /// <code>
    /// "meta": {
    ///   "kind": string, "title": string, "subtitle": string, "caption": string, "alt": string (never empty),
    ///   "unit": string, "height": integer in CSS pixels,
    ///   "colors": { "#0068a8": "--chart-1", … },  each colour of data and layout that a theme may replace
    ///   "table": { "columns": [{ "name": string, "type": "text" or "number", "decimals": integer or none }],
    ///     "rows": [[string, number or null]] }
    /// }
    /// </code>
    /// Strings of <c>meta</c> are plain text. Those of <c>data</c> and <c>layout</c> are in plotly's own markup, where
    /// text from data is escaped already.
    /// </remarks>
    public string ToJson() => JsonWriter.Write(Shown);

    /// <summary>
    /// The figure as an HTML <c>figure</c> that needs no script: heading and note, a drawing in SVG and the data in
    /// a table. All text is encoded. The drawing takes its colours from the CSS variables of <see cref="Palette.Roles"/>.
    /// </summary>
    public string ToHtml() => HtmlWriter.Write(Shown);

    /// <summary>
    /// The drawing alone: an <c>svg</c> element with the alternative text as its label, each mark of class <c>mark</c>. Maps are an
    /// element each, after that of their scale.
    /// </summary>
    public string ToSvg() => string.Join('\n', Shown.Drawings);

    /// <summary>
    /// The figure as a picture that stands alone: an SVG document of 800 pixels' width, on white, with title, drawing and caption. For
    /// files, and for what shows pictures but no HTML with a drawing in it, as GitHub does with a notebook of Jupyter's.
    /// </summary>
    public string ToPicture() => PictureWriter.Write(Shown);

    /// <summary>Title and data as aligned plain text.</summary>
    public string ToText() => PlainWriter.Write(Shown);

    internal IReadOnlyList<SvgCanvas> Drawings => this is MapFigure map ? MapWriter.Draw(map) : [SvgWriter.Draw(this)];

    /// <summary>Kind and title, for a debugger or a log.</summary>
    public sealed override string ToString() => !Title.IsEmpty ? $"{Kind}: {Title}" : Alt.ToString();
}
