namespace Figures;

/// <summary>The formatters of <see cref="Table"/>, as notebooks look for them.</summary>
public sealed class TableFormatterSource
{
    /// <summary>One formatter for each form of a table.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Table>(MimeTypes.Html, table => table.ToHtml()),
        new Formatter<Table>(MimeTypes.Plain, table => table.ToText()),
    ];
}
