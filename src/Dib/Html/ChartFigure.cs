namespace Dib.Html;

/// <summary>
/// A plotly figure as a page holds it: <c>data</c>, <c>layout</c> and <c>config</c> for the script that draws it, with the
/// colours that the theme may replace, and what its <c>meta</c> says to readers. Figures of other libraries have no <c>meta</c>: their data
/// are read from their traces, and what else they lack is left out.
/// </summary>
internal sealed partial record ChartFigure(
    string Json, string? Title, string? Subtitle, string? Caption, string? Alternative, int Height, int? Width, ChartTable? Table,
    IReadOnlyList<string> Scripts)
{
    private const int UsualHeight = 450;
    private const int LeastSide = 120;
    private const int MostSide = 4000;

    private static readonly string[] DrawnParts = ["data", "layout", "config"];

    /// <summary>The figure in <paramref name="json"/>, or null where that is no figure.</summary>
    /// <param name="json">The figure.</param>
    /// <param name="said">The language of what the engine adds; English where null.</param>
    public static ChartFigure? Read(string json, SiteLanguage? said = null) => Reading.OrNull(() =>
    {
        var language = said ?? SiteLanguage.English;
        using var document = JsonDocument.Parse(json);
        var figure = document.RootElement;
        if (figure.Member("data") is not { ValueKind: JsonValueKind.Array } data) return null;
        var (meta, layout) = (figure.Member("meta"), figure.Member("layout"));
        var table = ChartTable.Read(meta.Member("table"));
        var traces = table is null ? TraceTable.Read(data, layout, language) : null;
        var scripts = ChartScripts.Of(data, layout);
        return new ChartFigure(
            Drawn(figure, meta.Member("colors") is { ValueKind: JsonValueKind.Object } colors ? colors : default),
            meta.Text("title") ?? LayoutTitle(layout),
            meta.Text("subtitle"),
            Note(meta.Text("caption"), scripts.Count == 0 ? language.Say("chart.tiles") : null, traces?.Note),
            meta.Text("alt"),
            Pixels(meta.Member("height")) ?? Pixels(layout.Member("height")) ?? UsualHeight,
            Pixels(meta.Member("width")),
            table ?? traces?.Table,
            scripts);
    });

    /// <summary>The drawn parts as JSON that can stand in a script element: it holds no <c>&lt;</c>.</summary>
    /// <remarks>Blanks that keep a line together stand in every tooltip, and as escapes take three times their room.</remarks>
    private static string Drawn(JsonElement figure, JsonElement colors)
    {
        var parts = DrawnParts.Select(name => (Name: name, Value: figure.Member(name))).Append((Name: "colors", Value: colors));
        var json = JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in parts.Where(part => part.Value.ValueKind != JsonValueKind.Undefined))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
            writer.WriteEndObject();
        });
        return EscapedBlank().Replace(json.Replace("<", "\\u003c"), match => match.Groups["code"].Value == "00A0" ? "\u00A0" : "\u202F");
    }

    // Not after an odd number of backslashes: there, it is text that looks like an escape.
    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)\\u(?<code>00A0|202F)", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedBlank();

    private static string? LayoutTitle(JsonElement layout) => layout.Text("title") ?? layout.Member("title").Text("text");

    private static string? Note(params IEnumerable<string?> sentences) =>
        string.Join(' ', sentences.OfType<string>()) is { Length: > 0 } note ? note : null;

    private static int? Pixels(JsonElement member) =>
        member is { ValueKind: JsonValueKind.Number } && member.TryGetDouble(out var pixels)
            ? (int)Math.Clamp(pixels, LeastSide, MostSide)
            : null;
}
