namespace Dib.Documents;

/// <summary>A notebook as written: its cells in order and, where the file has one, its metadata. Holds no outputs.</summary>
/// <param name="Cells">The cells; never empty (a file without any content has one empty cell).</param>
/// <param name="Metadata">What the file's <c>#!meta</c> section says, or null where there is none.</param>
/// <param name="LineEnd">What ends the file's lines: <c>\r\n</c> where all of them end so, else <c>\n</c>.</param>
public sealed record Notebook(IReadOnlyList<Cell> Cells, NotebookMetadata? Metadata = null, string LineEnd = "\n");
