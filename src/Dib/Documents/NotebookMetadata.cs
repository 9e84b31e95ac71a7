using System.Text.Json.Nodes;

namespace Dib.Documents;

/// <summary>The <c>#!meta</c> section of a notebook: its JSON, kept as written, and the kernels that it names.</summary>
/// <param name="Json">The section's JSON object on one line.</param>
/// <param name="DefaultKernelName"><c>kernelInfo.defaultKernelName</c>, or null.</param>
/// <param name="Kernels">The entries of <c>kernelInfo.items</c>.</param>
public sealed record NotebookMetadata(string Json, string? DefaultKernelName, IReadOnlyList<NamedKernel> Kernels)
{
    /// <summary>Reads a metadata object.</summary>
    /// <param name="json">One JSON object, on one or several lines. Fields that are not known are kept and ignored.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <param name="line">The 1-based line of the file on which <paramref name="json"/> begins.</param>
    /// <exception cref="NotebookFormatException">The JSON is empty, broken, no object or of another shape,
    /// or one name or alias stands for two kernels.</exception>
    public static NotebookMetadata Parse(string json, string? file = null, int line = 1)
    {
        if (string.IsNullOrWhiteSpace(json))
            throw new NotebookFormatException(file, line, "no metadata after #!meta",
                "one JSON object on the lines below it, such as {\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[]}}");

        using var document = JsonText.Parse(json, "one JSON object as the notebook's metadata", file, line);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new NotebookFormatException(file, line,
                $"metadata that are a JSON {JsonText.NameOf(document.RootElement.ValueKind)}", "one JSON object");

        var (defaultName, kernels) = new MetadataShape(file, line).ReadKernelInfo(document.RootElement);
        _ = new KindNames(kernels, (found, expected) => new NotebookFormatException(file, line, found, expected));
        return new NotebookMetadata(JsonText.Compact(json), defaultName, kernels);
    }

    /// <summary>Adds kernels to <c>kernelInfo.items</c>, so that a file names every kind that its cells have.</summary>
    /// <param name="metadata">What to add to, or null where the notebook has no metadata yet.</param>
    /// <param name="names">The names to add; none of them is listed yet.</param>
    internal static NotebookMetadata WithKernels(NotebookMetadata? metadata, IEnumerable<string> names)
    {
        var root = JsonNode.Parse(metadata?.Json ?? "{}")!.AsObject();
        if (root["kernelInfo"] is not JsonObject info)
            root["kernelInfo"] = info = new JsonObject { ["defaultKernelName"] = Kinds.CSharp };
        if (info["items"] is not JsonArray items)
            info["items"] = items = [];
        foreach (var name in names)
            items.Add(new JsonObject { ["name"] = name });
        return Parse(JsonText.Write(writer => root.WriteTo(writer)));
    }
}

/// <summary>A kernel that a notebook's metadata names.</summary>
/// <param name="Name">Its name, as cell headers use it.</param>
/// <param name="LanguageName">The language that its cells are written in, or null.</param>
/// <param name="Aliases">Other names that cell headers may use.</param>
public sealed record NamedKernel(string Name, string? LanguageName, IReadOnlyList<string> Aliases);

/// <summary>Reads <c>kernelInfo</c> and says which of its fields has not the form that the format asks for.</summary>
internal sealed class MetadataShape(string? file, int line)
{
    public (string? DefaultName, IReadOnlyList<NamedKernel> Kernels) ReadKernelInfo(JsonElement metadata)
    {
        if (Field(metadata, "kernelInfo", "kernelInfo", JsonValueKind.Object) is not { } info)
            return (null, []);

        var defaultName = Text(info, "defaultKernelName", "kernelInfo.defaultKernelName");
        var kernels = Field(info, "items", "kernelInfo.items", JsonValueKind.Array) is { } items
            ? items.EnumerateArray().Select(ReadKernel).ToArray()
            : [];
        return (defaultName, kernels);
    }

    private NamedKernel ReadKernel(JsonElement item, int index)
    {
        var path = $"kernelInfo.items[{index}]";
        Require(item, path, JsonValueKind.Object);
        var name = Field(item, "name", $"{path}.name", JsonValueKind.String)
            ?? throw Error($"{path} without a name", "a name such as \"sql\"");
        var aliases = Field(item, "aliases", $"{path}.aliases", JsonValueKind.Array) is { } list
            ? list.EnumerateArray().Select((alias, i) => HeaderName(alias, $"{path}.aliases[{i}]")).ToArray()
            : [];
        return new NamedKernel(HeaderName(name, $"{path}.name"), Text(item, "languageName", $"{path}.languageName"), aliases);
    }

    private string HeaderName(JsonElement element, string path)
    {
        Require(element, path, JsonValueKind.String);
        var name = JsonText.String(element, path, file, line);
        return name.Length > 0 && !name.Any(char.IsControl)
            ? name
            : throw Error($"{path}: {JsonSerializer.Serialize(name)}", "a name that can stand in a cell's header line");
    }

    private string? Text(JsonElement parent, string name, string path) =>
        Field(parent, name, path, JsonValueKind.String) is { } field ? JsonText.String(field, path, file, line) : null;

    private JsonElement? Field(JsonElement parent, string name, string path, JsonValueKind kind)
    {
        if (!parent.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
            return null;

        Require(field, path, kind);
        return field;
    }

    private void Require(JsonElement element, string path, JsonValueKind kind)
    {
        if (element.ValueKind != kind)
            throw Error($"{path} that is a JSON {JsonText.NameOf(element.ValueKind)}", $"a JSON {JsonText.NameOf(kind)}");
    }

    private NotebookFormatException Error(string found, string expected) => new(file, line, found, expected);
}
