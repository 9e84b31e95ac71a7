namespace Figures;

/// <summary>The formatters of <see cref="Figure"/>, as notebooks look for them.</summary>
public sealed class FigureFormatterSource
{
    /// <summary>One formatter for each form of a figure.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Figure>(MimeTypes.Plotly, figure => figure.ToJson()),
        new Formatter<Figure>(MimeTypes.Html, figure => figure.ToHtml()),
        new Formatter<Figure>(MimeTypes.Plain, figure => figure.ToText()),
    ];
}
