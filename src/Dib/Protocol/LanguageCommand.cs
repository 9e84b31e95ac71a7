namespace Dib.Protocol;

/// <summary>
/// A question of an editor about a cell that is being written. Answered beside a running cell, and never by running
/// anything: from what the cells run so far declared, and from the text of those that were not run.
/// </summary>
/// <param name="Code">The cell's text.</param>
public abstract record LanguageCommand(string Code) : KernelCommand
{
    /// <summary>
    /// An addition of this engine, which may be left out: the texts of the C# cells above that have not been run as they
    /// stand there, in order. They are read as if they had been run.
    /// </summary>
    public IReadOnlyList<string>? EarlierCode { get; init; }

    /// <summary>
    /// An addition of this engine, which may be left out: any name for the cell. A newer <see cref="RequestDiagnostics"/>
    /// takes the place of an unanswered one for the same cell; without names all are answered.
    /// </summary>
    public string? Cell { get; init; }
}

/// <summary>A question about a place in a cell. A newer one of the same type takes the place of an unanswered one, which then fails.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">The place.</param>
public abstract record PositionCommand(string Code, LinePosition LinePosition) : LanguageCommand(Code);

/// <summary>Asks for the errors and warnings of a cell.</summary>
/// <param name="Code">The cell's text.</param>
public sealed record RequestDiagnostics(string Code) : LanguageCommand(Code);

/// <summary>Asks what can be written at a place.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">The place.</param>
public sealed record RequestCompletions(string Code, LinePosition LinePosition) : PositionCommand(Code, LinePosition);

/// <summary>Asks what a name stands for.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">A place within the name.</param>
public sealed record RequestHoverText(string Code, LinePosition LinePosition) : PositionCommand(Code, LinePosition);

/// <summary>Asks what the call around a place takes.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">The place.</param>
public sealed record RequestSignatureHelp(string Code, LinePosition LinePosition) : PositionCommand(Code, LinePosition);
