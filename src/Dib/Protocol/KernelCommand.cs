namespace Dib.Protocol;

/// <summary>Something that a client asks of a kernel. The name of the type is the <c>commandType</c> on the wire.</summary>
public abstract record KernelCommand
{
    /// <summary>The kernel that should take it, or null for the default.</summary>
    public string? TargetKernelName { get; init; }
}

/// <summary>Runs a cell.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="Parameters">Facts about the submission, by name; <c>cell</c> is what errors call it. May be null.</param>
public sealed record SubmitCode(string Code, IReadOnlyDictionary<string, string>? Parameters = null) : KernelCommand;

/// <summary>Asks what the kernel is and can do.</summary>
public sealed record RequestKernelInfo : KernelCommand;

/// <summary>Makes another folder the current one.</summary>
/// <param name="WorkingDirectory">An existing folder.</param>
public sealed record ChangeWorkingDirectory(string WorkingDirectory) : KernelCommand;

/// <summary>
/// Stops the running command, or the first that waits. The cell's <c>KernelInvocationContext.Current.CancellationToken</c> is signalled; half a second
/// later the command fails with "Command cancelled." whether the cell stopped or not. One that did not stop keeps the kernel,
/// which <see cref="CommandFailed.StillRunning"/> tells: the next submission waits for it for three seconds and then fails so
/// too, and the client is to end the process and start another.
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
public sealed record RequestInput(string ParameterName, string Prompt, bool IsPassword, string? SaveAs = null, string? Type = null) : KernelCommand;
