namespace Dib.Documents;

/// <summary>A notebook as written: its cells in order and, where the file has one, its metadata. Holds no outputs.</summary>
/// <param name="Cells">The cells; never empty (a file without any content has one empty cell).</param>
/// <param name="Metadata">What the file's <c>#!meta</c> section says, or null where there is none.</param>
/// <param name="LineEnd">What ends the file's lines: <c>\r\n</c> where all of them end so, else <c>\n</c>.</param>
public sealed record Notebook(IReadOnlyList<Cell> Cells, NotebookMetadata? Metadata = null, string LineEnd = "\n");

/// <summary>One cell of a notebook.</summary>
/// <param name="Kind">The kernel's canonical name: <c>csharp</c>, <c>markdown</c>, <c>html</c>,
/// … (aliases are resolved on reading).</param>
/// <param name="Source">The cell's text, lines joined with <c>\n</c>.</param>
/// <param name="Line">The 1-based line of the file on which <paramref name="Source"/> begins.</param>
public sealed record Cell(string Kind, string Source, int Line = 1);

/// <summary>A file that is not the notebook it claims to be: where, what was found there, and what was expected.</summary>
/// <param name="file">The file's name, or null where the text came from no file.</param>
/// <param name="line">The 1-based line of the file.</param>
/// <param name="found">What stands there.</param>
/// <param name="expected">What should stand there.</param>
/// <param name="innerException">What was thrown first, if anything.</param>
public sealed class NotebookFormatException(string? file, int line, string found, string expected, Exception? innerException = null)
    : Exception($"{(file is null ? "line " : $"{file}:")}{line}: found {found}; expected {expected}.", innerException)
{
    /// <summary>The 1-based line of the file.</summary>
    public int Line { get; } = line;
}
