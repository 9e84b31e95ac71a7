using System.Text.Json.Nodes;

namespace Dib.Documents;

/// <summary>Writes Jupyter notebooks (nbformat 4.5) without outputs. The same notebook gives the same text.</summary>
public static class IpynbWriter
{
    /// <summary>Writes a notebook. Each cell that is not Markdown is a code cell that names its kernel as .NET notebooks do.</summary>
    public static string Write(Notebook notebook)
    {
        var ids = new Dictionary<string, int>();
        var json = JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("cells");
            new JsonArray([.. notebook.Cells.Select(cell => Cell(cell, NextId(cell, ids)))]).WriteTo(writer);
            WriteMetadata(writer, notebook.Metadata);
            writer.WriteNumber("nbformat", 4);
            writer.WriteNumber("nbformat_minor", 5);
            writer.WriteEndObject();
        }, new() { Indented = true, IndentSize = 1, NewLine = "\n" });
        return json + "\n";
    }

    private static JsonObject Cell(Cell cell, string id)
    {
        var lines = cell.Source.Split('\n');
        var source = new JsonArray([.. lines[..^1].Select(line => (JsonNode)(line + "\n"))]);
        if (lines[^1].Length > 0)
            source.Add((JsonNode)lines[^1]);
        if (cell.Kind == Kinds.Markdown)
            return new JsonObject { ["cell_type"] = "markdown", ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = source };
        return new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = new JsonObject
            {
                ["dotnet_interactive"] = new JsonObject { ["language"] = cell.Kind },
                ["polyglot_notebook"] = new JsonObject { ["kernelName"] = cell.Kind },
            },
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        };
    }

    private static void WriteMetadata(Utf8JsonWriter writer, NotebookMetadata? metadata)
    {
        writer.WriteStartObject("metadata");
        writer.WritePropertyName("kernelspec");
        new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" }.WriteTo(writer);
        writer.WritePropertyName("language_info");
        new JsonObject { ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#" }.WriteTo(writer);
        if (metadata is not null)
        {
            // As it is written, which a node would not keep.
            writer.WritePropertyName("polyglot_notebook");
            writer.WriteRawValue(metadata.Json);
        }

        writer.WriteEndObject();
    }

    // By content, not by position: a cell put between others leaves their ids, and a diff small.
    private static string NextId(Cell cell, Dictionary<string, int> ids)
    {
        var id = ContentHash.OfText($"{cell.Kind}\n{cell.Source}")[..12];
        var count = ids[id] = ids.GetValueOrDefault(id) + 1;
        return count == 1 ? id : $"{id}-{count}";
    }
}
