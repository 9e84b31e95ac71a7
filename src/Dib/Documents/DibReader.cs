namespace Dib.Documents;

/// <summary>Reads the <c>.dib</c> format. Reading runs nothing and touches no file.</summary>
public static class DibReader
{
    private const string Prefix = "#!";
    private const string MetadataPrefix = "#!meta";

    /// <summary>Reads a notebook.</summary>
    /// <remarks>
    /// Headers split wherever they stand, inside Markdown fences and raw strings too: the format has no escaping.
    /// The names that the metadata add hold for the whole file, also above the metadata; otherwise a written file,
    /// whose metadata stand first, could be read differently from the file that it was written from.
    /// Where metadata stand within a cell, the cell goes on behind them.
    /// A file without content gives one empty cell of its last header's kind.
    /// </remarks>
    /// <param name="text">The file's text; a leading byte order mark is dropped.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <exception cref="NotebookFormatException">The metadata are empty, not valid JSON or of another shape,
    /// or an alias stands for two kernels.</exception>
    public static Notebook Read(string text, string? file = null)
    {
        var lines = TextLines.OfFile(TextLines.WithoutMark(text));
        var (start, end) = FindMetadata(lines);
        var metadata = start == end ? null : NotebookMetadata.Parse(string.Join('\n', lines[(start + 1)..end]), file, start + 2);
        return new Notebook(ReadCells(lines, start, end, KindNames.For(metadata)), metadata, TextLines.EndOf(text));
    }

    private static (int Start, int End) FindMetadata(List<string> lines)
    {
        var start = lines.FindIndex(line => line.StartsWith(MetadataPrefix, StringComparison.Ordinal));
        if (start < 0)
            return (0, 0);

        var end = lines.FindIndex(start + 1, line => line.StartsWith(Prefix, StringComparison.Ordinal));
        return (start, end < 0 ? lines.Count : end);
    }

    private static List<Cell> ReadCells(List<string> lines, int metadataStart, int metadataEnd, KindNames names)
    {
        var cells = new List<Cell>();
        var kind = Kinds.CSharp;
        var content = new List<string>();
        var numbers = new List<int>();

        for (var i = 0; i < lines.Count; i++)
        {
            if (i >= metadataStart && i < metadataEnd)
                continue;

            if (lines[i].StartsWith(Prefix, StringComparison.Ordinal) && names.Resolve(lines[i][Prefix.Length..]) is { } next)
            {
                EndCell();
                kind = next;
                continue;
            }

            content.Add(lines[i]);
            numbers.Add(i + 1);
        }

        EndCell();
        if (cells.Count == 0)
            cells.Add(new Cell(kind, ""));
        return cells;

        void EndCell()
        {
            var (offset, length) = TextLines.Trim(content).GetOffsetAndLength(content.Count);
            if (length > 0)
                cells.Add(new Cell(kind, string.Join('\n', content.GetRange(offset, length)), numbers[offset]));
            content.Clear();
            numbers.Clear();
        }
    }
}
