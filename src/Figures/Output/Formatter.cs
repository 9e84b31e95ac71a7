namespace Figures;

/// <summary>Writes values of one type in one form.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class Formatter<T>
{
    private readonly Func<T, string> _write;

    internal Formatter(string mimeType, Func<T, string> write)
    {
        MimeType = mimeType;
        _write = write;
    }

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
