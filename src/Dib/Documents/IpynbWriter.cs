using System.Text.Json.Nodes;

namespace Dib.Documents;

/// <summary>Writes Jupyter notebooks (nbformat 4.5). The same notebook gives the same text.</summary>
public static class IpynbWriter
{
    /// <summary>Writes a notebook without outputs.</summary>
    /// <remarks>
    /// Each cell that is not Markdown is a code cell that names its kernel as .NET notebooks do, in its metadata and, where that is not
    /// C#, on its first line too: Jupyter sends a kernel nothing but the text. The file's lines end as the notebook's do.
    /// </remarks>
    public static string Write(Notebook notebook) => Write(notebook, [.. notebook.Cells.Select(_ => JupyterOutputs.None)]);

    /// <summary>Writes a notebook with what its cells showed.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="outputs">One entry for each cell.</param>
    internal static string Write(Notebook notebook, IReadOnlyList<JupyterOutputs> outputs)
    {
        var ids = new Dictionary<string, int>();
        return Json(notebook.LineEnd, writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("cells");
            new JsonArray([.. notebook.Cells.Select((cell, index) => Cell(cell, NextId(cell, ids), outputs[index]))]).WriteTo(writer);
            WriteMetadata(writer, notebook.Metadata);
            writer.WriteNumber("nbformat", 4);
            writer.WriteNumber("nbformat_minor", 5);
            writer.WriteEndObject();
        });
    }

    /// <summary>Puts what the cells showed in the place of the outputs of a file, and leaves the rest of it as it is.</summary>
    /// <param name="json">The file's text, which <see cref="IpynbReader"/> has read.</param>
    /// <param name="outputs">One entry for each cell.</param>
    internal static string WithOutputs(string json, IReadOnlyList<JupyterOutputs> outputs)
    {
        json = TextLines.WithoutMark(json);
        var root = JsonText.Node(json)!;
        foreach (var (index, cell) in root["cells"]!.AsArray().Index())
        {
            if (cell!["cell_type"]!.GetValue<string>() != "code")
                continue;
            cell["execution_count"] = outputs[index].Count;
            cell["outputs"] = outputs[index].Values;
        }
        return Json(TextLines.EndOf(json), writer => root.WriteTo(writer));
    }

    /// <summary>A text as Jupyter writes it: a list of its lines, each with its end.</summary>
    internal static JsonArray Lines(string text)
    {
        var lines = text.Split('\n');
        var list = new JsonArray([.. lines[..^1].Select(line => (JsonNode)(line + "\n"))]);
        if (lines[^1].Length > 0)
            list.Add((JsonNode)lines[^1]);
        return list;
    }

    private static string Json(string lineEnd, Action<Utf8JsonWriter> write) =>
        JsonText.Write(write, new() { Indented = true, IndentSize = 1, NewLine = lineEnd }) + lineEnd;

    private static JsonObject Cell(Cell cell, string id, JupyterOutputs outputs)
    {
        if (cell.Kind == Kinds.Markdown)
        {
            return new JsonObject
            {
                ["cell_type"] = "markdown",
                ["id"] = id,
                ["metadata"] = new JsonObject(),
                ["source"] = Lines(cell.Source),
            };
        }
        return new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = outputs.Count,
            ["id"] = id,
            ["metadata"] = new JsonObject
            {
                ["dotnet_interactive"] = new JsonObject { ["language"] = cell.Kind },
                ["polyglot_notebook"] = new JsonObject { ["kernelName"] = cell.Kind },
            },
            ["outputs"] = outputs.Values,
            ["source"] = Lines(cell.Kind == Kinds.CSharp ? cell.Source : $"#!{cell.Kind}\n{cell.Source}"),
        };
    }

    private static void WriteMetadata(Utf8JsonWriter writer, NotebookMetadata? metadata)
    {
        writer.WriteStartObject("metadata");
        writer.WritePropertyName("kernelspec");
        new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" }.WriteTo(writer);
        writer.WritePropertyName("language_info");
        new JsonObject
        {
            ["file_extension"] = ".cs",
            ["mimetype"] = "text/x-csharp",
            ["name"] = "C#",
            ["pygments_lexer"] = "csharp",
        }.WriteTo(writer);
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

/// <summary>What one cell of a Jupyter notebook showed.</summary>
/// <param name="Count">Its place among the cells that were run; null where it was not.</param>
/// <param name="Values">The outputs as nbformat has them; each list is for one file.</param>
internal sealed record JupyterOutputs(int? Count, JsonArray Values)
{
    public static JupyterOutputs None => new(null, []);
}
