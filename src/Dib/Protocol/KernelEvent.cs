using System.Text.Json.Serialization;

namespace Dib.Protocol;

/// <summary>Something that a kernel tells its client. The name of the type is the <c>eventType</c> on the wire.</summary>
public abstract record KernelEvent;

/// <summary>Sent once, when the kernel can take commands.</summary>
/// <param name="KernelInfos">The languages it runs.</param>
public sealed record KernelReady(IReadOnlyList<KernelInfo> KernelInfos) : KernelEvent;

/// <summary>Answers <c>RequestKernelInfo</c>.</summary>
/// <param name="KernelInfo">What the kernel is and can do.</param>
public sealed record KernelInfoProduced(KernelInfo KernelInfo) : KernelEvent;

/// <summary>A submission has been read.</summary>
/// <param name="Code">The code as sent.</param>
public sealed record CodeSubmissionReceived(string Code) : KernelEvent;

/// <summary>A submission is complete and will be run.</summary>
/// <param name="Code">The code as sent.</param>
public sealed record CompleteCodeSubmissionReceived(string Code) : KernelEvent;

/// <summary>What the compiler says of a submission.</summary>
/// <param name="Diagnostics">Errors and warnings, in order of place.</param>
/// <param name="FormattedDiagnostics">The same as text.</param>
public sealed record DiagnosticsProduced(IReadOnlyList<ProtocolDiagnostic> Diagnostics,
    IReadOnlyList<FormattedValue> FormattedDiagnostics) : KernelEvent
{
    /// <summary>The event of some diagnostics.</summary>
    public static DiagnosticsProduced Of(IReadOnlyList<ProtocolDiagnostic> diagnostics) =>
        new(diagnostics, [.. diagnostics.Select(diagnostic => new FormattedValue("text/plain", diagnostic.ToString()))]);
}

/// <summary>Text that the cell wrote to its standard output.</summary>
/// <param name="FormattedValues">One <c>text/plain</c> value.</param>
public sealed record StandardOutputValueProduced(IReadOnlyList<FormattedValue> FormattedValues) : KernelEvent;

/// <summary>Text that the cell wrote to its standard error.</summary>
/// <param name="FormattedValues">One <c>text/plain</c> value.</param>
public sealed record StandardErrorValueProduced(IReadOnlyList<FormattedValue> FormattedValues) : KernelEvent;

/// <summary>A value was shown.</summary>
/// <param name="FormattedValues">Its formats, the best first.</param>
/// <param name="ValueId">The name by which <see cref="DisplayedValueUpdated"/> replaces it.</param>
public sealed record DisplayedValueProduced(IReadOnlyList<FormattedValue> FormattedValues, string ValueId) : KernelEvent;

/// <summary>A value shown earlier was replaced.</summary>
/// <param name="FormattedValues">The new value's formats, the best first.</param>
/// <param name="ValueId">The display that it replaces.</param>
public sealed record DisplayedValueUpdated(IReadOnlyList<FormattedValue> FormattedValues, string ValueId) : KernelEvent;

/// <summary>The value of a cell's last expression.</summary>
/// <param name="FormattedValues">Its formats, the best first.</param>
/// <param name="ValueId">A name for it.</param>
public sealed record ReturnValueProduced(IReadOnlyList<FormattedValue> FormattedValues, string ValueId) : KernelEvent;

/// <summary>The last event of a command that did what it should.</summary>
/// <param name="ExecutionOrder">How many submissions the kernel has run, this one included; null for other commands.</param>
public sealed record CommandSucceeded(int? ExecutionOrder = null) : KernelEvent;

/// <summary>The last event of a command that failed.</summary>
/// <param name="Message">Why, in one or a few lines.</param>
/// <param name="ExecutionOrder">How many submissions the kernel has run, this one included; null for other commands.</param>
/// <param name="Details">A stack trace or the compiler's list, or null.</param>
/// <param name="Line">The 1-based line of the submission, or null where none is to blame.</param>
/// <param name="StillRunning">
/// True where a cancelled cell had not stopped, and may never: the client is to end the process. Not on the wire where false.
/// </param>
public sealed record CommandFailed(
    string Message,
    int? ExecutionOrder = null,
    string? Details = null,
    int? Line = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool StillRunning = false) : KernelEvent;

/// <summary>The client's answer to a <c>RequestInput</c>.</summary>
/// <param name="Value">What was typed.</param>
public sealed record InputProduced(string Value) : KernelEvent;

/// <summary>An error or a warning at a place in a submission.</summary>
/// <param name="LinePositionSpan">Where.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c>, <c>info</c> or <c>hidden</c>.</param>
/// <param name="Code">The compiler's number for it.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ProtocolDiagnostic(LinePositionSpan LinePositionSpan, string Severity, string Code, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"line {LinePositionSpan.Start.Line + 1}, column {LinePositionSpan.Start.Character + 1}: {Severity} {Code}: {Message}";
}

/// <summary>What can be written at a place, the best first.</summary>
/// <param name="LinePositionSpan">What a completion replaces.</param>
/// <param name="Completions">The completions that fit what has been typed.</param>
public sealed record CompletionsProduced(LinePositionSpan LinePositionSpan, IReadOnlyList<CompletionItem> Completions) : KernelEvent;

/// <summary>Something that can be written.</summary>
/// <param name="DisplayText">As listed.</param>
/// <param name="Kind">What it is: <c>Method</c>, <c>Property</c>, <c>Local</c>, <c>Keyword</c> and so on.</param>
/// <param name="FilterText">What typing is compared with.</param>
/// <param name="SortText">Orders the list when compared as text.</param>
/// <param name="InsertText">What is written.</param>
/// <param name="InsertTextFormat">Null: <paramref name="InsertText"/> is written as it is.</param>
/// <param name="Documentation">Markdown, or null.</param>
public sealed record CompletionItem(string DisplayText, string Kind, string FilterText, string SortText, string InsertText,
    string? InsertTextFormat, string? Documentation)
{
    /// <summary>The namespace that is imported along, or null. An addition of this engine, not on the wire where null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Import { get; init; }

    /// <summary>What is written elsewhere in the cell along: the <c>using</c> line. Not on the wire where null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CodeEdit>? AdditionalEdits { get; init; }
}

/// <summary>What a name stands for.</summary>
/// <param name="Content">The same in one or more formats.</param>
/// <param name="LinePositionSpan">The name, or null.</param>
public sealed record HoverTextProduced(IReadOnlyList<FormattedValue> Content, LinePositionSpan? LinePositionSpan) : KernelEvent;

/// <summary>What a call takes.</summary>
/// <param name="Signatures">All overloads; none where there is no call.</param>
/// <param name="ActiveSignatureIndex">The overload that fits the arguments so far.</param>
/// <param name="ActiveParameterIndex">The parameter that is being written.</param>
public sealed record SignatureHelpProduced(IReadOnlyList<SignatureInformation> Signatures, int ActiveSignatureIndex,
    int ActiveParameterIndex) : KernelEvent;

/// <summary>One overload.</summary>
/// <param name="Label">Its signature.</param>
/// <param name="Documentation">What it does.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record SignatureInformation(string Label, FormattedValue Documentation, IReadOnlyList<ParameterInformation> Parameters);

/// <summary>A parameter.</summary>
/// <param name="Label">As it stands in the signature's label.</param>
/// <param name="Documentation">What it is.</param>
public sealed record ParameterInformation(string Label, FormattedValue Documentation);

/// <summary>Where a name is declared: in several places for a type in parts, in none where there is no source.</summary>
/// <param name="Places">The places.</param>
public sealed record DefinitionProduced(IReadOnlyList<SourcePlace> Places) : KernelEvent;

/// <summary>A place in source: in a cell of the notebook, or in a file.</summary>
/// <param name="Cell">The cell's name, as the client calls it; null for a file.</param>
/// <param name="File">The file's absolute path; null for a cell.</param>
/// <param name="FileCell">Which cell of the file, counted from 0, where the file is a notebook; else null.</param>
/// <param name="LinePositionSpan">The name, at the lines of the cell or the file.</param>
public sealed record SourcePlace(string? Cell, string? File, int? FileCell, LinePositionSpan LinePositionSpan);

/// <summary>What formatting changes.</summary>
/// <param name="Edits">The changes to the cell that was asked about.</param>
public sealed record FormattingProduced(IReadOnlyList<CodeEdit> Edits) : KernelEvent;

/// <summary>What the names of a cell stand for.</summary>
/// <param name="TokenTypes">The kinds of names, by their standard names in editors.</param>
/// <param name="Data">
/// Five numbers a name, in order of place: lines since the one before, characters since its start where it is on the same line, length,
/// index in <paramref name="TokenTypes"/>, and 0.
/// </param>
public sealed record SemanticTokensProduced(IReadOnlyList<string> TokenTypes, IReadOnlyList<int> Data) : KernelEvent;

/// <summary>Edits to choose from, the best first.</summary>
/// <param name="Actions">The edits.</param>
public sealed record CodeActionsProduced(IReadOnlyList<CodeAction> Actions) : KernelEvent;

/// <summary>An edit with a name.</summary>
/// <param name="Title">What the user chooses it by.</param>
/// <param name="Edits">The changes.</param>
public sealed record CodeAction(string Title, IReadOnlyList<CodeEdit> Edits);

/// <summary>What renaming changes.</summary>
/// <param name="Name">The name as it was.</param>
/// <param name="LinePositionSpan">Where it stands at the place that was asked about.</param>
/// <param name="Edits">The changes to all cells; none where no new name was given.</param>
public sealed record RenameProduced(string Name, LinePositionSpan LinePositionSpan, IReadOnlyList<CodeEdit> Edits) : KernelEvent;

/// <summary>A change to a cell's text.</summary>
/// <param name="Cell">The cell's name, as the client calls it; null for the cell that was asked about.</param>
/// <param name="LinePositionSpan">What is replaced, at the lines of the text before all edits.</param>
/// <param name="NewText">What takes its place.</param>
public sealed record CodeEdit(string? Cell, LinePositionSpan LinePositionSpan, string NewText);

/// <summary>
/// What a command's outcome depends on beside its code; sent before the event that ends it. An addition of this engine:
/// clients that do not know it pass over it.
/// </summary>
/// <param name="Files">Files that were read, with their content's hash at that moment.</param>
/// <param name="Effects">What the cells' own code calls that may give other results for equal inputs.</param>
/// <param name="DeclaresFiles">True where a <c>#!depends</c> says which files the cells read by themselves.</param>
public sealed record DependenciesProduced(IReadOnlyList<FileDependency> Files, IReadOnlyList<EffectFound> Effects, bool DeclaresFiles)
    : KernelEvent;

/// <summary>A file that a notebook's outcome depends on.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Role"><c>import</c>, <c>library</c> or <c>data</c>.</param>
/// <param name="Hash">The SHA-256 of its content in hexadecimal; null where it was looked for and not there.</param>
public sealed record FileDependency(string Path, string Role, string? Hash);

/// <summary>A call that may give other results for equal inputs.</summary>
/// <param name="Kind"><c>files</c>, whose paths are among the files; <c>unseen</c>, <c>world</c>, <c>clock</c> or <c>chance</c>.</param>
/// <param name="Member">The member called.</param>
/// <param name="Place">The cell and line.</param>
public sealed record EffectFound(string Kind, string Member, string Place);

/// <summary>How data flow through a cell: an addition of this engine, sent only where it is asked for.</summary>
/// <param name="Defines">What the cell declares: variables, types, methods, and its usings as they are written.</param>
/// <param name="Uses">Names of earlier cells that it refers to.</param>
/// <param name="Changes">Variables of earlier cells that it assigns, or whose objects it changes, with all that may lead to these.</param>
/// <param name="MayChange">Variables of earlier cells that code which is not known gets hold of.</param>
/// <param name="Outside">What it calls that may change more than variables; null for nothing.</param>
/// <param name="Names">Every identifier in its text: what it cannot name, it cannot use.</param>
public sealed record DataFlowProduced(IReadOnlyList<string> Defines, IReadOnlyList<string> Uses, IReadOnlyList<string> Changes,
    IReadOnlyList<string> MayChange, string? Outside, IReadOnlyList<string> Names) : KernelEvent
{
    /// <summary>True where the changes are those that a run made, and not what the code says.</summary>
    public bool IsObserved { get; init; }
}

/// <summary>What a kernel is and can do.</summary>
/// <param name="LocalName">The name that cells use.</param>
/// <param name="Aliases">Other names that cells may use.</param>
/// <param name="LanguageName">The language of its cells.</param>
/// <param name="DisplayName">The name to show.</param>
/// <param name="Uri">Its address within the process.</param>
/// <param name="IsProxy">True where it stands for a kernel elsewhere.</param>
/// <param name="IsComposite">True where it only passes commands on to others.</param>
/// <param name="Description">One sentence about it, or null.</param>
/// <param name="SupportedKernelCommands">The commands that it takes.</param>
public sealed record KernelInfo(
    string LocalName,
    IReadOnlyList<string> Aliases,
    string LanguageName,
    string DisplayName,
    string Uri,
    bool IsProxy,
    bool IsComposite,
    string? Description,
    IReadOnlyList<SupportedCommand> SupportedKernelCommands);

/// <summary>A command that a kernel takes.</summary>
/// <param name="Name">The <c>commandType</c>.</param>
public sealed record SupportedCommand(string Name);
