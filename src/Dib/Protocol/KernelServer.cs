using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Dib.Cache;
using Dib.Kernel;

namespace Dib.Protocol;

/// <summary>
/// Serves one notebook: reads commands line by line, runs them one after the other, and answers each with its events.
/// Only <see cref="Cancel"/>, <see cref="Quit"/> and answers to inputs are taken while a command runs.
/// </summary>
public sealed class KernelServer : IEventSink
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _inputs = new();
    private readonly Channel<Envelope> _commands = Channel.CreateUnbounded<Envelope>();
    private readonly TaskCompletionSource _quit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _writing = new();
    private readonly StreamReader _input;
    private readonly Stream _output;
    private readonly Session _session;
    private JsonElement? _current;
    private CancellationTokenSource _cancellation = new();
    private Task _cell = Task.CompletedTask;
    private int _executionOrder;
    private int _inputCount;

    /// <summary>Prepares a kernel that speaks over two streams.</summary>
    /// <param name="input">Envelopes from the client, a line each.</param>
    /// <param name="output">Takes the events, a line each.</param>
    /// <param name="cacheFolder">Where compiled cells are kept, or null to keep none.</param>
    public KernelServer(Stream input, Stream output, string? cacheFolder = null)
    {
        _input = new StreamReader(input, new UTF8Encoding(false));
        _output = output;
        _session = new Session(this, cacheFolder is null ? null : new CellCache(cacheFolder));
    }

    /// <summary>Serves until the client says <see cref="Quit"/> or closes its end. Takes the process's standard streams over.</summary>
    /// <param name="useCache">False to compile every cell, and to keep none.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunOnStandardStreamsAsync(bool useCache = true)
    {
        var (input, output) = ProtocolStreams.TakeOverStandardStreams();
        await new KernelServer(input, output, useCache ? CellCache.DefaultFolder : null).RunAsync().ConfigureAwait(false);
        return 0;
    }

    /// <summary>Serves until the client says <see cref="Quit"/> or closes its end.</summary>
    public async Task RunAsync()
    {
        Send(new KernelReady([Info()]), null);
        // Reading blocks a thread of its own: a cell that fills the thread pool must not keep Cancel from being heard.
        new Thread(ReadCommands) { IsBackground = true, Name = "protocol" }.Start();
        _ = ServeCommandsAsync();
        await _quit.Task.ConfigureAwait(false);
    }

    void IEventSink.Publish(KernelEvent @event) => Send(@event, _current);

    async Task<string> IEventSink.RequestInputAsync(RequestInput request, CancellationToken cancellation)
    {
        var token = $"input-{Interlocked.Increment(ref _inputCount)}";
        var answer = _inputs[token] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        WriteLine(Envelope.Write(token, request));
        using (cancellation.Register(() => answer.TrySetCanceled(cancellation)))
            return await answer.Task.ConfigureAwait(false);
    }

    private void ReadCommands()
    {
        while (_input.ReadLine() is { } line)
        {
            if (line.Length > 0)
                Receive(line);
        }
        _quit.TrySetResult();
    }

    private void Receive(string line)
    {
        Envelope envelope;
        try
        {
            envelope = Envelope.Parse(line);
        }
        catch (FormatException error)
        {
            Send(new CommandFailed(error.Message), Envelope.TryReadCommand(line));
            return;
        }

        switch (envelope)
        {
            case { Command: Quit }:
                Send(new CommandSucceeded(), envelope.RawCommand);
                _quit.TrySetResult();
                break;
            case { Command: Cancel }:
                _cancellation.Cancel();
                Send(new CommandSucceeded(), envelope.RawCommand);
                break;
            case { Command: not null }:
                _commands.Writer.TryWrite(envelope);
                break;
            case { Event: InputProduced { Value: var value }, Token: { } token } when _inputs.TryRemove(token, out var input):
                input.TrySetResult(value);
                break;
        }
    }

    private async Task ServeCommandsAsync()
    {
        await foreach (var envelope in _commands.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            _current = envelope.RawCommand;
            var end = await ServeAsync(envelope.Command!).ConfigureAwait(false);
            _session.EndCommand();
            Send(end, _current);
        }
    }

    private async Task<KernelEvent> ServeAsync(KernelCommand command)
    {
        try
        {
            switch (command)
            {
                case SubmitCode submission:
                    return await SubmitAsync(submission).ConfigureAwait(false);
                case RequestKernelInfo:
                    Send(new KernelInfoProduced(Info()), _current);
                    return new CommandSucceeded();
                case ChangeWorkingDirectory { WorkingDirectory: var folder }:
                    Directory.SetCurrentDirectory(folder);
                    return new CommandSucceeded();
                default:
                    return new CommandFailed($"The kernel does not take {command.GetType().Name} from a client.");
            }
        }
        catch (IOException error)
        {
            return new CommandFailed(error.Message);
        }
    }

    private async Task<KernelEvent> SubmitAsync(SubmitCode submission)
    {
        if (!_cell.IsCompleted)
            return new CommandFailed("The cell that was cancelled has not stopped. Restart the kernel to go on; its variables are lost.");

        var order = ++_executionOrder;
        Send(new CodeSubmissionReceived(submission.Code), _current);
        Send(new CompleteCodeSubmissionReceived(submission.Code), _current);
        var cancellation = _cancellation = new CancellationTokenSource();
        var cancelled = Task.Delay(Timeout.InfiniteTimeSpan, cancellation.Token);
        var label = submission.Parameters?.GetValueOrDefault("cell") ?? $"cell {order}";
        _cell = Task.Run(() => _session.RunAsync(submission.Code, submission.TargetKernelName, label, cancellation.Token));
        await Task.WhenAny(_cell, cancelled).ConfigureAwait(false);
        if (!_cell.IsCompleted)
        {
            // A cell that watches its token is given a moment to stop by itself.
            await Task.WhenAny(_cell, Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None)).ConfigureAwait(false);
        }
        try
        {
            if (!_cell.IsCompleted)
                return new CommandFailed("Command cancelled.", order);
            await _cell.ConfigureAwait(false);
            return new CommandSucceeded(order);
        }
        catch (CellException error)
        {
            return Failed(error, order);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new CommandFailed("Command cancelled.", order);
        }
    }

    private CommandFailed Failed(CellException error, int order)
    {
        if (error.Diagnostics.Count > 0)
        {
            var diagnostics = error.Diagnostics.Select(Describe).ToList();
            Send(new DiagnosticsProduced(diagnostics, [.. error.Diagnostics.Select(diagnostic => new FormattedValue("text/plain", diagnostic.ToString()))]), _current);
        }
        return new CommandFailed(error.Message, order, error.Details, error.Line);
    }

    private static ProtocolDiagnostic Describe(CellDiagnostic diagnostic) => new(
        new LinePositionSpan(new(diagnostic.StartLine, diagnostic.StartCharacter), new(diagnostic.EndLine, diagnostic.EndCharacter)),
        diagnostic.IsError ? "error" : "warning",
        diagnostic.Code,
        diagnostic.Message);

    private void Send(KernelEvent @event, JsonElement? command) => WriteLine(Envelope.Write(@event, command));

    private void WriteLine(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_writing)
        {
            try
            {
                _output.Write(bytes);
                _output.Flush();
            }
            catch (IOException)
            {
                // Nobody listens any more.
                _quit.TrySetResult();
            }
        }
    }

    private static KernelInfo Info() => new(
        "csharp", ["c#", "cs"], "C#", "C# (.dib)", "kernel://local/csharp", IsProxy: false, IsComposite: false,
        "Runs C# cells in a process of their own", [.. ProtocolJson.CommandNames.Select(name => new SupportedCommand(name))]);
}
