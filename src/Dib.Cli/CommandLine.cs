using System.Globalization;
using System.Runtime.InteropServices;
using Dib.Documents;

namespace Dib.Cli;

/// <summary>The program's commands and the way from their arguments to their code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("Runs C# notebooks (.dib) and renders them as web pages.")
        {
            RenderCommand.Create(), WatchCommand.Create(), VerifyCommand.Create(), ConvertCommand.Create(), JupyterCommand.Create(),
            CacheCommand.Create(), KernelCommand(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Terminal.WriteError(error.Message);
            Terminal.WriteError(
                $"'dib {string.Join(' ', args.TakeWhile(arg => !arg.StartsWith('-')).Take(1).Append("--help"))}' shows how it is used.");
            return ExitCodes.WrongUsage;
        }

        using var signals = new EndingSignals();
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, signals.Token);
        }
        catch (Exception error) when (error is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            Terminal.WriteError(error.Message);
            return ExitCodes.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            Terminal.WriteError("Stopped.");
            return signals.ExitCode;
        }
    }

    private static Command KernelCommand() =>
        new("kernel",
            "Runs one notebook's cells, speaking the kernel protocol on standard input and output (for editors and other programs)")
            { CultureOption.Create() };
}

/// <summary>
/// The signals that ask the program to end: Ctrl+C, the end of a session, and what a system sends. The first cancels what runs,
/// which ends its kernels; where that takes too long, or at the second, the program ends at once.
/// </summary>
internal sealed class EndingSignals : IDisposable
{
    // On a machine that has more to do than it can, ending kernels with all that they started takes some seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations;

    // Held, or it could be collected before its time.
    private Timer? _atLast;

    public EndingSignals() =>
        _registrations = [Register(PosixSignal.SIGINT, 2), Register(PosixSignal.SIGTERM, 15), Register(PosixSignal.SIGHUP, 1)];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What shells give for a program that a signal ended.</summary>
    public int ExitCode { get; private set; } = 130;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _atLast?.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        if (_source.IsCancellationRequested)
            return;
        context.Cancel = true;
        ExitCode = 128 + number;
        _atLast = new Timer(_ => Environment.Exit(ExitCode), null, Patience, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    });
}

/// <summary>What the program's exit code says. One that a signal ended has 128 and the signal's number.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>A notebook failed, its page shows where, or a page could not be printed; the other pages are there.</summary>
    public const int NotebookFailed = 1;

    /// <summary>Wrong usage, or a file that cannot be read.</summary>
    public const int WrongUsage = 2;

    /// <summary>Every notebook ran, but a claim of one no longer holds; its page says which.</summary>
    public const int ClaimBroken = 3;
}
