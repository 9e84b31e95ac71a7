namespace Dib.Protocol;

/// <summary>Something that a client asks of a kernel. The name of the type is the <c>commandType</c> on the wire.</summary>
public abstract record KernelCommand
{
    /// <summary>The kernel that should take it, or null for the default.</summary>
    public string? TargetKernelName { get; init; }
}

/// <summary>Runs a cell.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="Parameters">Facts about the submission, by name; <c>cell</c> is what errors call it. Additions of this engine:
/// <c>dataFlow</c> asks for a <see cref="DataFlowProduced"/>, and <c>after</c> names the submissions to run after. May be null.</param>
public sealed record SubmitCode(string Code, IReadOnlyDictionary<string, string>? Parameters = null) : KernelCommand;

/// <summary>Asks what the kernel is and can do.</summary>
public sealed record RequestKernelInfo : KernelCommand;

/// <summary>Makes another folder the current one.</summary>
/// <param name="WorkingDirectory">An existing folder.</param>
public sealed record ChangeWorkingDirectory(string WorkingDirectory) : KernelCommand;

/// <summary>
/// An addition of this engine: forgets what cells declared, set and registered, as if none had run. What they were compiled to stays
/// loaded, so that the same cells, run again with other inputs, cost little.
/// </summary>
/// <param name="Culture">The name of the culture whose numbers are shown from now on; null for the same as before.</param>
public sealed record StartOver(string? Culture = null) : KernelCommand;

/// <summary>
/// Stops the running command, or the first that waits, which then fails with "Command cancelled." Only a cell that waits in a call that
/// cannot be interrupted has not stopped two seconds later, and keeps the kernel, which <see cref="CommandFailed.StillRunning"/> tells:
/// the next submission waits for it for three seconds and then fails so too. The client may wait, or end the process.
/// </summary>
public sealed record Cancel : KernelCommand;

/// <summary>Ends the process with exit code 0.</summary>
public sealed record Quit : KernelCommand;

/// <summary>Sent by the kernel to its client: asks the reader for a value.</summary>
/// <param name="ParameterName">The input's name.</param>
/// <param name="Prompt">What to ask.</param>
/// <param name="IsPassword">True where typing must not be shown.</param>
/// <param name="SaveAs">Where to remember the value, or null.</param>
/// <param name="Type">A hint at the kind of value, or null.</param>
public sealed record RequestInput(string ParameterName, string Prompt, bool IsPassword, string? SaveAs = null, string? Type = null)
    : KernelCommand;

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

/// <summary>A question about a place in a cell. A newer one of the same type takes the place of an unanswered one,
/// which then fails.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">The place.</param>
public abstract record PositionCommand(string Code, LinePosition LinePosition) : LanguageCommand(Code);

/// <summary>Asks for the errors and warnings of a cell.</summary>
/// <param name="Code">The cell's text.</param>
public sealed record RequestDiagnostics(string Code) : LanguageCommand(Code);

/// <summary>Asks for the edits that lay a cell's C# out as is usual, or as an <c>.editorconfig</c> near the notebook says.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePositionSpan">What is to be laid out; the whole cell where null.</param>
/// <param name="Typed">The place behind a <c>;</c> or <c>}</c> just typed: what ends there is laid out. Null for none.</param>
/// <param name="TabSize">How wide an indentation is, where no <c>.editorconfig</c> says so.</param>
/// <param name="InsertSpaces">Whether it is of blanks, where no <c>.editorconfig</c> says so.</param>
public sealed record RequestFormatting(string Code, LinePositionSpan? LinePositionSpan = null, LinePosition? Typed = null,
    int TabSize = 4, bool InsertSpaces = true) : LanguageCommand(Code);

/// <summary>Asks what the names in a cell stand for, as an editor colours them.</summary>
/// <param name="Code">The cell's text.</param>
public sealed record RequestSemanticTokens(string Code) : LanguageCommand(Code);

/// <summary>An addition of this engine: asks how data flow through a cell, run or not.</summary>
/// <param name="Code">The cell's text.</param>
public sealed record RequestDataFlow(string Code) : LanguageCommand(Code);

/// <summary>Asks what can be written at a place.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">The place.</param>
/// <param name="TakesEdits">
/// An addition of this engine: true for a client that makes the edits that a completion brings. Only it is offered what is not imported.
/// </param>
public sealed record RequestCompletions(string Code, LinePosition LinePosition, bool TakesEdits = false)
    : PositionCommand(Code, LinePosition);

/// <summary>Asks what a name stands for.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">A place within the name.</param>
public sealed record RequestHoverText(string Code, LinePosition LinePosition) : PositionCommand(Code, LinePosition);

/// <summary>Asks what the call around a place takes.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">The place.</param>
public sealed record RequestSignatureHelp(string Code, LinePosition LinePosition) : PositionCommand(Code, LinePosition);

/// <summary>Asks for edits that mend the name at a place, which nothing known stands for.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">A place within the name.</param>
public sealed record RequestCodeActions(string Code, LinePosition LinePosition) : PositionCommand(Code, LinePosition);

/// <summary>A question about a place whose answer may lie in any cell of the notebook. An addition of this engine.</summary>
/// <param name="Code">The text of the cell with the place.</param>
/// <param name="LinePosition">The place.</param>
public abstract record NotebookCommand(string Code, LinePosition LinePosition) : PositionCommand(Code, LinePosition)
{
    /// <summary>
    /// The C# cells of the notebook, in order; the one with the place is that of the name <see cref="LanguageCommand.Cell"/>. They take
    /// the place of <see cref="LanguageCommand.EarlierCode"/>. May be null for a cell alone.
    /// </summary>
    public IReadOnlyList<NotebookCell>? Cells { get; init; }
}

/// <summary>A C# cell of a notebook.</summary>
/// <param name="Name">What the client calls it; answers that lead to it say this name.</param>
/// <param name="Code">Its text.</param>
/// <param name="HasRun">True where the kernel has run it as it stands.</param>
/// <param name="Label">What a reader calls it; its name where null.</param>
public sealed record NotebookCell(string Name, string Code, bool HasRun = false, string? Label = null);

/// <summary>Asks where what a name stands for is declared.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">A place within the name.</param>
public sealed record RequestDefinition(string Code, LinePosition LinePosition) : NotebookCommand(Code, LinePosition);

/// <summary>Asks for the edits in all cells that give a name another one. Fails where that is not possible, and says why.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="LinePosition">A place within the name.</param>
/// <param name="NewName">The new name; null to ask whether the name can be renamed.</param>
public sealed record RequestRename(string Code, LinePosition LinePosition, string? NewName = null) : NotebookCommand(Code, LinePosition);

/// <summary>A place in a cell.</summary>
/// <param name="Line">Zero-based line.</param>
/// <param name="Character">Zero-based UTF-16 unit within the line.</param>
public readonly record struct LinePosition(int Line, int Character);

/// <summary>A stretch of a cell.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
public readonly record struct LinePositionSpan(LinePosition Start, LinePosition End);
