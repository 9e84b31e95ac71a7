namespace Dib.Documents;

/// <summary>Reads Jupyter notebooks (nbformat 4). Outputs are left behind. Reading runs nothing and touches no file.</summary>
public static class IpynbReader
{
    /// <summary>Reads a notebook.</summary>
    /// <remarks>
    /// A code cell's kind is, in this order: the header on its first line, <c>polyglot_notebook.kernelName</c>,
    /// <c>dotnet_interactive.language</c>, <c>vscode.languageId</c>, the notebook's language. Kinds that no notebook
    /// knows by itself are listed in the metadata, so that the notebook can be written as <c>.dib</c>. Empty cells stay, since cell
    /// numbers would otherwise differ from those that a Jupyter front end shows.
    /// </remarks>
    /// <param name="json">The file's text; a leading byte order mark is dropped.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <exception cref="NotebookFormatException">The text is not JSON, not nbformat 4,
    /// or a cell has not the form that it asks for.</exception>
    public static Notebook Read(string json, string? file = null)
    {
        json = TextLines.WithoutMark(json);
        using var document = JsonText.Parse(json, "a Jupyter notebook, which is JSON", file, 1);
        var root = document.RootElement;
        var format = root.Member("nbformat") is { ValueKind: not JsonValueKind.Undefined } stated ? stated.GetRawText() : null;
        if (format != "4")
            throw new NotebookFormatException(file, 1, format is null ? "no nbformat" : $"nbformat {format}",
                "a notebook with \"nbformat\": 4");
        if (root.Member("cells") is not { ValueKind: JsonValueKind.Array } cells)
            throw new NotebookFormatException(file, 1, "no list of cells", "\"cells\": [...]");

        var written = Property(root, "metadata", "polyglot_notebook");
        var metadata = written.ValueKind == JsonValueKind.Object ? NotebookMetadata.Parse(written.GetRawText(), file) : null;
        var names = KindNames.For(metadata);
        var defaultKind = DefaultKind(root, metadata, names, file);
        var sourceLines = IpynbSourceLines.Find(Encoding.UTF8.GetBytes(json));
        var read = cells.EnumerateArray()
            .Select((cell, index) => ReadCell(cell, index, sourceLines[index], defaultKind, names, file)).ToArray();
        var unlisted = read.Select(cell => cell.Kind).Where(kind => names.Resolve(kind) is null).Distinct().ToArray();

        return new Notebook(
            read.Length > 0 ? read : [new Cell(defaultKind, "")],
            unlisted.Length > 0 ? NotebookMetadata.WithKernels(metadata, unlisted) : metadata,
            TextLines.EndOf(json));
    }

    private static Cell ReadCell(JsonElement cell, int index, int line, string defaultKind, KindNames names, string? file)
    {
        var source = ReadSource(cell, index, line, file);
        return Text(cell, file, line, "cell_type") switch
        {
            "markdown" => new Cell(Kinds.Markdown, source, line),
            "raw" when Text(cell, file, line, "metadata", "raw_mimetype") == "text/html" => new Cell(Kinds.Html, source, line),
            "raw" => new Cell(Kinds.Markdown, source, line),
            "code" => ReadCode(cell, source, index, line, defaultKind, names, file),
            var type => throw new NotebookFormatException(file, line, $"cell {index + 1} with the type '{type}'", "code, markdown or raw"),
        };
    }

    private static Cell ReadCode(JsonElement cell, string source, int index, int line, string defaultKind, KindNames names,
        string? file)
    {
        var firstEnd = source.IndexOf('\n');
        var first = firstEnd < 0 ? source : source[..firstEnd];
        if (first.StartsWith("#!", StringComparison.Ordinal) && names.Resolve(first[2..]) is { } headerKind)
        {
            // A list of lines has one line of the file for each, a single text is one line of the file.
            var isList = cell.Member("source").ValueKind == JsonValueKind.Array;
            return firstEnd < 0 ? new Cell(headerKind, "", line) : new Cell(headerKind, source[(firstEnd + 1)..], isList ? line + 1 : line);
        }

        var named = Text(cell, file, line, "metadata", "polyglot_notebook", "kernelName")
            ?? Text(cell, file, line, "metadata", "dotnet_interactive", "language");
        if (named is "" || named?.Any(char.IsControl) == true)
            throw new NotebookFormatException(file, line, $"cell {index + 1} with the kernel {JsonSerializer.Serialize(named)}",
                "a name that can stand in a cell's header line");
        // What VS Code notes of a cell may be the name of no kind, as "polyglot-notebook".
        if (named is null && Text(cell, file, line, "metadata", "vscode", "languageId") is { } language)
            named = Kinds.Resolve(language);
        return new Cell(named is null ? defaultKind : names.Resolve(named) ?? named, source, line);
    }

    private static string ReadSource(JsonElement cell, int index, int line, string? file)
    {
        var path = $"the source of cell {index + 1}";
        var source = cell.Member("source");
        var text = source.ValueKind switch
        {
            JsonValueKind.String => JsonText.String(source, path, file, line),
            JsonValueKind.Array when source.EnumerateArray().All(part => part.ValueKind == JsonValueKind.String) =>
                string.Concat(source.EnumerateArray().Select(part => JsonText.String(part, path, file, line))),
            _ => throw new NotebookFormatException(file, line, $"cell {index + 1} without a source",
                "\"source\" as text or as a list of lines"),
        };
        return text.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string DefaultKind(JsonElement root, NotebookMetadata? metadata, KindNames names, string? file)
    {
        string[][] places = [["metadata", "kernelspec", "language"], ["metadata", "language_info", "name"]];
        foreach (var place in places)
        {
            // "polyglot-notebook" says that each cell names its own language.
            if (Text(root, file, 1, place) is { Length: > 0 } language && language != "polyglot-notebook")
                return Kinds.All.FirstOrDefault(kind => string.Equals(kind.LanguageName, language, StringComparison.OrdinalIgnoreCase))
                    ?.Name ?? names.Resolve(language) ?? language;
        }

        return metadata?.DefaultKernelName is { } name ? names.Resolve(name) ?? name : Kinds.CSharp;
    }

    private static string? Text(JsonElement element, string? file, int line, params string[] path) =>
        Property(element, path) is { ValueKind: JsonValueKind.String } field ? JsonText.String(field, path[^1], file, line) : null;

    private static JsonElement Property(JsonElement element, params string[] path) => path.Aggregate(element, JsonMembers.Member);
}

/// <summary>Finds the line of a Jupyter file on which each cell's source begins; the parsed JSON no longer knows it.</summary>
internal static class IpynbSourceLines
{
    /// <summary>One 1-based line per element of <c>cells</c>; a cell without a source has the line on which it begins.</summary>
    /// <param name="json">Valid JSON, an object.</param>
    public static List<int> Find(ReadOnlySpan<byte> json)
    {
        var lines = new List<int>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 256 });
        var (line, counted) = (1, 0);
        var inCells = false;

        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                inCells = reader.ValueTextEquals("cells"u8);
            else if (inCells && reader.CurrentDepth == 2 && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                lines.Add(LineHere(json, ref reader));
            else if (inCells && reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 3 } && reader.ValueTextEquals("source"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartArray)
                    reader.Read();
                lines[^1] = LineHere(json, ref reader);
            }
        }

        return lines;

        int LineHere(ReadOnlySpan<byte> text, ref Utf8JsonReader at)
        {
            var position = (int)at.TokenStartIndex;
            line += text[counted..position].Count((byte)'\n');
            counted = position;
            return line;
        }
    }
}
