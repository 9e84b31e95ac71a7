using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.Channels;
using System.Web;
using Dib.Html;

namespace Dib.Watching;

/// <summary>Serves a site on loopback, and tells the browsers that show it when a page changed.</summary>
internal sealed class SiteServer : IDisposable
{
    private const string Own = "/-/";
    private const int LastPort = 65_535;

    /// <summary>How long a browser may take from its coming back for a page to the screen.</summary>
    private static readonly TimeSpan TimeToDraw = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<Channel<string>, string> _browsers = new();
    private readonly Dictionary<string, TaskCompletionSource> _reloads = [];
    private readonly Dictionary<string, int> _changedAt = [];
    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly LoopbackServer _server;
    private volatile WatchMessage _last = new(0, [], []);

    private SiteServer(string folder, int port)
    {
        _folder = folder;
        _server = LoopbackServer.Start(port, AnswerAsync);
        Address = $"http://127.0.0.1:{port}/";
    }

    /// <summary>Where the site is served.</summary>
    public string Address { get; }

    /// <summary>How many clients are connected.</summary>
    public int Connections => _server.Connections;

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
            try
            {
                return new SiteServer(folder, attempt);
            }
            catch (SocketException error)
            {
                if (isAskedFor || attempt >= port + 50 || attempt == LastPort)
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
            {
                _changedAt[page] = _last.Version;
                if (_browsers.Values.Contains(page))
                    _reloads.TryAdd(page, new(TaskCreationOptions.RunContinuationsAsynchronously));
            }
            var told = _last.ToEvent();
            foreach (var browser in _browsers.Keys)
                browser.Writer.TryWrite(told);
        }
    }

    /// <summary>Waits until browsers show again what they were told had changed.</summary>
    /// <param name="atMost">How long they may take: one may have been closed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task ReloadedAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        List<Task> reloads;
        lock (_gate)
            reloads = [.. _reloads.Values.Select(reload => reload.Task)];
        if (reloads.Count == 0)
            return;
        await Task.WhenAny(Task.WhenAll(reloads), Task.Delay(atMost, cancellation)).ConfigureAwait(false);
        lock (_gate)
            _reloads.Clear();
        await Task.Delay(TimeToDraw, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _server.Dispose();

    private Task AnswerAsync(HttpConnection connection, HttpRequest request)
    {
        if (IsFromElsewhere(request) && !IsLink(request))
            throw new HttpRefusal(HttpStatusCode.Forbidden, "Only this site's own pages may read what is served here.");
        return request.Path switch
        {
            Own + "events" => SendEventsAsync(connection, HttpUtility.ParseQueryString(request.Query)["page"] ?? ""),
            Own + "watch.js" => connection.SendAsync(Answer("watch.js", new MemoryStream(Encoding.UTF8.GetBytes(WatchScript.Text)))),
            _ => connection.SendAsync(FileAnswer(request)),
        };
    }

    /// <summary>True where a browser says that another site's page asks. What is typed or asked for by a program comes from none.</summary>
    private bool IsFromElsewhere(HttpRequest request) =>
        request["Sec-Fetch-Site"] is not (null or "same-origin" or "none")
        || (request["Origin"] is { } origin && origin != $"http://{request["Host"]}");

    /// <summary>True where a browser follows a link to a page: it shows the page, and the site that links to it reads nothing.</summary>
    private static bool IsLink(HttpRequest request) =>
        request["Sec-Fetch-Mode"] == "navigate" && request["Sec-Fetch-Dest"] == "document" && IsPage(FileNameOf(request.Path));

    private HttpAnswer FileAnswer(HttpRequest request)
    {
        var version = _last.Version;
        var name = FileNameOf(request.Path);
        try
        {
            var file = Find(name) ?? throw new HttpRefusal(HttpStatusCode.NotFound, "There is no such page.");
            // What is empty is not opened: a pipe looks so, and would be waited for.
            var isEmpty = new FileInfo(file).Length == 0;
            if (IsPage(name) && !isEmpty)
                return Answer(name, new MemoryStream(WatchScript.PutInto(File.ReadAllBytes(file), version)));
            // Only what the browser does not have yet: a script that it has, it has compiled too.
            var content = isEmpty ? Stream.Null : File.OpenRead(file);
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"";
            content.Position = 0;
            var answer = Answer(name, content) with { Headers = $"Cache-Control: no-cache\r\nETag: {tag}\r\n" };
            if (request["If-None-Match"] != tag)
                return answer;
            content.Dispose();
            return answer with { Status = HttpStatusCode.NotModified, Body = Stream.Null };
        }
        catch (UnauthorizedAccessException)
        {
            throw new HttpRefusal(HttpStatusCode.Forbidden, "This file cannot be read.");
        }
        catch (IOException)
        {
            throw new HttpRefusal(HttpStatusCode.NotFound, "There is no such page, or it is being written.");
        }
    }

    /// <summary>The file of a name, where it lies in the site's folder also once all links are followed; else null.</summary>
    private string? Find(string name)
    {
        var parts = name.Split('/');
        // Those that begin with a dot are the ways out of a folder, and what is only half written.
        if (Array.Exists(parts, part => part.Length == 0 || part[0] == '.' || part.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0))
            return null;
        var file = RealPath.Of(Path.Combine([_folder, .. parts]));
        return RealPath.IsBelow(file, RealPath.Of(_folder)) && File.Exists(file) ? file : null;
    }

    private async Task SendEventsAsync(HttpConnection connection, string page)
    {
        var events = Channel.CreateUnbounded<string>();
        lock (_gate)
        {
            _browsers[events] = page;
            if (_reloads.Remove(page, out var reload))
                reload.SetResult();
            events.Writer.TryWrite($"event: hello\ndata: {_changedAt.GetValueOrDefault(page)}\n\n");
            events.Writer.TryWrite((_last with { Changed = [] }).ToEvent());
        }
        try
        {
            await connection.SendAsync(new HttpAnswer(HttpStatusCode.OK, "text/event-stream; charset=utf-8", Stream.Null), events)
                .ConfigureAwait(false);
        }
        finally
        {
            _browsers.TryRemove(events, out _);
        }
    }

    private static string FileNameOf(string path) => path[1..] + (path.EndsWith('/') ? PageShell.IndexFileName : "");

    private static bool IsPage(string name) => Path.GetExtension(name) == ".html";

    private static HttpAnswer Answer(string name, Stream body) => new(HttpStatusCode.OK, ContentType(name), body);

    private static string ContentType(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        ".txt" => "text/plain; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".pdf" => "application/pdf",
        _ => "application/octet-stream",
    };
}
