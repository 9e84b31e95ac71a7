namespace Dib;

/// <summary>Looks into JSON that may be of any shape.</summary>
internal static class JsonMembers
{
    /// <summary>A member of an object; of the kind <see cref="JsonValueKind.Undefined"/> where there is none, or no object.</summary>
    public static JsonElement Member(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : default;

    /// <summary>A member that is text; null where it is none, or empty.</summary>
    public static string? Text(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.String } member && member.GetString() is { Length: > 0 } text ? text : null;
}
