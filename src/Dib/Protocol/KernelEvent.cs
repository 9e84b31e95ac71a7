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
public sealed record DiagnosticsProduced(IReadOnlyList<ProtocolDiagnostic> Diagnostics, IReadOnlyList<FormattedValue> FormattedDiagnostics) : KernelEvent;

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
public sealed record ProtocolDiagnostic(LinePositionSpan LinePositionSpan, string Severity, string Code, string Message);
