namespace Dib.Documents;

/// <summary>Notebooks in whichever format a file's name says.</summary>
public static class NotebookText
{
    /// <summary>Reads a notebook from a file's bytes.</summary>
    /// <param name="file">The file's name: <c>.ipynb</c> is Jupyter's format, anything else <c>.dib</c>.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="NotebookFormatException">The bytes are not UTF-8, or not a notebook.</exception>
    public static Notebook Read(string file, ReadOnlySpan<byte> bytes)
    {
        var text = Utf8Text.Decode(bytes, file);
        return IsJupyter(file) ? IpynbReader.Read(text, file) : DibReader.Read(text, file);
    }

    /// <summary>Writes a notebook as text for a file of that name.</summary>
    /// <param name="file">The file's name: <c>.ipynb</c> is Jupyter's format, anything else <c>.dib</c>.</param>
    /// <param name="notebook">The notebook.</param>
    /// <exception cref="ArgumentException">A cell's kind cannot be written as <c>.dib</c> (see <see cref="DibWriter.Write"/>).</exception>
    public static string Write(string file, Notebook notebook) =>
        IsJupyter(file) ? IpynbWriter.Write(notebook) : DibWriter.Write(notebook);

    private static bool IsJupyter(string file) => Path.GetExtension(file).Equals(".ipynb", StringComparison.OrdinalIgnoreCase);
}
