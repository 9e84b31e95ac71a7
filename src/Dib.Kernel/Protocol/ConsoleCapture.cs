using Dib.Protocol;

namespace Dib.Kernel;

/// <summary>
/// Sends what cells write to the console on as events, in order with everything else that they show. The first writes of
/// a cell go at once, so that nothing is lost when the process dies; later ones in batches, so that a chatty loop stays fast.
/// What a cell writes beyond what anyone reads goes nowhere.
/// </summary>
internal sealed class ConsoleCapture
{
    private const int WritesSentAtOnce = 2_000;
    private const int LongestPending = 64 * 1024;

    /// <summary>How many characters of a cell are sent; less than its client would keep.</summary>
    internal const int MostText = 8_000_000;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly StringBuilder _pending = new();
    private readonly Action<KernelEvent> _publish;
    private readonly Timer _timer;
    private bool _pendingIsError;
    private int _writes;
    private int _room = MostText;

    public ConsoleCapture(Action<KernelEvent> publish)
    {
        _publish = publish;
        _timer = new Timer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        TakeOver();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Flush();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => Flush();
    }

    /// <summary>Takes the console, also from a cell that set another.</summary>
    public void TakeOver()
    {
        Console.SetOut(TextWriter.Synchronized(new Writer(this, isError: false) { NewLine = "\n" }));
        Console.SetError(TextWriter.Synchronized(new Writer(this, isError: true) { NewLine = "\n" }));
        Console.SetIn(TextReader.Null);
    }

    /// <summary>To be called when a cell begins.</summary>
    public void StartCell()
    {
        lock (_gate)
            (_writes, _room) = (0, MostText);
    }

    /// <summary>Sends what is pending; to be called before any other event and when a cell ends.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            // Half of a character that was written in two halves waits for the other.
            var length = _pending.Length > 0 && char.IsHighSurrogate(_pending[^1]) ? _pending.Length - 1 : _pending.Length;
            if (length == 0)
                return;
            IReadOnlyList<FormattedValue> text = [new FormattedValue("text/plain", _pending.ToString(0, length))];
            _pending.Remove(0, length);
            _publish(_pendingIsError ? new StandardErrorValueProduced(text) : new StandardOutputValueProduced(text));
        }
    }

    private void Append(bool isError, ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            if (_room < 0)
                return;
            if (isError != _pendingIsError)
                Flush();
            _pendingIsError = isError;
            var startsBatch = _pending.Length == 0;
            _pending.Append(text[..Math.Min(text.Length, _room)]);
            _room -= text.Length;
            if (_room < 0)
                _pending.Append($"\n… cut here: the cell wrote more than {MostText / 1_000_000} million characters to the console.\n");
            if (++_writes <= WritesSentAtOnce || _pending.Length >= LongestPending)
                Flush();
            else if (startsBatch)
                _timer.Change(LongestDelay, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Writer(ConsoleCapture capture, bool isError) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => capture.Append(isError, [value]);

        public override void Write(char[] buffer, int index, int count) => capture.Append(isError, buffer.AsSpan(index, count));

        public override void Write(string? value) => capture.Append(isError, value);

        public override void WriteLine(string? value) => capture.Append(isError, value is { Length: > MostText } ? value : value + "\n");
    }
}
