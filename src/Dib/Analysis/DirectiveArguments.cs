namespace Dib.Analysis;

/// <summary>A directive's arguments by parameter, every input answered.</summary>
internal sealed class DirectiveArguments(ILookup<string, DirectiveToken> values, Func<InputRequest, string> answer, string content, Func<string, DirectiveException> error)
{
    /// <summary>The lines below the directive that belong to it.</summary>
    public string Content => content;

    public string Required(string parameter) => Optional(parameter)!;

    public string? Optional(string parameter) => values[parameter].Select(Text).FirstOrDefault();

    public string[] All(string parameter) => [.. values[parameter].Select(Text)];

    public string NotEmpty(string parameter) =>
        Required(parameter) is { Length: > 0 } text ? text : throw error($"{parameter} is empty.");

    /// <summary>A name that C# code can use.</summary>
    public string Identifier(string parameter)
    {
        var name = Required(parameter);
        return IsIdentifier(name) ? name : throw error($"{parameter} is '{name}'; expected a C# identifier.");
    }

    /// <summary>True for a name that C# code can use.</summary>
    public static bool IsIdentifier(string name) => name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>The argument as <c>@kernel:name</c> outside of quotes, or null where it is a text.</summary>
    public (string Kernel, string Name)? Reference(string parameter) => values[parameter].First() is { IsQuoted: false, Input: null } token
        && token.Text.Split(':', 2) is [['@', .. var kernel], { Length: > 0 } name]
        && Documents.Kinds.Resolve(kernel) is { } kind ? (kind, name) : null;

    public DirectiveException Error(string problem) => error(problem);

    private string Text(DirectiveToken token) => token.Input is { } input ? answer(input) : token.Text;
}
