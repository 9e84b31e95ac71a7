namespace Figures;

/// <summary>
/// The colours of all charts: few, distinguishable by colour-blind readers and in greyscale, each with a contrast
/// of at least 3:1 against white (#ffffff) and near-black (#14171c) pages. They stand within a narrow band of
/// luminance for that, so three hues are all there is; further series differ by pattern, symbol and dash.
/// </summary>
/// <remarks>
/// A page may restyle a chart for its theme: <see cref="Roles"/> names the CSS variable of each colour, and every
/// string in a figure's <c>data</c> and <c>layout</c> that equals one of these colours plays that role.
/// </remarks>
public static class Palette
{
    /// <summary>First series and highlighted marks: blue.</summary>
    public const string First = "#0068a8";

    /// <summary>Second series: orange.</summary>
    public const string Second = "#cc5500";

    /// <summary>Third series: green.</summary>
    public const string Third = "#00a97b";

    /// <summary>A further hue that a name may keep: violet.</summary>
    public const string Fourth = "#8b4fb3";

    /// <summary>A further hue that a name may keep: brown.</summary>
    public const string Fifth = "#8f6400";

    /// <summary>A further hue that a name may keep: red.</summary>
    public const string Sixth = "#b3396b";

    /// <summary>Marks in the background of highlighted ones: grey.</summary>
    public const string Muted = "#8b9098";

    /// <summary>Texts of axes and legend.</summary>
    public const string Text = "#59616b";

    /// <summary>Grid lines, of which no reading depends on the contrast.</summary>
    public const string Grid = "#c9cdd2";

    /// <summary>Axis lines and reference lines.</summary>
    public const string Line = "#757c86";

    /// <summary>Each colour with the CSS variable that may replace it.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Roles { get; } =
    [
        new(First, "--chart-1"),
        new(Second, "--chart-2"),
        new(Third, "--chart-3"),
        new(Fourth, "--chart-4"),
        new(Fifth, "--chart-5"),
        new(Sixth, "--chart-6"),
        new(Muted, "--chart-muted"),
        new(Text, "--chart-text"),
        new(Grid, "--chart-grid"),
        new(Line, "--chart-line"),
        .. Roled(LowToHighSteps, "--chart-tile-low", "--chart-tile-half", "--chart-tile-high"),
        .. Roled(AroundMidpointSteps, "--chart-tile-below", "--chart-tile-middle"),
        new(DarkThenLight, "--chart-tile-ink"),
        new(LightThenDark, "--chart-tile-ink-pale"),
    ];

    /// <summary>Colours that a name may keep through all figures; where several of more than three are in one figure, their names stand
    /// beside them, since not all differ for every reader.</summary>
    public static IReadOnlyList<string> Hues { get; } = [First, Second, Third, Fourth, Fifth, Sixth];

    /// <summary>The colours of series in their order; the next series begin anew with another pattern.</summary>
    public static IReadOnlyList<string> Series { get; } = [First, Second, Third];

    /// <summary>Most series that one figure can hold: each colour with each of four patterns.</summary>
    public const int MaxSeries = 12;

    /// <summary>Ink that is black on a pale page and white on a dark one.</summary>
    internal const string DarkThenLight = "#000001";

    /// <summary>Ink that is white on a pale page and black on a dark one.</summary>
    internal const string LightThenDark = "#fffffe";

    private static IEnumerable<KeyValuePair<string, string>> Roled((string Light, string Dark)[] steps, params string[] variables) =>
        steps.Zip(variables, (step, variable) => KeyValuePair.Create(step.Light, variable));

    /// <summary>Colours of tiles from the lowest value to the highest. On a dark page the pale end is dark: what stands out is what
    /// differs from the page.</summary>
    internal static (string Light, string Dark)[] LowToHighSteps =>
        [("#e8eef4", "#20292f"), ("#7fb2d6", "#2f6d99"), ("#00568c", "#6fbdf2")];

    /// <summary>Colours of tiles below, at and above a midpoint.</summary>
    internal static (string Light, string Dark)[] AroundMidpointSteps =>
        [("#a84400", "#e07f3f"), ("#f0e9e2", "#2a3034"), ("#00568c", "#6fbdf2")];
}

/// <summary>How one series looks: colour first, and a second cue that survives a copy in black and white.</summary>
internal sealed record SeriesStyle(string Color, string Pattern, string Symbol, (string Plotly, string Svg) Dash, int Round)
{
    private static readonly string[] Patterns = ["", "/", ".", "x"];
    private static readonly string[] Symbols = ["circle", "square", "diamond", "circle-open", "square-open", "diamond-open", "triangle-up",
        "cross", "star", "triangle-up-open", "cross-open", "star-open"];
    private static readonly (string Plotly, string Svg)[] Dashes =
        [("solid", ""), ("dash", "9 6"), ("dot", "2 4"), ("longdash", "16 6"), ("dashdot", "9 4 2 4"), ("longdashdot", "16 4 2 4")];

    private const string DotSigns = "●■◆○□◇▲✚★△✛☆";

    /// <summary>A character that looks like the marks of the series.</summary>
    public string Sign(MarkShape shape) => shape switch
    {
        MarkShape.Dot => DotSigns[Array.IndexOf(Symbols, Symbol)].ToString(),
        MarkShape.Line => "━",
        _ => Round == 0 ? "■" : "▨",
    };

    public static SeriesStyle Of(int index) => new(
        Palette.Series[index % Palette.Series.Count],
        Patterns[index / Palette.Series.Count],
        Symbols[index],
        Dashes[index % Dashes.Length],
        index / Palette.Series.Count);
}
