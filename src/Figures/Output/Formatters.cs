namespace Figures;

/// <summary>
/// Tells a notebook where the formatters of a type are. Notebooks find this attribute by its simple name and read
/// it by reflection, so that a library can format itself in any of them and refer to none.
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless constructor and a method <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that creates the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The forms to show when nobody asks for one, best first; all of them are sent.</summary>
    public string[] PreferredMimeTypes { get; init; } = [];
}

/// <summary>The formatters of <see cref="Figure"/>, as notebooks look for them.</summary>
public sealed class FigureFormatterSource
{
    /// <summary>One formatter for each form of a figure.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Figure>(MimeTypes.Plotly, figure => figure.ToJson()),
        new Formatter<Figure>(MimeTypes.Svg, figure => figure.ToPicture()),
        new Formatter<Figure>(MimeTypes.Html, figure => figure.ToHtml()),
        new Formatter<Figure>(MimeTypes.Plain, figure => figure.ToText()),
    ];
}

/// <summary>The formatters of <see cref="MapFigure"/>, as notebooks look for them.</summary>
public sealed class MapFormatterSource
{
    /// <summary>One formatter for each form of a map.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<MapFigure>(MimeTypes.Drawn, map => map.ToJson()),
        new Formatter<MapFigure>(MimeTypes.Svg, map => map.ToPicture()),
        new Formatter<MapFigure>(MimeTypes.Html, map => map.ToHtml()),
        new Formatter<MapFigure>(MimeTypes.Plain, map => map.ToText()),
    ];
}

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

/// <summary>The formatters of <see cref="KeyNumbers"/>, as notebooks look for them.</summary>
public sealed class KeyNumbersFormatterSource
{
    /// <summary>One formatter for each form.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<KeyNumbers>(MimeTypes.Html, numbers => numbers.ToHtml()),
        new Formatter<KeyNumbers>(MimeTypes.Plain, numbers => numbers.ToText()),
    ];
}

/// <summary>The formatters of <see cref="Passage"/> and <see cref="Claim"/>, as notebooks look for them.</summary>
public sealed class PassageFormatterSource
{
    /// <summary>One formatter for each form of a text.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Passage>(MimeTypes.Markdown, passage => passage.ToString()),
        new Formatter<Passage>(MimeTypes.Plain, passage => passage.ToString()),
        new Formatter<Claim>(MimeTypes.Claim, claim => claim.ToJson()),
        new Formatter<Claim>(MimeTypes.Markdown, claim => claim.ToString()),
        new Formatter<Claim>(MimeTypes.Plain, claim => claim.ToString()),
    ];
}

/// <summary>Writes values of one type in one form.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class Formatter<T>
{
    private readonly Func<T, string> _write;

    internal Formatter(string mimeType, Func<T, string> write) => (MimeType, _write) = (mimeType, write);

    /// <summary>The form it writes.</summary>
    public string MimeType { get; }

    /// <summary>The type it formats.</summary>
    public Type Type => typeof(T);

    /// <summary>Writes a value.</summary>
    /// <param name="instance">The value to format.</param>
    /// <param name="writer">Where to.</param>
    /// <returns>True when the value was of the type and is written; false, with nothing written, when it was not.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value) return false;
        writer.Write(_write(value));
        return true;
    }
}

/// <summary>The forms that figures, tables and texts can take.</summary>
public static class MimeTypes
{
    /// <summary>Figure JSON for plotly.js, with a <c>meta</c> object for the page; see <see cref="Figure.ToJson"/>.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>What a page needs to know of a figure that is only drawn: as for plotly.js, with nothing to draw in it.</summary>
    public const string Drawn = "application/vnd.dib.drawn+json";

    /// <summary>Whether a claim holds; see <see cref="Claim.ToJson"/>.</summary>
    public const string Claim = "application/vnd.dib.claim+json";

    /// <summary>A picture that stands alone; see <see cref="Figure.ToPicture"/>.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>Text as Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>A <c>figure</c> element that needs no script; see <see cref="Figure.ToHtml"/>.</summary>
    public const string Html = "text/html";

    /// <summary>Title and values for a terminal; see <see cref="Figure.ToText"/>.</summary>
    public const string Plain = "text/plain";
}
