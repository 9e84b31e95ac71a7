using Plotly.NET;

namespace Figures;

/// <summary>
/// Areas coloured by their values. It is drawn once and for all, without plotly.js: a drawing of areas with their names and values
/// says the same at a fraction of the weight.
/// </summary>
[TypeFormatterSource(typeof(MapFormatterSource), PreferredMimeTypes = [MimeTypes.Drawn, MimeTypes.Svg, MimeTypes.Html])]
public sealed record MapFigure : Figure
{
    private static readonly Axis Hidden = new() { Hidden = true };

    internal MapFigure(string kind, IReadOnlyList<Series> maps, FigureTable table) : base(kind, Hidden, Hidden, maps, table)
    {
    }

    /// <summary>What an area without value is.</summary>
    public ReaderText Gap { get; init; } = "";

    /// <summary>A map has no form as a chart of Plotly.NET.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override GenericChart Chart =>
        throw new NotSupportedException("A map is drawn without plotly.js and has no chart that a function of Plotly.NET could change.");
}
