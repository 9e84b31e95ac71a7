using System.Net;
using System.Net.Sockets;

namespace Dib.Watching;

/// <summary>
/// Answers HTTP requests on loopback. However many clients come and however slow they are, it holds few connections: the one
/// that asked longest ago makes room for the next. Written on sockets since .NET's own listener waits for slow clients without
/// end, and ASP.NET Core's server would have to be in every kernel's process, among the packages of notebooks, too.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private const int MostConnections = 512;

    private readonly LinkedList<HttpConnection> _open = new();
    private readonly Func<HttpConnection, HttpRequest, Task> _answer;
    private readonly string[] _authorities;
    private readonly Socket _listener;
    private volatile bool _isDisposed;

    private LoopbackServer(Socket listener, int port, Func<HttpConnection, HttpRequest, Task> answer)
    {
        (_listener, _answer, Port) = (listener, answer, port);
        string[] names = ["127.0.0.1", "localhost"];
        _authorities = [.. names.Select(name => $"{name}:{port}"), .. port == 80 ? names : []];
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How many clients are connected.</summary>
    public int Connections
    {
        get
        {
            lock (_open)
                return _open.Count;
        }
    }

    /// <summary>Starts.</summary>
    /// <param name="port">Where.</param>
    /// <param name="answer">Sends the answer to a request, or throws an <see cref="HttpRefusal"/>.</param>
    /// <exception cref="SocketException">The port is in use.</exception>
    public static LoopbackServer Start(int port, Func<HttpConnection, HttpRequest, Task> answer)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            listener.Listen(MostConnections);
            return new LoopbackServer(listener, ((IPEndPoint)listener.LocalEndPoint!).Port, answer);
        }
        catch (SocketException)
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>True for what is thrown where a client has gone or was too slow.</summary>
    public static bool IsEndOfConnection(Exception error) =>
        error is IOException or SocketException or OperationCanceledException or ObjectDisposedException;

    public void Dispose()
    {
        _isDisposed = true;
        _listener.Dispose();
        List<HttpConnection> open;
        lock (_open)
            open = [.. _open];
        open.ForEach(connection => connection.Abort());
    }

    private async Task AcceptAsync()
    {
        while (!_isDisposed)
        {
            try
            {
                var socket = await _listener.AcceptAsync().ConfigureAwait(false);
                socket.NoDelay = true;
                _ = ServeAsync(new HttpConnection(socket));
            }
            catch (Exception error) when (IsEndOfConnection(error))
            {
                // It was closed, or the client left before it was let in; or no file may be opened now, which passes.
                await Task.Delay(10).ConfigureAwait(false);
            }
        }
    }

    private async Task ServeAsync(HttpConnection connection)
    {
        var place = Enter(connection);
        // The next client is let in meanwhile.
        await Task.Yield();
        try
        {
            await AnswerAsync(place).ConfigureAwait(false);
            await connection.CloseAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (IsEndOfConnection(error))
        {
            // The client has gone, or had its time.
        }
        finally
        {
            Leave(place);
            connection.Dispose();
        }
    }

    private async Task AnswerAsync(LinkedListNode<HttpConnection> place)
    {
        var connection = place.Value;
        try
        {
            if (await connection.ReadAsync(_authorities).ConfigureAwait(false) is not { } request)
                return;
            MoveToEnd(place);
            await _answer(connection, request).ConfigureAwait(false);
        }
        catch (HttpRefusal refusal)
        {
            var answer = HttpAnswer.Text(refusal.Status, refusal.Message);
            if (refusal.Status == HttpStatusCode.MethodNotAllowed)
                answer = answer with { Headers = answer.Headers + "Allow: GET, HEAD\r\n" };
            await connection.SendAsync(answer).ConfigureAwait(false);
        }
    }

    private LinkedListNode<HttpConnection> Enter(HttpConnection connection)
    {
        HttpConnection? oldest = null;
        try
        {
            lock (_open)
            {
                if (_open.Count >= MostConnections)
                {
                    oldest = _open.FirstOrDefault(open => !open.IsListening) ?? _open.First!.Value;
                    _open.Remove(oldest);
                }
                return _open.AddLast(connection);
            }
        }
        finally
        {
            oldest?.Abort();
        }
    }

    private void MoveToEnd(LinkedListNode<HttpConnection> place)
    {
        lock (_open)
        {
            if (place.List is null)
                return;
            _open.Remove(place);
            _open.AddLast(place);
        }
    }

    private void Leave(LinkedListNode<HttpConnection> place)
    {
        lock (_open)
        {
            if (place.List is not null)
                _open.Remove(place);
        }
    }
}
