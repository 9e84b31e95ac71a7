namespace Dib.Documents;

/// <summary>What a format cannot hold of a notebook, in words, each a thing that is not in the written file as it was.</summary>
public static class FormatLosses
{
    /// <summary>What of a notebook's cells is lost.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="to">The format that it is to be written in.</param>
    /// <param name="file">The name of the file that it was read from, for errors.</param>
    /// <exception cref="NotebookFormatException">A line of text would become code: nothing should be written.</exception>
    public static IReadOnlyList<string> Of(Notebook notebook, NotebookFormat to, string? file = null)
    {
        var names = KindNames.For(notebook.Metadata);
        var lost = new List<string>();
        var cells = notebook.Cells.Select((cell, index) => (cell, Number: index + 1, Lines: cell.Source.Split('\n'))).ToList();
        if (to is not NotebookFormat.Ipynb)
        {
            var empty = cells.Where(cell => to is NotebookFormat.Dib && cell.Lines.All(line => line.Length == 0)).ToList();
            var trimmed = cells.Except(empty).Where(cell => IsTrimmed(cell.cell, cell.Lines)).ToList();
            Add(empty.Count < cells.Count ? empty : [], numbers => $"{numbers}, which {(empty.Count == 1 ? "is" : "are")} empty");
            Add(trimmed, numbers => $"the empty lines at the ends of {numbers}");
        }
        foreach (var (cell, number, lines) in cells)
        {
            if (to is NotebookFormat.Csx && !CsxWriter.CanName(cell.Kind))
                throw new NotebookFormatException(file, cell.Line, $"cell {number} of the kind '{cell.Kind}'",
                    "a kind that a .csx file can name in brackets");
            foreach (var (index, line) in lines.Index())
            {
                var place = $"line {index + 1} of cell {number}";
                if (to is NotebookFormat.Ipynb && line.EndsWith('\r') && index < lines.Length - 1)
                    lost.Add($"the carriage return at the end of {place}");
                else if (to is NotebookFormat.Dib && line.StartsWith("#!", StringComparison.Ordinal))
                {
                    var isMetadata = notebook.Metadata is null && line.StartsWith("#!meta", StringComparison.Ordinal);
                    if (!isMetadata && names.Resolve(line[2..]) is null)
                        continue;
                    if (isMetadata || Kinds.IsShownByPage(cell.Kind))
                        throw new NotebookFormatException(file, cell.Line,
                            $"'{line}' as text, {place}, which in a .dib file begins {(isMetadata ? "the metadata" : "another cell")}",
                            "the line with a blank before it");
                    lost.Add($"that '{line}', {place}, is in one cell with what is above it: it begins another");
                }
            }
        }
        return lost;

        bool IsTrimmed(Cell cell, string[] lines) =>
            (to is NotebookFormat.Dib || cell.Kind == Kinds.CSharp) && lines.Length > 1 && (lines[0].Length == 0 || lines[^1].Length == 0);

        void Add(IEnumerable<(Cell, int Number, string[])> of, Func<string, string> text)
        {
            if (Numbers(of.Select(cell => cell.Number)) is { } numbers)
                lost.Add(text(numbers));
        }
    }

    /// <summary>What a Jupyter file holds beside its cells' texts and kinds.</summary>
    /// <param name="json">The file's text, which <see cref="IpynbReader"/> has read.</param>
    /// <param name="to">The format that it is to be written in, without outputs.</param>
    public static IReadOnlyList<string> OfJupyter(string json, NotebookFormat to)
    {
        using var document = JsonText.Parse(TextLines.WithoutMark(json), "a Jupyter notebook", null, 1);
        var cells = document.RootElement.Member("cells").EnumerateArray().Select((Cell, index) => (Cell, Number: index + 1)).ToList();
        var lost = new List<string>();
        var outputs = cells.Sum(cell => cell.Cell.Member("outputs") is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0);
        if (outputs > 0)
            lost.Add(outputs == 1 ? "1 output" : $"{outputs} outputs");
        if (to is NotebookFormat.Ipynb)
            return lost;
        Add("the attachments of ", cell => Names(cell.Member("attachments")).Any());
        Add("the type 'raw' of ", cell => cell.Member("cell_type").ValueEquals("raw"));
        var metadata = cells.SelectMany(cell => Names(cell.Cell.Member("metadata"), "dotnet_interactive", "polyglot_notebook", "vscode"),
            (cell, name) => (cell.Number, name)).GroupBy(entry => entry.name, entry => entry.Number);
        lost.AddRange(metadata.Select(entry => $"the metadata '{entry.Key}' of {Numbers(entry)}"));
        lost.AddRange(Names(document.RootElement.Member("metadata"), "kernelspec", "language_info", "polyglot_notebook")
            .Select(name => $"the notebook's metadata '{name}'"));
        return lost;

        void Add(string what, Func<JsonElement, bool> has)
        {
            if (Numbers(cells.Where(cell => has(cell.Cell)).Select(cell => cell.Number)) is { } numbers)
                lost.Add(what + numbers);
        }
    }

    private static IEnumerable<string> Names(JsonElement element, params string[] known) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(field => field.Name).Except(known) : [];

    private static string? Numbers(IEnumerable<int> cells) => cells.ToArray() switch
    {
        [] => null,
        [var one] => $"cell {one}",
        var several => $"cells {string.Join(", ", several)}",
    };
}
