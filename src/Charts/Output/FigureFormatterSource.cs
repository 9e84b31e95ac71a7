namespace Charts;

/// <summary>The formatters of <see cref="Figure"/>, as notebooks look for them.</summary>
public sealed class FigureFormatterSource
{
    /// <summary>One formatter for each form of a figure.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new FigureFormatter(MimeTypes.Plotly, figure => figure.ToJson()),
        new FigureFormatter(MimeTypes.Html, figure => figure.ToHtml()),
        new FigureFormatter(MimeTypes.Plain, figure => figure.ToText()),
    ];
}
