namespace Dib.Kernel;

/// <summary>A variable of a session.</summary>
internal sealed record Variable(string Name, Type Type, object? Value)
{
    public string TypeName => ReadableName.OfType(Type);

    /// <summary>The variables that one cell declared.</summary>
    public static IEnumerable<Variable> Of(object submission) =>
        submission.GetType()
            .GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(field => char.IsLetter(field.Name[0]) || field.Name[0] == '_')
            .Select(field => new Variable(field.Name, field.FieldType, field.GetValue(submission)));
}

/// <summary>C# that declares a variable with a text from outside, written so that no text can become code.</summary>
internal static class VariableCode
{
    public static string Declare(string name, string text, string? mimeType) => mimeType == "application/json"
        ? $"var @{name} = System.Text.Json.JsonDocument.Parse({Literal(text)});"
        : $"var @{name} = {Literal(text)};";

    /// <summary>A variable of a type without a value yet.</summary>
    public static string Declare(string name, Type type) => $"{TypeText(type)} @{name} = default;";

    /// <summary>A string literal that holds any text: every character that could end it is written by its number.</summary>
    private static string Literal(string text)
    {
        var characters = text.Select(character => char.IsAsciiLetterOrDigit(character) || character == ' '
            ? $"{character}" : $"\\u{(int)character:x4}");
        return $"\"{string.Concat(characters)}\"";
    }

    /// <summary>A type as code names it; one that code cannot name is an object.</summary>
    private static string TypeText(Type type)
    {
        if (type.IsArray)
            return $"{TypeText(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (!type.IsVisible || type.IsPointer || type.IsByRef)
            return "object";
        var name = type.IsNested ? $"{TypeText(type.DeclaringType!)}.{type.Name}"
            : type.Namespace is { } space ? $"global::{space}.{type.Name}" : type.Name;
        return type.IsGenericType
            ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeText))}>"
            : name;
    }
}
