namespace Dib.Running;

/// <summary>A kernel process ended while a command was running.</summary>
public sealed class KernelEndedException : Exception
{
    internal KernelEndedException(int exitCode, string standardError)
        : base(Describe(exitCode, standardError))
    {
        ExitCode = exitCode;
        StandardError = standardError;
    }

    /// <summary>The process's exit code.</summary>
    public int ExitCode { get; }

    /// <summary>What the process wrote to its standard error.</summary>
    public string StandardError { get; }

    private static string Describe(int exitCode, string standardError) => exitCode switch
    {
        _ when standardError.Contains("Stack overflow", StringComparison.Ordinal) =>
            "Stack overflow: the process ended while this cell ran. A method that calls itself without end is the usual cause.",
        _ when standardError.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) =>
            "Out of memory: the process ended while this cell ran.",
        _ when LineWith(standardError, "Unhandled exception. ") is { } thrown =>
            $"{thrown}: thrown on a thread of its own, where no cell can catch it, so the process ended.",
        137 => "The process was killed while this cell ran (exit code 137): the system was probably short of memory.",
        >= 129 and <= 159 => $"The process crashed while this cell ran (signal {exitCode - 128}).",
        _ => $"The process ended with exit code {exitCode} while this cell ran. A call of Environment.Exit is the usual cause.",
    };

    private static string? LineWith(string text, string start)
    {
        var at = text.IndexOf(start, StringComparison.Ordinal);
        return at < 0 ? null : text[(at + start.Length)..].Split('\n')[0].TrimEnd('\r', '.', ' ');
    }
}
