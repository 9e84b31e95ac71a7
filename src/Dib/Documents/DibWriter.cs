namespace Dib.Documents;

/// <summary>Writes the <c>.dib</c> format: cells and metadata, never an output.</summary>
public static class DibWriter
{
    /// <summary>Writes a notebook; reading the text and writing it again gives the same text.</summary>
    /// <remarks>
    /// Lines end as in the file that the notebook was read from (see <see cref="Notebook.LineEnd"/>), with one exception: a line
    /// whose text ends with a lone <c>\r</c> is ended by <c>\r\n</c>, since it would lose that character otherwise. The format has no
    /// escaping: a cell that contains a header line is read back as two cells. Empty cells are not written; a notebook of nothing else is
    /// its first cell's header.
    /// </remarks>
    /// <param name="notebook">The notebook; the sources' line ends are <c>\n</c>.</param>
    /// <exception cref="ArgumentException">A cell's kind is neither known nor listed in the metadata:
    /// its header would not be read as one.</exception>
    public static string Write(Notebook notebook)
    {
        var names = KindNames.For(notebook.Metadata);
        var text = new StringBuilder();
        if (notebook.Metadata is { } metadata)
            Section(text, notebook.LineEnd, "meta", [JsonText.Compact(metadata.Json)]);

        var written = 0;
        foreach (var cell in notebook.Cells)
        {
            var lines = cell.Source.Split('\n');
            var content = lines[TextLines.Trim(lines)];
            if (content.Length == 0)
                continue;

            Section(text, notebook.LineEnd, Header(cell, names), content);
            written++;
        }

        if (written == 0)
            Section(text, notebook.LineEnd, notebook.Cells.Count == 0 ? Kinds.CSharp : Header(notebook.Cells[0], names), []);
        return text.ToString();
    }

    private static string Header(Cell cell, KindNames names) =>
        names.Resolve(cell.Kind)
        ?? throw new ArgumentException($"A cell has the kind '{cell.Kind}', which is neither known nor listed in the notebook's metadata.");

    private static void Section(StringBuilder text, string lineEnd, string name, IReadOnlyCollection<string> lines)
    {
        if (text.Length > 0)
            text.Append(lineEnd);
        text.Append("#!").Append(name).Append(lineEnd);
        if (lines.Count == 0)
            return;

        text.Append(lineEnd);
        foreach (var line in lines)
            text.Append(line).Append(line.EndsWith('\r') ? "\r\n" : lineEnd);
    }
}
