namespace Figures;

/// <summary>How one series looks: colour first, and a second cue that survives a copy in black and white.</summary>
internal sealed record SeriesStyle(string Color, string Pattern, string Symbol, string Dash, int Round)
{
    private static readonly string[] Patterns = ["", "/", ".", "x"];
    private static readonly string[] Symbols = ["circle", "square", "diamond", "circle-open", "square-open", "diamond-open", "triangle-up", "cross", "star", "triangle-up-open", "cross-open", "star-open"];
    private static readonly string[] Dashes = ["solid", "dash", "dot", "longdash", "dashdot", "longdashdot"];

    public static SeriesStyle Of(int index) => new(
        Palette.Series[index % Palette.Series.Count],
        Patterns[index / Palette.Series.Count],
        Symbols[index],
        Dashes[index % Dashes.Length],
        index / Palette.Series.Count);
}
