using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Dib.Html;

namespace Dib.Watching;

/// <summary>Serves a site on loopback, and tells the browsers that show it when a page changed.</summary>
internal sealed class SiteServer : IDisposable
{
    private const string Own = "/-/";

    private readonly ConcurrentDictionary<Channel<WatchMessage>, string> _browsers = new();
    private readonly Dictionary<string, int> _changedAt = [];
    private readonly HttpListener _listener;
    private readonly Lock _gate = new();
    private readonly string _folder;
    private volatile WatchMessage _last = new(0, [], []);

    private SiteServer(HttpListener listener, string folder, int port)
    {
        (_listener, _folder) = (listener, Path.GetFullPath(folder));
        Address = $"http://127.0.0.1:{port}/";
        _ = AcceptAsync();
    }

    /// <summary>Where the site is served.</summary>
    public string Address { get; }

    /// <summary>The pages that browsers show now.</summary>
    public IReadOnlyCollection<string> PagesShown => [.. _browsers.Values];

    /// <summary>What browsers were told last to be wrong.</summary>
    public IReadOnlyList<WatchFailure> Failures => _last.Failures;

    /// <summary>Starts serving.</summary>
    /// <param name="folder">The site's folder.</param>
    /// <param name="port">The port; the next free one is taken where it is in use, unless it was asked for.</param>
    /// <param name="isAskedFor">True where the port must be that one.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static SiteServer Start(string folder, int port, bool isAskedFor)
    {
        for (var attempt = port; ; attempt++)
        {
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{attempt}/");
            listener.Prefixes.Add($"http://localhost:{attempt}/");
            try
            {
                listener.Start();
                return new SiteServer(listener, folder, attempt);
            }
            catch (Exception error) when (error is HttpListenerException or SocketException)
            {
                listener.Close();
                if (isAskedFor || attempt >= port + 50)
                    throw new IOException($"Port {attempt} cannot be used: {error.Message} Another one is given with --port.", error);
            }
        }
    }

    /// <summary>Tells all browsers which pages changed and what is wrong.</summary>
    public void Tell(IReadOnlyList<string> changed, IReadOnlyList<WatchFailure> failures)
    {
        lock (_gate)
        {
            _last = new WatchMessage(_last.Version + 1, changed, failures);
            foreach (var page in changed)
                _changedAt[page] = _last.Version;
            foreach (var browser in _browsers.Keys)
                browser.Writer.TryWrite(_last);
        }
    }

    public void Dispose() => _listener.Close();

    private async Task AcceptAsync()
    {
        try
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => ServeAsync(context));
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            var path = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath);
            if (path == Own + "events")
                await SendEventsAsync(context).ConfigureAwait(false);
            else if (path == Own + "watch.js")
                Send(context, "text/javascript; charset=utf-8", Encoding.UTF8.GetBytes(WatchScript.Text));
            else
                SendFile(context, path);
        }
        catch (Exception error) when (error is IOException or HttpListenerException or ObjectDisposedException)
        {
            // The browser has gone.
        }
    }

    private void SendFile(HttpListenerContext context, string path)
    {
        var file = Path.GetFullPath(Path.Combine(_folder, path.TrimStart('/') + (path.EndsWith('/') ? PageShell.IndexFileName : "")));
        if (!file.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(file))
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
            Send(context, "text/plain; charset=utf-8", "There is no such page."u8.ToArray());
            return;
        }
        var version = _last.Version;
        var bytes = File.ReadAllBytes(file);
        if (Path.GetExtension(file) == ".html")
        {
            Send(context, ContentType(file), WatchScript.PutInto(bytes, version));
            return;
        }
        // Only what the browser does not have yet: a script that it has, it has compiled too.
        var tag = $"\"{ContentHash.Of(bytes)}\"";
        context.Response.Headers["ETag"] = tag;
        if (context.Request.Headers["If-None-Match"] != tag)
        {
            Send(context, ContentType(file), bytes, caching: "no-cache");
            return;
        }
        context.Response.StatusCode = (int)HttpStatusCode.NotModified;
        context.Response.Close();
    }

    private async Task SendEventsAsync(HttpListenerContext context)
    {
        var page = context.Request.QueryString["page"] ?? "";
        var messages = Channel.CreateUnbounded<WatchMessage>();
        lock (_gate)
        {
            _browsers[messages] = page;
            messages.Writer.TryWrite(_last with { Changed = [] });
        }
        try
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            context.Response.Headers["Cache-Control"] = "no-store";
            context.Response.SendChunked = true;
            var stream = context.Response.OutputStream;
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"event: hello\ndata: {_changedAt.GetValueOrDefault(page)}\n\n"))
                .ConfigureAwait(false);
            await stream.FlushAsync().ConfigureAwait(false);
            await foreach (var message in messages.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                await stream.WriteAsync(Encoding.UTF8
                    .GetBytes($"data: {JsonSerializer.Serialize(message, WatchJson.Default.WatchMessage)}\n\n")).ConfigureAwait(false);
                await stream.FlushAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            _browsers.TryRemove(messages, out _);
        }
    }

    private static string ContentType(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".pdf" => "application/pdf",
        _ => "application/octet-stream",
    };

    private static void Send(HttpListenerContext context, string contentType, byte[] body, string caching = "no-store")
    {
        context.Response.ContentType = contentType;
        context.Response.Headers["Cache-Control"] = caching;
        context.Response.Close(body, willBlock: true);
    }
}

/// <summary>What the browser is told.</summary>
/// <param name="Version">Counts the changes of the site.</param>
/// <param name="Changed">The pages that are no longer what they were before this message.</param>
/// <param name="Failures">All that is wrong now; none takes the overlay away.</param>
internal sealed record WatchMessage(int Version, IReadOnlyList<string> Changed, IReadOnlyList<WatchFailure> Failures);

/// <summary>Something that is wrong.</summary>
/// <param name="Where">The notebook.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record WatchFailure(string Where, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WatchMessage))]
internal sealed partial class WatchJson : JsonSerializerContext;

/// <summary>What a served page has beside what is in its file: the script that listens, and the right to.</summary>
internal static class WatchScript
{
    private const string PolicyEnd = "; base-uri 'none'";

    public static string Text { get; } = EmbeddedText.Read("Dib.Watching.watch.js");

    public static byte[] PutInto(byte[] page, int version) => Encoding.UTF8.GetBytes(
        ReplaceFirst(
            ReplaceFirst(Encoding.UTF8.GetString(page), PolicyEnd, $"; connect-src 'self'{PolicyEnd}"),
            "</head>",
            $"<script defer src=\"/-/watch.js\" data-version=\"{version}\"></script>\n</head>"));

    private static string ReplaceFirst(string text, string old, string @new)
    {
        var place = text.IndexOf(old, StringComparison.Ordinal);
        return place < 0 ? text : string.Concat(text.AsSpan(0, place), @new, text.AsSpan(place + old.Length));
    }
}
