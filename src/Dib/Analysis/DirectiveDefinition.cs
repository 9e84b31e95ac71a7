namespace Dib.Analysis;

/// <summary>What a directive is called, takes and does.</summary>
public sealed record DirectiveDefinition
{
    internal DirectiveDefinition(string name, IReadOnlyList<DirectiveParameter> parameters, string description, Func<DirectiveArguments, Directive> create) =>
        (Name, Parameters, Description, Create) = (name, parameters, description, create);

    /// <summary>As lines begin: <c>#!import</c>, <c>#r</c>.</summary>
    public string Name { get; }

    /// <summary>What it takes; at most one of them is no option.</summary>
    public IReadOnlyList<DirectiveParameter> Parameters { get; }

    /// <summary>What it does, in one sentence.</summary>
    public string Description { get; }

    /// <summary>The whole line as it is written.</summary>
    public string Usage => string.Join(' ', Parameters.Select(parameter => parameter.Usage).Prepend(Name));

    /// <summary>True where the directive is carried out before any code of its cell, wherever it stands, and does not split the code.</summary>
    public bool IsHoisted { get; init; }

    /// <summary>True where the lines below may belong to the directive.</summary>
    internal bool MayTakeContent { get; init; }

    /// <summary>Makes the directive from its arguments, or fails with what is wrong with them.</summary>
    internal Func<DirectiveArguments, Directive> Create { get; }
}
