namespace Dib.Kernel;

/// <summary>C# that declares a variable with a text from outside, written so that no text can become code.</summary>
internal static class VariableCode
{
    public static string Declare(string name, string text, string? mimeType) => mimeType == "application/json"
        ? $"var @{name} = System.Text.Json.JsonDocument.Parse({Literal(text)});"
        : $"var @{name} = {Literal(text)};";

    /// <summary>A string literal that holds any text: every character that could end it is written by its number.</summary>
    private static string Literal(string text)
    {
        var literal = new System.Text.StringBuilder("\"");
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character) || character == ' ')
                literal.Append(character);
            else
                literal.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }
        return literal.Append('"').ToString();
    }
}
