using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Dib.Documents;

/// <summary>
/// What formats ask of JSON beyond the framework: letters that stay readable, whitespace dropped without touching a value, and
/// errors with the file's line.
/// </summary>
internal static partial class JsonText
{
    // Deeper than any notebook, and far from what would exhaust a stack.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>What a function writes, as text.</summary>
    public static string Write(Action<Utf8JsonWriter> write, JsonWriterOptions options = default)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options with { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The same JSON on one line: numbers, escapes and the order of fields stay as they were written.</summary>
    public static string Compact(string json) => StringOrBlanks().Replace(json, match => match.Value.StartsWith('"') ? match.Value : "");

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|[ \t\r\n]+
        """)]
    private static partial Regex StringOrBlanks();

    /// <summary>JSON as nodes, which can be changed.</summary>
    /// <exception cref="JsonException">The text is none.</exception>
    public static JsonNode? Node(string json) =>
        JsonNode.Parse(json, documentOptions: Options);

    public static JsonDocument Parse(string json, string expected, string? file, int line)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException e)
        {
            // The framework repeats the position at the end of its message; ours is the file's own line.
            var reason = e.Message.Split(" LineNumber:")[0];
            throw new NotebookFormatException(file, line + (int)(e.LineNumber ?? 0),
                $"text that is not JSON ({reason.TrimEnd('.', ' ')})", expected, e);
        }
        catch (ArgumentException e)
        {
            throw new NotebookFormatException(file, line, "half of a surrogate pair, which no UTF-8 file can hold", expected, e);
        }
    }

    public static string String(JsonElement element, string path, string? file, int line)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new NotebookFormatException(file, line, $"{path} with an escape that is half of a surrogate pair", "text", e);
        }
    }

    public static string NameOf(JsonValueKind kind) => kind is JsonValueKind.True or JsonValueKind.False
        ? "boolean" : kind.ToString().ToLowerInvariant();
}
