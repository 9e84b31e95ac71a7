using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Dib.Running;

/// <summary>The client's end of one kernel process.</summary>
public sealed class KernelProcess : IAsyncDisposable
{
    private const int StandardErrorKept = 32 * 1024;
    private const int SigKill = 9;

    // A cell that shows more than its client takes in has to wait, instead of filling the memory.
    private const int EventsRead = 256;

    private readonly Process _process;
    private readonly Channel<Envelope> _events = Channel.CreateBounded<Envelope>(EventsRead);
    private readonly StringBuilder _standardError = new();
    private readonly Task _readingErrors;
    private int _tokens;
    private bool _disposed;

    /// <param name="process">A kernel that has been started.</param>
    internal KernelProcess(Process process)
    {
        _process = process;
        Id = process.Id;
        _ = Task.Run(ReadEventsAsync);
        _readingErrors = Task.Run(ReadStandardErrorAsync);
    }

    /// <summary>The operating system's number for the process.</summary>
    public int Id { get; }

    /// <summary>True once the process has ended, by itself or by <see cref="DisposeAsync"/>.</summary>
    public bool HasEnded => _disposed || _process.HasExited;

    /// <summary>Sends a command and passes its events on, in order, up to and including the one that ends it.</summary>
    /// <param name="command">What to ask.</param>
    /// <param name="onEvent">Called for each event; also for those of work that earlier commands left running.</param>
    /// <param name="answerInput">Gives the value of an input; what it throws fails the command.</param>
    /// <param name="cancellation">Stops waiting; the process is then to be disposed.</param>
    /// <returns><see cref="CommandSucceeded"/> or <see cref="CommandFailed"/>.</returns>
    /// <exception cref="KernelEndedException">The process ended before the command did.</exception>
    public async Task<KernelEvent> SendAsync(KernelCommand command, Action<KernelEvent> onEvent, Func<RequestInput, string>? answerInput,
        CancellationToken cancellation)
    {
        var token = $"{++_tokens}";
        await WriteAsync(Envelope.Write(token, command), cancellation).ConfigureAwait(false);
        await foreach (var envelope in _events.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            if (envelope.Command is RequestInput request)
            {
                if (answerInput is null)
                    throw new InvalidOperationException($"The notebook asks for '{request.Prompt}', which this client cannot answer.");
                await WriteAsync(Envelope.Write(new InputProduced(answerInput(request)), envelope.RawCommand), cancellation)
                    .ConfigureAwait(false);
                continue;
            }
            if (envelope.Event is not { } @event)
                continue;
            var isEnd = @event is CommandSucceeded or CommandFailed;
            if (!isEnd || envelope.Token == token)
                onEvent(@event);
            if (isEnd && envelope.Token == token)
                return @event;
        }
        throw await EndedAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends the process and whatever it started, without asking.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        _events.Writer.TryComplete();
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync().ConfigureAwait(false);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended in between.
        }
        // Whatever the cells started and outlives the kernel is still found by its group.
        if (!OperatingSystem.IsWindows())
            _ = SendSignal(-Id, SigKill);
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int process, int signal);

    private async Task WriteAsync(string line, CancellationToken cancellation)
    {
        try
        {
            await _process.StandardInput.WriteAsync((line + "\n").AsMemory(), cancellation).ConfigureAwait(false);
            await _process.StandardInput.FlushAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The process has ended; the reader of its events will say so, after what it had still to tell.
        }
    }

    private async Task ReadEventsAsync()
    {
        try
        {
            var lines = new LineReader(new PromptReader(_process.StandardOutput.BaseStream));
            while (await lines.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                // A line may be cut short by the end of the process.
                if (Reading.OrNull(() => Envelope.Parse(line)) is { } envelope)
                    await _events.Writer.WriteAsync(envelope).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or ChannelClosedException)
        {
            // The process was disposed of.
        }
        finally
        {
            _events.Writer.TryComplete();
        }
    }

    private async Task ReadStandardErrorAsync()
    {
        var buffer = new char[4096];
        try
        {
            var errors = new PromptReader(_process.StandardError.BaseStream);
            while (await errors.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
            {
                lock (_standardError)
                    _standardError.Append(buffer, 0, Math.Min(StandardErrorKept - _standardError.Length, count));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The process was disposed of.
        }
    }

    private async Task<KernelEndedException> EndedAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        // A program that the cell started may keep the stream open; what it still writes is not waited for.
        await Task.WhenAny(_readingErrors, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)).ConfigureAwait(false);
        lock (_standardError)
            return new KernelEndedException(_process.ExitCode, _standardError.ToString());
    }
}

/// <summary>A kernel process ended while a command was running.</summary>
/// <param name="exitCode">The process's exit code.</param>
/// <param name="standardError">What the process wrote to its standard error.</param>
public sealed class KernelEndedException(int exitCode, string standardError) : Exception(Describe(exitCode, standardError))
{
    /// <summary>What the process wrote to its standard error.</summary>
    public string StandardError { get; } = standardError;

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
