namespace Charts;

/// <summary>Writes figures in one form.</summary>
public sealed class FigureFormatter
{
    private readonly Func<Figure, string> _write;

    internal FigureFormatter(string mimeType, Func<Figure, string> write)
    {
        MimeType = mimeType;
        _write = write;
    }

    /// <summary>The form it writes.</summary>
    public string MimeType { get; }

    /// <summary>The type it formats: <see cref="Figure"/>.</summary>
    public Type Type => typeof(Figure);

    /// <summary>Writes a figure.</summary>
    /// <param name="instance">The value to format.</param>
    /// <param name="writer">Where to.</param>
    /// <returns>True when the value was a figure and is written; false, with nothing written, when it was not.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Figure figure) return false;
        writer.Write(_write(figure));
        return true;
    }
}
