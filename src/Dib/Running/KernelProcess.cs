using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Dib.Protocol;

namespace Dib.Running;

/// <summary>The client's end of one kernel process.</summary>
public sealed class KernelProcess : IAsyncDisposable
{
    private const int StandardErrorKept = 32 * 1024;

    private readonly Process _process;
    private readonly Channel<Envelope> _events = Channel.CreateUnbounded<Envelope>();
    private readonly StringBuilder _standardError = new();
    private readonly Task _readingErrors;
    private int _tokens;
    private bool _disposed;

    private KernelProcess(Process process)
    {
        _process = process;
        _ = Task.Run(ReadEventsAsync);
        _readingErrors = Task.Run(ReadStandardErrorAsync);
    }

    /// <summary>Starts a kernel.</summary>
    /// <param name="launcher">What to start.</param>
    /// <param name="workingDirectory">The notebook's folder: what paths in its cells are relative to.</param>
    public static KernelProcess Start(KernelLauncher launcher, string workingDirectory) => new(launcher.Start(workingDirectory));

    /// <summary>The operating system's number for the process.</summary>
    public int Id => _process.Id;

    /// <summary>True once the process has ended, by itself or by <see cref="DisposeAsync"/>.</summary>
    public bool HasEnded => _disposed || _process.HasExited;

    /// <summary>Sends a command and passes its events on, in order, up to and including the one that ends it.</summary>
    /// <param name="command">What to ask.</param>
    /// <param name="onEvent">Called for each event; also for those of work that earlier commands left running.</param>
    /// <param name="answerInput">Gives the value of an input; what it throws fails the command.</param>
    /// <param name="cancellation">Stops waiting; the process is then to be disposed.</param>
    /// <returns><see cref="CommandSucceeded"/> or <see cref="CommandFailed"/>.</returns>
    /// <exception cref="KernelEndedException">The process ended before the command did.</exception>
    public async Task<KernelEvent> SendAsync(KernelCommand command, Action<KernelEvent> onEvent, Func<RequestInput, string>? answerInput, CancellationToken cancellation)
    {
        var token = $"{++_tokens}";
        await WriteAsync(Envelope.Write(token, command)).ConfigureAwait(false);
        await foreach (var envelope in _events.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (envelope.Command is RequestInput request)
            {
                if (answerInput is null)
                    throw new InvalidOperationException($"The notebook asks for '{request.Prompt}', which this client cannot answer.");
                await WriteAsync(Envelope.Write(new InputProduced(answerInput(request)), envelope.RawCommand)).ConfigureAwait(false);
                continue;
            }
            if (envelope.Event is not { } @event)
                continue;
            onEvent(@event);
            if (envelope.Token == token && @event is CommandSucceeded or CommandFailed)
                return @event;
        }
        throw await EndedAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the process and whatever it started, without asking.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
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
        _process.Dispose();
    }

    private async Task WriteAsync(string line)
    {
        try
        {
            await _process.StandardInput.WriteAsync(line + "\n").ConfigureAwait(false);
            await _process.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The process has ended; the reader of its events will say so, after what it had still to tell.
        }
    }

    private async Task ReadEventsAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            try
            {
                _events.Writer.TryWrite(Envelope.Parse(line));
            }
            catch (FormatException)
            {
                // A line cut short by the end of the process.
            }
        }
        _events.Writer.TryComplete();
    }

    private async Task ReadStandardErrorAsync()
    {
        var buffer = new char[4096];
        while (await _process.StandardError.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
        {
            var room = StandardErrorKept - _standardError.Length;
            _standardError.Append(buffer, 0, Math.Min(room, count));
        }
    }

    private async Task<KernelEndedException> EndedAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        // A program that the cell started may keep the stream open; what it still writes is not waited for.
        await Task.WhenAny(_readingErrors, Task.Delay(TimeSpan.FromSeconds(1))).ConfigureAwait(false);
        return new KernelEndedException(_process.ExitCode, _standardError.ToString());
    }
}
