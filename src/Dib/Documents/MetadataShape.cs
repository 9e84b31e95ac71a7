using System.Text.Json;

namespace Dib.Documents;

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
        var name = Text(item, "name", $"{path}.name") ?? throw Error($"{path} without a name", "a name such as \"sql\"");
        var aliases = Field(item, "aliases", $"{path}.aliases", JsonValueKind.Array) is { } list
            ? list.EnumerateArray().Select((alias, i) => HeaderName(alias, $"{path}.aliases[{i}]")).ToArray()
            : [];
        return new NamedKernel(CheckHeaderName(name, $"{path}.name"), Text(item, "languageName", $"{path}.languageName"), aliases);
    }

    private string HeaderName(JsonElement element, string path)
    {
        Require(element, path, JsonValueKind.String);
        return CheckHeaderName(JsonText.String(element, path, file, line), path);
    }

    private string CheckHeaderName(string name, string path) =>
        name.Length > 0 && !name.Any(char.IsControl)
            ? name
            : throw Error($"{path}: {JsonSerializer.Serialize(name)}", "a name that can stand in a cell's header line");

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
            throw Error($"{path} that is a JSON {JsonText.NameOf(element)}", $"a JSON {JsonText.NameOf(kind)}");
    }

    private NotebookFormatException Error(string found, string expected) => new(file, line, found, expected);
}
