using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Site.Tests.Browsing;

/// <summary>Serves the files of one folder to this machine, over plain HTTP.</summary>
internal sealed class StaticServer : IDisposable
{
    /// <summary>At the end of an address: the page comes in pieces, as over a slow network, and is painted before it is whole.</summary>
    public const string InPieces = "?in-pieces";

    private const int Pieces = 8;

    private readonly string _folder;
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);

    public StaticServer(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = AnswerAsync(client);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                var request = await reader.ReadLineAsync();
                // A browser that opens a connection ahead of need sends nothing on it.
                if (request is null) return;
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }
                await SendAsync(stream, request.Split(' ')[1]);
            }
            catch (IOException)
            {
                // The browser closed the page while it was sent.
            }
        }
    }

    private async Task SendAsync(NetworkStream stream, string target)
    {
        var name = Uri.UnescapeDataString(target.Split('?')[0]).TrimStart('/');
        var path = Path.GetFullPath(name.Length == 0 ? "index.html" : name, _folder);
        var isThere = path.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path);
        var body = isThere ? await File.ReadAllBytesAsync(path) : [];
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {(isThere ? "200 OK" : "404 Not Found")}\r\nContent-Type: {ContentType(path)}\r\n"
                // Every reader is one who never came before.
                + $"Cache-Control: no-store\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
        var size = target.EndsWith(InPieces, StringComparison.Ordinal) ? body.Length / Pieces + 1 : Math.Max(body.Length, 1);
        foreach (var piece in body.Chunk(size))
        {
            await stream.WriteAsync(piece);
            if (piece.Length < body.Length) await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private static string ContentType(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html",
        ".css" => "text/css",
        ".js" => "text/javascript",
        _ => "application/octet-stream",
    };
}
