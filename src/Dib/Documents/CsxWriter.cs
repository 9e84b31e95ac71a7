namespace Dib.Documents;

/// <summary>
/// Writes C# scripts: cells of C# as they are, other kinds as comments. A directive <c>#!…</c> becomes a comment too, as does a comment
/// that would be read as a mark; reading undoes it. Outputs are never written.
/// </summary>
public static class CsxWriter
{
    /// <summary>Writes a notebook; reading the text and writing it again gives the same text.</summary>
    /// <exception cref="ArgumentException">A cell's kind cannot stand in brackets: it would not be read as one.</exception>
    public static string Write(Notebook notebook)
    {
        var text = new StringBuilder();
        if (notebook.Metadata is { } metadata)
            Section(CsxReader.Metadata, [Commented(JsonText.Compact(metadata.Json))]);
        foreach (var cell in notebook.Cells)
        {
            if (!CanName(cell.Kind))
                throw new ArgumentException($"A cell has the kind '{cell.Kind}', which a .csx file cannot name.");
            var lines = cell.Source.Split('\n');
            if (cell.Kind == Kinds.CSharp)
                Section(null, lines[TextLines.Trim(lines)].Select(line => CsxReader.IsSpecial(line) ? Commented(line) : line));
            else
            {
                Section(cell.Kind, (cell.Source.Length == 0 ? [] : lines)
                    .Select(line => Commented(CsxReader.IsMark(line) ? Commented(line) : line)));
            }
        }
        return text.ToString();

        void Section(string? kind, IEnumerable<string> lines)
        {
            if (text.Length > 0)
                text.Append(notebook.LineEnd);
            text.Append(CsxReader.Marker).Append(kind is null ? "" : $" [{kind}]").Append(notebook.LineEnd);
            foreach (var line in lines)
                text.Append(line).Append(line.EndsWith('\r') ? "\r\n" : notebook.LineEnd);
        }
    }

    internal static bool CanName(string kind) =>
        kind != CsxReader.Metadata && CsxReader.KindOf($"{CsxReader.Marker} [{kind}]") == kind;

    private static string Commented(string line) => line.Length == 0 ? CsxReader.Comment : $"{CsxReader.Comment} {line}";
}
