using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Dib.Watching;

/// <summary>A client's connection: one request and its answer. Whatever takes too long ends it.</summary>
/// <param name="socket">The connection; closed with this.</param>
internal sealed class HttpConnection(Socket socket) : IDisposable
{
    /// <summary>Browsers send about one kilobyte.</summary>
    private const int LongestHead = 16 * 1024;

    private static readonly TimeSpan TimeToAsk = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TimeToTake = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly NetworkStream _stream = new(socket);
    private bool _wantsBody = true;

    /// <summary>True while events are sent, for as long as the browser shows the page.</summary>
    public bool IsListening { get; private set; }

    /// <summary>Reads the request; null where the client left, or stayed silent, before it was whole.</summary>
    /// <param name="authorities">What this server is called.</param>
    /// <exception cref="HttpRefusal">It is not one that is answered.</exception>
    public async Task<HttpRequest?> ReadAsync(IReadOnlyCollection<string> authorities)
    {
        _end.CancelAfter(TimeToAsk);
        var (buffer, length) = (new byte[1024], 0);
        while (await _stream.ReadAsync(buffer.AsMemory(length), _end.Token).ConfigureAwait(false) is > 0 and var read)
        {
            length += read;
            var text = buffer.AsMemory(0, length);
            // So begins every method, and no greeting of another protocol, whose client would wait for what never comes.
            if (!char.IsAsciiLetter((char)buffer[0]))
                throw new HttpRefusal(HttpStatusCode.BadRequest, "This is no request by HTTP.");
            _wantsBody = !text.Span.StartsWith("HEAD "u8);
            if (EndOf(text.Span) is > 0 and var end)
                return HttpRequest.Parse(text.Span[..end], authorities);
            if (length == LongestHead)
            {
                throw text.Span.Contains((byte)'\n')
                    ? new HttpRefusal(HttpStatusCode.RequestHeaderFieldsTooLarge, $"The headers are longer than {LongestHead} bytes.")
                    : new HttpRefusal(HttpStatusCode.RequestUriTooLong, $"The address is longer than {LongestHead} bytes.");
            }
            if (length == buffer.Length)
                Array.Resize(ref buffer, length * 2);
        }
        return null;
    }

    /// <summary>Sends an answer, whole; without its body where the headers alone were asked for.</summary>
    public async Task SendAsync(HttpAnswer answer)
    {
        using var body = answer.Body;
        _end.CancelAfter(TimeToTake);
        var length = answer.Status == HttpStatusCode.NotModified ? "" : $"Content-Length: {body.Length}\r\n";
        await SendAsync($"{answer.Head}{length}\r\n").ConfigureAwait(false);
        if (_wantsBody)
            await body.CopyToAsync(_stream, _end.Token).ConfigureAwait(false);
    }

    /// <summary>Sends an answer that goes on until its events are over or the client has gone, whichever is first.</summary>
    public async Task SendAsync(HttpAnswer answer, Channel<string> events)
    {
        IsListening = true;
        await SendInTimeAsync(answer.Head + "\r\n").ConfigureAwait(false);
        if (!_wantsBody)
            return;
        _ = EndWithClientAsync();
        await foreach (var text in events.Reader.ReadAllAsync().ConfigureAwait(false))
            await SendInTimeAsync(text).ConfigureAwait(false);

        async Task SendInTimeAsync(string text)
        {
            _end.CancelAfter(TimeToTake);
            await SendAsync(text).ConfigureAwait(false);
            _end.CancelAfter(Timeout.InfiniteTimeSpan);
        }

        async Task EndWithClientAsync()
        {
            await DrainAsync().ConfigureAwait(false);
            events.Writer.TryComplete();
        }
    }

    /// <summary>Lets the client read to the end: what is closed while there is more to read is lost on its way.</summary>
    public async Task CloseAsync()
    {
        _end.CancelAfter(TimeToLeave);
        socket.Shutdown(SocketShutdown.Send);
        await DrainAsync().ConfigureAwait(false);
    }

    /// <summary>Ends it at once, whatever goes on.</summary>
    public void Abort()
    {
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended.
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        socket.Dispose();
        _end.Dispose();
    }

    private async Task SendAsync(string text) =>
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), _end.Token).ConfigureAwait(false);

    /// <summary>Reads for nothing until the client closes its side.</summary>
    private async Task DrainAsync()
    {
        try
        {
            var nothing = new byte[1024];
            while (await _stream.ReadAsync(nothing, _end.Token).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception error) when (LoopbackServer.IsEndOfConnection(error))
        {
            // That is a way to leave, too.
        }
    }

    /// <summary>Where the empty line ends that ends the head; 0 where it has not come yet.</summary>
    private static int EndOf(ReadOnlySpan<byte> text)
    {
        var (strict, loose) = (text.IndexOf("\r\n\r\n"u8), text.IndexOf("\n\n"u8));
        return strict >= 0 ? strict + 4 : loose >= 0 ? loose + 2 : 0;
    }
}

/// <summary>What a client gets.</summary>
/// <param name="Status">Whether it is what was asked for.</param>
/// <param name="ContentType">What kind of content it is.</param>
/// <param name="Body">The content.</param>
internal sealed record HttpAnswer(HttpStatusCode Status, string ContentType, Stream Body)
{
    /// <summary>Further headers, each with its line's end.</summary>
    public string Headers { get; init; } = "Cache-Control: no-store\r\n";

    /// <summary>All lines but those that say how long the body is. No page of another site may use what is served: a cell's
    /// outcome is its reader's own.</summary>
    public string Head =>
        $"HTTP/1.1 {(int)Status} {Status}\r\nConnection: close\r\nContent-Type: {ContentType}\r\nX-Content-Type-Options: nosniff\r\n"
        + $"Cross-Origin-Resource-Policy: same-origin\r\n{Headers}";

    public static HttpAnswer Text(HttpStatusCode status, string text) =>
        new(status, "text/plain; charset=utf-8", new MemoryStream(Encoding.UTF8.GetBytes(text + "\n")));
}
