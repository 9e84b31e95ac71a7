using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Dib.Cache;
using Dib.Kernel.Formatting;
using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>
/// Serves one notebook: reads commands line by line, runs them one after the other, and answers each with its events.
/// <see cref="Cancel"/>, <see cref="Quit"/>, answers to inputs and an editor's questions are taken while a command runs.
/// </summary>
public sealed class KernelServer
{
    private static readonly TimeSpan TimeForStopping = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TimeForGivingUp = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _inputs = new();
    private readonly BlockingCollection<Received> _commands = [];
    private readonly ConcurrentQueue<Received> _unfinished = new();
    private readonly TaskCompletionSource _quit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _writing = new();
    private readonly StreamReader _input;
    private readonly Stream _output;
    private readonly DisplayLimit _limit = new();
    private readonly Session _session;
    private readonly EditorCommands _editor;
    private volatile Received? _current;
    private volatile bool _isAbandoned;
    private Task _cell = Task.CompletedTask;
    private int _executionOrder;
    private int _inputCount;

    /// <summary>Prepares a kernel that speaks over two streams.</summary>
    /// <param name="input">Envelopes from the client, a line each.</param>
    /// <param name="output">Takes the events, a line each.</param>
    /// <param name="cache">Where compiled cells are kept, or null to keep none.</param>
    public KernelServer(Stream input, Stream output, UserCache? cache = null)
    {
        _input = new StreamReader(input, new UTF8Encoding(false));
        _output = output;
        _session = new Session(this, CellCache.Of(cache));
        _editor = new EditorCommands(_session, Send);
    }

    /// <summary>Serves until the client says <see cref="Quit"/> or closes its end. Takes the process's standard streams over.</summary>
    /// <param name="useCache">False to compile every cell, and to keep none.</param>
    /// <param name="warmUp">True to have the compiler ready before the first cell comes.</param>
    /// <param name="forEditor">True to have it ready for an editor's questions too, after a cell that comes at once.</param>
    /// <param name="culture">Whose numbers the cells show; the invariant culture where null.</param>
    /// <param name="isInterruptible">False for a client that stops a cell by ending the process: its loops cost nothing then.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunOnStandardStreamsAsync(bool useCache = true, bool warmUp = false,
        bool forEditor = false, CultureInfo? culture = null, bool isInterruptible = true)
    {
        Stopping.IsWoven = isInterruptible;
        if (warmUp && !forEditor)
            WarmUp.Start();
        // A page must not depend on the machine it was made on. What a cell computes depends on no reader either: only what is
        // shown is written in the reader's culture.
        UseNoCulture();
        Displays.Culture = culture ?? CultureInfo.InvariantCulture;
        Stopping.OutliveThreads();
        var (input, output) = ProtocolStreams.TakeOverStandardStreams();
        var server = new KernelServer(input, output, useCache ? UserCache.OfThisUser : null);
        if (forEditor)
            WarmUp.StartForEditor(() => !server._unfinished.IsEmpty);
        await server.RunAsync().ConfigureAwait(false);
        if (server._isAbandoned)
            ProtocolStreams.EndChildren();
        return 0;
    }

    /// <summary>Serves until the client says <see cref="Quit"/> or closes its end.</summary>
    public async Task RunAsync()
    {
        Send(new KernelReady([Info()]), null);
        // Reading blocks a thread of its own: a cell that fills the thread pool must not keep Cancel from being heard.
        new Thread(ReadCommands) { IsBackground = true, Name = "protocol" }.Start();
        // So does serving: an answer must not wait for a pool that a cell has filled.
        new Thread(ServeCommands) { IsBackground = true, Name = "commands" }.Start();
        await _quit.Task.ConfigureAwait(false);
    }

    /// <summary>Passes an event on; when this returns, the client can read it whatever happens to this process. Any thread.</summary>
    internal void Publish(KernelEvent @event) => Send(@event, _current?.Command);

    /// <summary>Asks the client for a value. Any thread.</summary>
    internal async Task<string> RequestInputAsync(RequestInput request, CancellationToken cancellation)
    {
        var token = $"input-{Interlocked.Increment(ref _inputCount)}";
        var answer = _inputs[token] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        WriteLine(Envelope.Write(token, request));
        try
        {
            return await answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _inputs.TryRemove(token, out _);
        }
    }

    private void ReadCommands()
    {
        try
        {
            while (_input.ReadLine() is { } line)
            {
                if (line.Length > 0)
                    Receive(line);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The client's end is gone.
        }
        _isAbandoned = true;
        _quit.TrySetResult();
    }

    private void Receive(string line)
    {
        Envelope envelope;
        try
        {
            envelope = Envelope.Parse(line);
        }
        catch (EnvelopeException error)
        {
            Send(new CommandFailed(error.Message), error.Command);
            return;
        }

        switch (envelope)
        {
            case { Command: Quit }:
                Send(new CommandSucceeded(), envelope.RawCommand);
                _quit.TrySetResult();
                break;
            case { Command: Cancel }:
                CancelOldest();
                Send(new CommandSucceeded(), envelope.RawCommand);
                break;
            case { Command: { } question } when EditorCommands.Take(question):
                _editor.Answer(question, envelope.RawCommand!.Value);
                break;
            case { Command: { } command }:
                var received = new Received(command, envelope.RawCommand!.Value);
                _unfinished.Enqueue(received);
                _commands.Add(received);
                break;
            case { Event: InputProduced { Value: var value }, Token: { } token } when _inputs.TryRemove(token, out var input):
                input.TrySetResult(value);
                break;
        }
    }

    // The running command, or the one about to run: a client may cancel before the kernel got to it.
    private void CancelOldest()
    {
        if (_unfinished.TryPeek(out var oldest))
            new Thread(Signal) { IsBackground = true, Name = "cancel" }.Start();

        // On a thread of its own: a cell's callbacks may block or throw, and its work may fill the thread pool.
        void Signal()
        {
            try
            {
                oldest.Cancellation.Cancel();
            }
            catch (AggregateException)
            {
                // What a cell's callback throws ends nothing but the callback.
            }
        }
    }

    private void ServeCommands()
    {
        foreach (var received in _commands.GetConsumingEnumerable())
        {
            _current = received;
            _limit.Start();
            var end = Serve(received);
            _session.EndCommand();
            _unfinished.TryDequeue(out _);
            Send(end, received.Command);
        }
    }

    private KernelEvent Serve(Received received)
    {
        try
        {
            switch (received.Body)
            {
                case SubmitCode submission:
                    return Submit(submission, received);
                case RequestKernelInfo:
                    Send(new KernelInfoProduced(Info()), received.Command);
                    return new CommandSucceeded();
                case ChangeWorkingDirectory { WorkingDirectory: var folder }:
                    _session.ChangeFolder(folder);
                    return new CommandSucceeded();
                case StartOver or SendValue when !_cell.IsCompleted:
                    return new CommandFailed("A cell is still running.", StillRunning: true);
                case StartOver { Culture: var name }:
                    BeginAnew(name is null ? Displays.Culture : CultureInfo.GetCultureInfo(name, predefinedOnly: true));
                    return new CommandSucceeded();
                case SendValue sent:
                    _session.SetAsync(sent.Name, sent.FormattedValue.Value, sent.FormattedValue.MimeType, received.Cancellation.Token)
                        .GetAwaiter().GetResult();
                    return new CommandSucceeded();
                default:
                    return new CommandFailed($"The kernel does not take {received.Body.GetType().Name} from a client.");
            }
        }
        catch (OperationCanceledException) when (received.Cancellation.IsCancellationRequested)
        {
            return Cancelled(received.Order);
        }
        catch (CellException error) when (received.Order is { } order)
        {
            if (error.Diagnostics.Count > 0)
                Send(DiagnosticsProduced.Of(error.Diagnostics), received.Command);
            return new CommandFailed(error.Message, order, error.Details, error.Line);
        }
        catch (Exception error) when (error is CellException or CultureNotFoundException
            || (received.Body is ChangeWorkingDirectory && error is IOException or UnauthorizedAccessException or ArgumentException))
        {
            return new CommandFailed(error.Message);
        }
        catch (Exception error)
        {
            // A defect of the engine fails this command; the commands after it are still served.
            return new CommandFailed(Shortened.Line($"The kernel failed: {error.GetType().Name}: {error.Message}"),
                Details: error.StackTrace is { } trace ? Shortened.Lines(trace) : null);
        }
    }

    private void BeginAnew(CultureInfo culture)
    {
        UseNoCulture();
        _session.StartOver(culture);
        _executionOrder = 0;
    }

    private static void UseNoCulture()
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }

    private KernelEvent Submit(SubmitCode submission, Received received)
    {
        // A cell cancelled while it was being compiled takes a little longer to give up.
        if (!_cell.IsCompleted)
            Ended(_cell).WaitOne(TimeForGivingUp);
        if (!_cell.IsCompleted)
            return new CommandFailed(
                "The cell that was cancelled has not stopped. Wait for it, or restart the kernel to go on; its variables are lost.",
                StillRunning: true);

        var order = ++_executionOrder;
        received.Order = order;
        Send(new CodeSubmissionReceived(submission.Code), received.Command);
        Send(new CompleteCodeSubmissionReceived(submission.Code), received.Command);
        var cancellation = received.Cancellation.Token;
        if (cancellation.IsCancellationRequested)
            return Cancelled(order);

        var label = submission.Parameters?.GetValueOrDefault("cell") ?? $"cell {order}";
        var asked = SubmissionParameters.Of(submission, order);
        var cell = _cell = Task.Run(() => _session.RunAsync(submission.Code, submission.TargetKernelName, label, asked, cancellation),
            CancellationToken.None);
        // Cancelled, it has a moment to stop by itself.
        if (WaitHandle.WaitAny([Ended(cell), cancellation.WaitHandle]) == 1)
            Ended(cell).WaitOne(TimeForStopping);
        if (!cell.IsCompleted)
            return Cancelled(order, stillRunning: true);
        cell.GetAwaiter().GetResult();
        return new CommandSucceeded(order);
    }

    private static WaitHandle Ended(Task cell) => ((IAsyncResult)cell).AsyncWaitHandle;

    private static CommandFailed Cancelled(int? order = null, bool stillRunning = false) =>
        new("Command cancelled.", order, StillRunning: stillRunning);

    private void Send(KernelEvent @event, JsonElement? command) =>
        WriteLine(Envelope.Write(_limit.Within(@event), command));

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

    /// <summary>A command on its way: what to do, its envelope as sent, its number as a cell,
    /// and whether the client took it back.</summary>
    private sealed record Received(KernelCommand Body, JsonElement Command)
    {
        public int? Order { get; set; }

        public CancellationTokenSource Cancellation { get; } = new();
    }
}
