using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dib.Documents;

/// <summary>Writes Jupyter notebooks (nbformat 4.5) without outputs. The same notebook gives the same text.</summary>
public static class IpynbWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a notebook. Each cell that is not Markdown is a code cell that names its kernel as .NET notebooks do.</summary>
    public static string Write(Notebook notebook)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("cells");
            var ids = new Dictionary<string, int>();
            foreach (var cell in notebook.Cells)
                WriteCell(writer, cell, NextId(cell, ids));
            writer.WriteEndArray();
            WriteMetadata(writer, notebook.Metadata);
            writer.WriteNumber("nbformat", 4);
            writer.WriteNumber("nbformat_minor", 5);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteCell(Utf8JsonWriter writer, Cell cell, string id)
    {
        var isMarkdown = cell.Kind == Kinds.Markdown;
        writer.WriteStartObject();
        writer.WriteString("cell_type", isMarkdown ? "markdown" : "code");
        if (!isMarkdown)
            writer.WriteNull("execution_count");
        writer.WriteString("id", id);
        writer.WriteStartObject("metadata");
        if (!isMarkdown)
        {
            WriteObject(writer, "dotnet_interactive", ("language", cell.Kind));
            WriteObject(writer, "polyglot_notebook", ("kernelName", cell.Kind));
        }

        writer.WriteEndObject();
        if (!isMarkdown)
        {
            writer.WriteStartArray("outputs");
            writer.WriteEndArray();
        }

        writer.WriteStartArray("source");
        var lines = cell.Source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var isLast = i == lines.Length - 1;
            if (!isLast || lines[i].Length > 0)
                writer.WriteStringValue(isLast ? lines[i] : lines[i] + "\n");
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, NotebookMetadata? metadata)
    {
        writer.WriteStartObject("metadata");
        WriteObject(writer, "kernelspec", ("display_name", ".NET (C#)"), ("language", "C#"), ("name", ".net-csharp"));
        WriteObject(writer, "language_info", ("file_extension", ".cs"), ("mimetype", "text/x-csharp"), ("name", "C#"));
        if (metadata is not null)
        {
            writer.WritePropertyName("polyglot_notebook");
            writer.WriteRawValue(metadata.Json);
        }

        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, string name, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        writer.WriteStartObject(name);
        foreach (var (field, value) in fields)
            writer.WriteString(field, value);
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
