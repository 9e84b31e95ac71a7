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

/// <summary>C# that declares a variable for a value from outside. The value is no part of it: no text can become code, and the
/// compiled cells stand for every value.</summary>
internal static class VariableCode
{
    public static string Declare(string name, Type type) => $"{TypeText(type)} @{name} = default;";

    /// <summary>The type of the variable that a text of a format becomes.</summary>
    /// <param name="mimeType">The format; null for plain text.</param>
    /// <param name="isPassword">True for a text that must not be shown.</param>
    public static Type TypeFor(string? mimeType, bool isPassword = false) =>
        isPassword ? typeof(Microsoft.DotNet.Interactive.PasswordString)
        : mimeType == "application/json" ? typeof(System.Text.Json.JsonDocument) : typeof(string);

    /// <summary>The value that a text stands for.</summary>
    /// <exception cref="CellException">The text is not what its format says.</exception>
    public static object ValueOf(string text, Type type)
    {
        if (type == typeof(string))
            return text;
        if (type == typeof(Microsoft.DotNet.Interactive.PasswordString))
            return new Microsoft.DotNet.Interactive.PasswordString(text);
        try
        {
            return System.Text.Json.JsonDocument.Parse(text);
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new CellException($"found a text that is not JSON ({error.Message})", cause: error);
        }
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
