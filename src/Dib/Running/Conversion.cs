namespace Dib.Running;

/// <summary>A notebook that is to become a file of another format.</summary>
public sealed class Conversion
{
    private readonly string _text;
    private readonly NotebookFormat _from;
    private readonly NotebookFormat _to;

    private Conversion(NotebookFile source, string text, string target, bool withOutputs)
    {
        (Source, _text, Target) = (source, text, target);
        (_from, _to) = (NotebookText.FormatOf(source.FullPath), NotebookText.FormatOf(target));
        Lost =
        [
            .. IsWithinJupyter ? [] : FormatLosses.Of(source.Notebook, _to, source.DisplayPath),
            // Those of a run take the place of the outputs, which are all that a file of the same format would lose.
            .. _from is NotebookFormat.Ipynb && !withOutputs ? FormatLosses.OfJupyter(text, _to) : [],
        ];
    }

    /// <summary>The notebook as read.</summary>
    public NotebookFile Source { get; }

    /// <summary>The file to write, whose name says its format.</summary>
    public string Target { get; }

    /// <summary>What the written file does not hold, in words.</summary>
    public IReadOnlyList<string> Lost { get; }

    private bool IsWithinJupyter => (_from, _to) is (NotebookFormat.Ipynb, NotebookFormat.Ipynb);

    /// <summary>Reads a notebook and checks that the target's format can hold it.</summary>
    /// <param name="path">A .dib, .ipynb or .csx file.</param>
    /// <param name="target">The file to write.</param>
    /// <param name="withOutputs">True where it is a Jupyter file, and is to hold what a run shows.</param>
    /// <exception cref="NotebookFormatException">The file is no notebook, or would not be the same one in the other format.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Conversion Read(string path, string target, bool withOutputs = false)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"{path}: {(Directory.Exists(path) ? "found a folder" : "no such file")}, expected a notebook.");
        if (Path.GetExtension(path).ToLowerInvariant() is not (".dib" or ".ipynb" or ".csx"))
            throw new FileNotFoundException($"{path}: not a notebook; a .dib, .ipynb or .csx file was expected.");
        var bytes = File.ReadAllBytes(path);
        var source = NotebookFile.Read(path, bytes);
        return new Conversion(source, Utf8Text.Decode(bytes, source.DisplayPath), target, withOutputs);
    }

    /// <summary>Writes the target, whole or not at all.</summary>
    /// <param name="run">What the notebook's cells showed, for a Jupyter file; null for one without outputs.</param>
    public void Write(NotebookRun? run = null) => WholeFile.Write(Target, Text(run));

    /// <summary>The target's text.</summary>
    internal string Text(NotebookRun? run = null)
    {
        if (_to is NotebookFormat.Csx)
            return CsxWriter.Write(Source.Notebook);
        // Twice: a cell with a header in it is read back as two.
        if (_to is NotebookFormat.Dib)
            return DibWriter.Write(DibReader.Read(DibWriter.Write(Source.Notebook)));
        var outputs = run is null ? [.. Source.Notebook.Cells.Select(_ => JupyterOutputs.None)] : JupyterRun.Outputs(run);
        return IsWithinJupyter ? IpynbWriter.WithOutputs(_text, outputs) : IpynbWriter.Write(Source.Notebook, outputs);
    }
}
