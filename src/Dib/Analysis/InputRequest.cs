using System.Text.Json;

namespace Dib.Analysis;

/// <summary>A value that a directive asks the front end for: <c>@input:name</c>, <c>@password:name</c>, or <c>@input:{"prompt": "…", "saveAs": "name", "type": "password"}</c>.</summary>
/// <param name="Name">The name, which is also what the front end shows; a headless run is given <c>--input name=value</c>.</param>
/// <param name="IsPassword">True where what is typed must not be shown.</param>
public sealed record InputRequest(string Name, bool IsPassword)
{
    /// <summary>Reads what stands behind the colon: a name, or an object that describes the input.</summary>
    internal static InputRequest Read(string text, bool isPassword)
    {
        if (!text.StartsWith('{'))
            return new InputRequest(text, isPassword);
        try
        {
            using var json = JsonDocument.Parse(text);
            string? Member(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return new InputRequest(Member("saveAs") ?? Member("prompt") ?? "input", isPassword || Member("type") == "password");
        }
        catch (JsonException)
        {
            return new InputRequest(text, isPassword);
        }
    }
}
