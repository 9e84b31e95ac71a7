namespace Dib.Html;

/// <summary>
/// The scripts that draw a chart: plotly.js with the kinds of trace that most charts are made of, or for others the whole of
/// it, and outlines for maps, which plotly.js would fetch from elsewhere. Beside them lies what draws formulas.
/// </summary>
internal static partial class ChartScripts
{
    public const string Usual = "plotly.min.js";
    public const string Whole = "plotly-whole.min.js";

    /// <summary>What draws formulas, and its style.</summary>
    public const string Formulas = "katex.min.js";
    public const string FormulaStyle = "katex.min.css";

    private const string Outlines = "outlines-";

    private static readonly HashSet<string> UsualTypes =
        ["bar", "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour", "image", "pie",
            "scatter", "scatterternary", "violin"];

    private static readonly HashSet<string> MapTypes = ["choropleth", "scattergeo"];

    // They lie on tiles of a map service, and a page asks for nothing elsewhere.
    private static readonly HashSet<string> TileTypes =
        ["choroplethmap", "choroplethmapbox", "densitymap", "densitymapbox", "scattermap", "scattermapbox"];

    /// <summary>The names of the scripts that draw a figure, in the order to load them; none where a page cannot draw it.</summary>
    public static IReadOnlyList<string> Of(JsonElement data, JsonElement layout)
    {
        var types = TypesIn(data);
        if (types.IsSubsetOf(UsualTypes)) return [Usual];
        if (types.Overlaps(TileTypes)) return [];
        return [Whole, .. types.Overlaps(MapTypes) ? MapsIn(layout).Select(map => $"{Outlines}{map}.js") : []];
    }

    /// <summary>A script's text, or null where it does not lie beside the usual one.</summary>
    public static string? Read(string usualPath, string name)
    {
        var isMap = name.StartsWith(Outlines, StringComparison.Ordinal);
        var file = name == Usual ? usualPath
            : Path.Combine(Path.GetDirectoryName(usualPath)!, isMap ? Path.ChangeExtension(name, ".json") : name);
        if (name != Usual && !File.Exists(file)) return null;
        var text = File.ReadAllText(file);
        if (name == FormulaStyle) return WithFonts(text, Path.Combine(Path.GetDirectoryName(usualPath)!, "fonts"));
        if (!isMap) return text;
        var map = name[Outlines.Length..^".js".Length];
        return $"(window.PlotlyGeoAssets = window.PlotlyGeoAssets || {{ topojson: {{}} }}).topojson[\"{map}\"] = {text.Trim()};\n";
    }

    /// <summary>The style with its fonts in it: of a page on a disk, browsers take a font from no other file.</summary>
    private static string WithFonts(string style, string folder) => FontSources().Replace(style, font =>
        $"src:url(data:font/woff2;base64,{Convert.ToBase64String(File.ReadAllBytes(Path.Combine(folder, font.Groups["file"].Value)))})");

    [GeneratedRegex(@"src:url\(fonts/(?<file>[A-Za-z0-9_-]+\.woff2)\)[^;}]*", RegexOptions.CultureInvariant)]
    private static partial Regex FontSources();

    private static HashSet<string> TypesIn(JsonElement data) =>
        [.. data.EnumerateArray().Select(trace => trace.Member("type"))
            .Select(type => type.ValueKind == JsonValueKind.Undefined ? "scatter" : type.ToString())];

    private static IEnumerable<string> MapsIn(JsonElement layout)
    {
        var maps = layout.ValueKind == JsonValueKind.Object
            ? layout.EnumerateObject().Where(member => member.Name.StartsWith("geo", StringComparison.Ordinal))
                .Select(member => member.Value).ToList()
            : [];
        return maps.Count == 0 ? ["world_110m"]
            : maps.Select(map => $"{Word(map, "scope", "world")}_{Word(map, "resolution", "110")}m").Distinct();
    }

    // Part of a file's name: whatever else stands there, plotly.js takes for its default as well.
    private static string Word(JsonElement map, string name, string usual) =>
        map.Member(name).ToString().Replace(' ', '-') is { Length: > 0 } word && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? word
            : usual;
}
