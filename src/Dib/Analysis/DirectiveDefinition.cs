namespace Dib.Analysis;

/// <summary>What a directive is called, takes and does.</summary>
/// <param name="Name">As lines begin: <c>#!import</c>, <c>#r</c>.</param>
/// <param name="Parameters">What it takes; at most one of them is no option.</param>
/// <param name="Description">What it does, in one sentence.</param>
/// <param name="Create">Makes the directive from its arguments, or fails with what is wrong with them.</param>
internal sealed record DirectiveDefinition(
    string Name, IReadOnlyList<DirectiveParameter> Parameters, string Description, Func<DirectiveArguments, Directive> Create)
{
    /// <summary>The whole line as it is written.</summary>
    public string Usage => string.Join(' ', Parameters.Select(parameter => parameter.Usage).Prepend(Name));

    /// <summary>True where the directive is carried out before any code of its cell, wherever it stands,
    /// and does not split the code.</summary>
    public bool IsHoisted { get; init; }

    /// <summary>True where the lines below may belong to the directive.</summary>
    public bool MayTakeContent { get; init; }
}

/// <summary>One thing that a directive takes.</summary>
/// <param name="Name">An option such as <c>--name</c>, or what an argument without an option is called.</param>
/// <param name="Placeholder">What an option's value is called, or null for an argument without an option.</param>
/// <param name="IsRequired">True where the directive means nothing without it.</param>
/// <param name="IsRepeated">True where any number of arguments may follow each other.</param>
/// <param name="IsQuoted">True where the argument must stand in quotes.</param>
internal sealed record DirectiveParameter(string Name, string? Placeholder = null, bool IsRequired = true,
    bool IsRepeated = false, bool IsQuoted = false)
{
    /// <summary>True for an option with a value, false for an argument that stands alone.</summary>
    public bool IsOption => Placeholder is not null;

    /// <summary>How it is written, in brackets where it may be left out.</summary>
    public string Usage => IsRequired ? Written : $"[{Written}]";

    private string Written => (IsOption ? $"{Name} {Placeholder}" : Name) + (IsRepeated ? " …" : "");
}

/// <summary>A directive's arguments by parameter, every input answered.</summary>
internal sealed class DirectiveArguments(ILookup<string, DirectiveToken> values, Func<InputRequest, string> answer, string content,
    Func<string, DirectiveException> error)
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
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>True where the argument is an answer that must not be shown.</summary>
    public bool IsPassword(string parameter) => values[parameter].FirstOrDefault()?.Input is { IsPassword: true };

    /// <summary>The argument as <c>@kernel:name</c> outside of quotes, or <c>@name</c> for a variable of C#; null where it is a
    /// text.</summary>
    public (string Kernel, string Name)? Reference(string parameter) =>
        values[parameter].FirstOrDefault() is not { IsQuoted: false, Input: null, Text: ['@', .. var text] } ? null
        : IsIdentifier(text) ? (Documents.Kinds.CSharp, text)
        : text.Split(':', 2) is [{ Length: > 0 } kernel, { Length: > 0 } name] ? (Documents.Kinds.Resolve(kernel) ?? kernel, name) : null;

    public DirectiveException Error(string problem) => error(problem);

    private string Text(DirectiveToken token) => token.Input is { } input ? answer(input) : token.Text;
}
