using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dib.Watching;

namespace Dib.Tests.Watching;

public sealed class SiteServerTests : IDisposable
{
    private const string Secret = "what lies beside the site";

    private const string Escapes =
        """
        /../secret.txt /../../../../../../../../etc/passwd /./../secret.txt /assets/../../secret.txt /assets/../../../etc/passwd
        //../secret.txt /..//secret.txt /.../secret.txt /..;/secret.txt /..;a=b/secret.txt /;/../secret.txt
        /../site-2/secret.txt /%2e%2e/secret.txt /%2E%2E/secret.txt /.%2e/secret.txt /%2e./secret.txt /%2e%2e%2fsecret.txt
        /..%2fsecret.txt /..%2Fsecret.txt /assets%2f..%2f..%2fsecret.txt /%2e%2e%2fsite-2%2fsecret.txt /%2f..%2fsecret.txt
        /%252e%252e/secret.txt /%252e%252e%252fsecret.txt /..%252fsecret.txt /%25252e%25252e%25252fsecret.txt /..\secret.txt
        \..\secret.txt /..%5csecret.txt /..%5Csecret.txt /%2e%2e%5csecret.txt /..%255csecret.txt /assets\..\..\secret.txt
        /assets/..\../secret.txt /\..\..\secret.txt //etc/passwd ///etc/passwd /%2fetc%2fpasswd /%2f%2fetc/passwd /etc/passwd
        //server/share/secret.txt /%5c%5cserver%5cshare%5csecret.txt /\\server\share\secret.txt /C:/Windows/win.ini
        /C:%5cWindows%5cwin.ini /C|/Windows/win.ini /file:///etc/passwd /file:%2f%2f%2fetc%2fpasswd /%5c%5c%3f%5cC:%5cwin.ini
        /~/secret.txt /~root/.profile /../secret.txt%00 /../secret.txt%00.html /%00 /index.html%00.txt /..%00/secret.txt
        /%00/../secret.txt /..%c0%afsecret.txt /%c0%ae%c0%ae/secret.txt /%c0%ae%c0%ae%c0%afsecret.txt /..%e0%80%afsecret.txt
        /..%f0%80%80%afsecret.txt /%c0%ae./secret.txt /..%c1%9csecret.txt /%uff0e%uff0e/secret.txt /%u002e%u002e%u2215secret.txt
        /%ef%bc%8e%ef%bc%8e/secret.txt /..%e2%88%95secret.txt /..%ef%bc%8fsecret.txt /index.html/../../secret.txt
        /index.html/..%2f..%2fsecret.txt /index.html. /index.html... /index.html%20 /index.html::$DATA /.a.html.new
        /%2ea.html.new /assets/../.a.html.new /../secret.txt?page=index.html /?/../../secret.txt/.. /..?/secret.txt
        /linked-folder/secret.txt /linked-file.txt /linked-page.html /linked-away/etc/passwd /linked-twice/secret.txt
        /linked-circle /assets/linked-up/secret.txt http://127.0.0.1:PORT/../secret.txt http://127.0.0.1:PORT/%2e%2e/secret.txt
        * secret.txt ../secret.txt file:///etc/passwd
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly SiteServer _server;
    private readonly int _port;

    public SiteServerTests()
    {
        _folder.Write("site/index.html", "<head></head><p>index</p>");
        _folder.Write("site/a b å.html", "<head></head><p>page</p>");
        _folder.Write("site/assets/search-index.js", "found()");
        _folder.Write("site/.a.html.new", Secret);
        _folder.Write("secret.txt", Secret);
        _folder.Write("site-2/secret.txt", Secret);
        _server = SiteServer.Start(_folder.File("site"), 5240, isAskedFor: false);
        _port = new Uri(_server.Address).Port;
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task No_path_leads_out_of_the_site()
    {
        var site = _folder.File("site");
        Directory.CreateSymbolicLink(Path.Combine(site, "linked-folder"), _folder.Path);
        File.CreateSymbolicLink(Path.Combine(site, "linked-file.txt"), _folder.File("secret.txt"));
        File.CreateSymbolicLink(Path.Combine(site, "linked-page.html"), "../secret.txt");
        Directory.CreateSymbolicLink(Path.Combine(site, "linked-away"), "/");
        Directory.CreateSymbolicLink(Path.Combine(site, "linked-twice"), "linked-folder");
        File.CreateSymbolicLink(Path.Combine(site, "linked-circle"), "linked-circle");
        Directory.CreateSymbolicLink(Path.Combine(site, "assets", "linked-up"), "../..");
        File.CreateSymbolicLink(Path.Combine(site, "linked-within.js"), "assets/search-index.js");

        var answered = new List<string>();
        foreach (var path in Escapes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => path.Replace("PORT", $"{_port}")).Append("/index.html /../secret.txt"))
        {
            var answer = await AskAsync($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n\r\n");
            // What a query says, or a file's own name, changes nothing about the page.
            var isIndex = path.StartsWith("/?", StringComparison.Ordinal);
            if (answer.Status is not (400 or 403 or 404) && !(isIndex && answer.Status == 200 && answer.Body.Contains("index")))
                answered.Add($"{path}: {answer.Text}");
            answer.Text.ShouldNotContain(Secret, Case.Sensitive, path);
            answer.Text.ShouldNotContain("root:", Case.Sensitive, path);
        }
        answered.ShouldBeEmpty();
        (await GetAsync("/linked-within.js")).Body.ShouldBe("found()");
        (await GetAsync("/a%20b%20%C3%A5.html")).Body.ShouldContain("page");
        (await GetAsync("/")).Body.ShouldContain("index");
    }

    [Fact]
    public async Task Other_sites_may_link_to_a_page_and_read_nothing()
    {
        const string Index = "/assets/search-index.js";
        string[] allowed =
        [
            "", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none", $"Origin: http://127.0.0.1:{_port}",
        ];
        string[] refused =
        [
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script",
            "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script",
            "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty",
            "sec-fetch-site:cross-site", "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site", "Sec-Fetch-Site: unheard-of",
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe",
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: object",
            "Origin: http://evil.example", "Origin: null", $"Origin: http://localhost:{_port}", $"Origin: https://127.0.0.1:{_port}",
            "Origin: http://127.0.0.1:1",
        ];
        foreach (var header in allowed)
            (await GetAsync(Index, header)).Status.ShouldBe(200, header);
        foreach (var header in refused)
        {
            foreach (var path in new[] { Index, "/", "/-/watch.js", "/-/events?page=index.html" })
                (await GetAsync(path, header)).Status.ShouldBe(403, $"{path} {header}");
        }
        const string Link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document";
        (await GetAsync("/", Link)).Status.ShouldBe(200);
        (await GetAsync("/a%20b%20%C3%A5.html", Link)).Status.ShouldBe(200);
        (await GetAsync(Index, Link)).Status.ShouldBe(403);
        (await GetAsync("/-/events", Link)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_answered_and_the_server_goes_on()
    {
        var host = $"Host: 127.0.0.1:{_port}\r\n";
        var cases = new List<(int Status, string Request)>
        {
            (400, "GET / HTTP/1.1\r\n\r\n"),
            (403, $"GET / HTTP/1.1\r\n{host}{host}\r\n"),
            (403, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
            (403, $"GET / HTTP/1.1\r\nHost: evil.example:{_port}\r\n\r\n"),
            (403, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
            (403, $"GET / HTTP/1.1\r\nHost: 127.0.0.1:{_port}.evil.example\r\n\r\n"),
            (403, $"GET http://evil.example/ HTTP/1.1\r\n{host}\r\n"),
            (200, $"GET / HTTP/1.1\r\nHost: LocalHost:{_port}\r\n\r\n"),
            (200, $"GET / HTTP/1.0\r\n{host}\r\n"),
            (200, $"GET / HTTP/1.1\n{host}\n"),
            (200, $"GET http://127.0.0.1:{_port} HTTP/1.1\r\n{host}\r\n"),
            (505, $"GET / HTTP/2.0\r\n{host}\r\n"),
            (505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
            (400, "GET /\r\n\r\n"),
            (400, $"GET  / HTTP/1.1\r\n{host}\r\n"),
            (400, $"GET / x HTTP/1.1\r\n{host}\r\n"),
            (400, $"GET / FTP/1.1\r\n{host}\r\n"),
            (400, $"GET / HTTP/1.1\r\n{host}no header\r\n\r\n"),
            (400, $"GET / HTTP/1.1\r\n{host}: x\r\n\r\n"),
            (400, $"GET / HTTP/1.1\r\n{host}a b: x\r\n\r\n"),
            (400, $"GET / HTTP/1.1\r\n{host} folded: x\r\n\r\n"),
            (400, $"GET / HTTP/1.1\r\n{host}a: \0\r\n\r\n"),
            (400, $"GET /\0 HTTP/1.1\r\n{host}\r\n"),
            (400, "\r\n\r\n"),
            (400, "\x16\x03\x01\x02\0\x01"),
            (400, $"GET /%zz HTTP/1.1\r\n{host}\r\n"),
            (400, $"GET /% HTTP/1.1\r\n{host}\r\n"),
            (400, $"GET /%2 HTTP/1.1\r\n{host}\r\n"),
            (400, $"GET /%-1 HTTP/1.1\r\n{host}\r\n"),
            (400, $"GET /%00 HTTP/1.1\r\n{host}\r\n"),
            (400, $"GET /%0d%0aX:%20y HTTP/1.1\r\n{host}\r\n"),
            (400, $"GET /%ff HTTP/1.1\r\n{host}\r\n"),
            (400, $"GET /%ed%a0%80 HTTP/1.1\r\n{host}\r\n"),
            (200, $"GET /?%zz HTTP/1.1\r\n{host}\r\n"),
            (404, $"GET /{new string('a', 300)} HTTP/1.1\r\n{host}\r\n"),
            (404, $"GET /{new string('a', 9000)} HTTP/1.1\r\n{host}\r\n"),
            (404, $"GET {string.Concat(Enumerable.Repeat("/a", 4500))} HTTP/1.1\r\n{host}\r\n"),
            (414, $"GET /{new string('a', 100_000)} HTTP/1.1\r\n{host}\r\n"),
            (431, $"GET / HTTP/1.1\r\n{host}a: {new string('a', 100_000)}\r\n\r\n"),
            (404, $"GET /assets HTTP/1.1\r\n{host}\r\n"),
            (404, $"GET /assets/ HTTP/1.1\r\n{host}\r\n"),
            (404, $"GET /-/ HTTP/1.1\r\n{host}\r\n"),
            (404, $"GET /index.html/ HTTP/1.1\r\n{host}\r\n"),
        };
        foreach (var method in new[] { "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "get", "CONNECT" })
            cases.Add((405, $"{method} / HTTP/1.1\r\n{host}Content-Length: 3\r\n\r\nabc"));
        if (!OperatingSystem.IsWindows())
        {
            using var pipe = Process.Start("mkfifo", [_folder.File("site", "pipe.txt"), _folder.File("site", "pipe.html")]);
            await pipe.WaitForExitAsync();
            cases.AddRange([(200, $"GET /pipe.txt HTTP/1.1\r\n{host}\r\n"), (200, $"GET /pipe.html HTTP/1.1\r\n{host}\r\n")]);
            File.SetUnixFileMode(_folder.Write("site/locked.txt", "x"), UnixFileMode.None);
            File.SetUnixFileMode(_folder.Write("site/locked.html", "x"), UnixFileMode.None);
            // The system's administrator reads all.
            var status = Environment.IsPrivilegedProcess ? 200 : 403;
            cases.AddRange([(status, $"GET /locked.txt HTTP/1.1\r\n{host}\r\n"), (status, $"GET /locked.html HTTP/1.1\r\n{host}\r\n")]);
        }

        foreach (var (status, request) in cases)
        {
            var answer = await AskAsync(request);
            answer.Status.ShouldBe(status, request[..Math.Min(request.Length, 100)]);
            answer.Text.ShouldContain("X-Content-Type-Options: nosniff\r\n");
            answer.Text.ShouldContain("Cross-Origin-Resource-Policy: same-origin\r\n");
            answer.Text.Contains("Allow: GET, HEAD\r\n").ShouldBe(status == 405);
        }
    }

    [Fact]
    public async Task The_head_of_an_answer_is_that_of_its_body_and_what_a_browser_has_is_not_sent_again()
    {
        foreach (var path in new[] { "/", "/assets/search-index.js", "/-/watch.js", "/none", "/%zz" })
        {
            var (whole, head) = (await GetAsync(path), await AskAsync($"HEAD {path} HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n\r\n"));
            head.Text.ShouldBe(whole.Text[..^whole.Body.Length], path);
            whole.Text.ShouldContain($"Content-Length: {Encoding.UTF8.GetByteCount(whole.Body)}\r\n");
        }
        (await AskAsync($"HEAD /-/events HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n\r\n")).Text.ShouldContain("text/event-stream");
        var tag = (await GetAsync("/assets/search-index.js")).Text.Split("\r\n")
            .Single(line => line.StartsWith("ETag: ", StringComparison.Ordinal)).Replace("ETag", "If-None-Match");
        var again = await GetAsync("/assets/search-index.js", tag);
        again.Status.ShouldBe(304);
        again.Body.ShouldBeEmpty();
        _folder.Write("site/assets/search-index.js", "other()");
        (await GetAsync("/assets/search-index.js", tag)).Body.ShouldBe("other()");
    }

    [Fact]
    public async Task Connections_of_clients_that_have_gone_are_closed()
    {
        var open = new List<Socket>();
        for (var i = 0; i < 200; i++)
        {
            open.Add(await SendAsync(
                i % 2 == 0 ? $"GET /-/events?page=index.html HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n\r\n" : "GET / HT"));
        }
        await UntilAsync(() => _server is { Connections: 200, PagesShown.Count: 100 });
        foreach (var (index, socket) in open.Index())
        {
            // Some close only their own side.
            if (index % 4 < 2)
                socket.Dispose();
            else
                socket.Shutdown(SocketShutdown.Send);
        }
        await UntilAsync(() => _server is { Connections: 0, PagesShown.Count: 0 });
        open.ForEach(socket => socket.Dispose());

        // A client that closes its side after asking is answered all the same.
        using var asked = await SendAsync($"GET / HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n\r\n");
        asked.Shutdown(SocketShutdown.Send);
        (await ReadAsync(asked)).Body.ShouldContain("index");
    }

    [Fact]
    public async Task What_waits_for_browsers_goes_on_once_they_show_the_changed_page_again_or_do_not_come_back()
    {
        Task WaitAsync(double seconds) => _server.ReloadedAsync(TimeSpan.FromSeconds(seconds), TestContext.Current.CancellationToken);
        Task<Socket> LookAsync() => SendAsync($"GET /-/events?page=index.html HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n\r\n");
        using var before = await LookAsync();
        await UntilAsync(() => _server.PagesShown.Count == 1);
        _server.Tell(["other.html"], []);
        WaitAsync(600).IsCompleted.ShouldBeTrue();

        _server.Tell(["index.html"], []);
        var reloaded = WaitAsync(600);
        before.Dispose();
        await UntilAsync(() => _server.PagesShown.Count == 0);
        reloaded.IsCompleted.ShouldBeFalse();
        using var after = await LookAsync();
        await reloaded;
        WaitAsync(600).IsCompleted.ShouldBeTrue();

        _server.Tell(["index.html"], []);
        after.Dispose();
        await WaitAsync(0.1);
        WaitAsync(600).IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Slow_clients_neither_stop_the_server_nor_grow_it()
    {
        _folder.Write("site/assets/large.js", new string('x', 8_000_000));
        using var shown = await SendAsync($"GET /-/events?page=index.html HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n\r\n");
        await UntilAsync(() => _server.PagesShown.Count == 1);
        var slow = new List<Socket>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < (Sample.IsFull ? 2000 : 600); i++)
        {
            slow.Add(await SendAsync((i % 10) switch
            {
                < 5 => "",
                < 9 => $"GET / HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\nX: {new string('x', 2000)}",
                _ => $"GET /assets/large.js HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n\r\n",
            }));
            if (i % 100 != 99)
                continue;
            var clock = Stopwatch.StartNew();
            (await GetAsync("/")).Status.ShouldBe(200);
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        }
        _server.Connections.ShouldBeLessThanOrEqualTo(512);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(100_000_000);
        // They all crowd out each other, and none the page that somebody looks at.
        _server.PagesShown.Count.ShouldBe(1);
        slow.ForEach(socket => socket.Dispose());
        await UntilAsync(() => _server.Connections == 1);
    }

    [Fact]
    public async Task Who_does_not_finish_asking_is_not_waited_for()
    {
        using var silent = await SendAsync("GET / HTTP/1.1\r\n");
        var reading = ReadAsync(silent);
        for (var i = 0; i < 100 && !reading.IsCompleted; i++)
        {
            await Task.Delay(100);
            // A drop now and then does not help.
            if (!reading.IsCompleted)
                _ = Reading(() => silent.Send("a"u8));
        }
        reading.IsCompleted.ShouldBeTrue();
        await UntilAsync(() => _server.Connections == 0);

        static bool Reading(Action send)
        {
            try
            {
                send();
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }

    private Task<Answer> GetAsync(string path, string header = "") =>
        AskAsync($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n{header}{(header.Length > 0 ? "\r\n" : "")}\r\n");

    private async Task<Answer> AskAsync(string request)
    {
        using var socket = await SendAsync(request);
        return await ReadAsync(socket);
    }

    private async Task<Socket> SendAsync(string request)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _port);
        await socket.SendAsync(Encoding.Latin1.GetBytes(request));
        return socket;
    }

    private static async Task<Answer> ReadAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var (text, buffer) = (new MemoryStream(), new byte[8192]);
        try
        {
            while (await socket.ReceiveAsync(buffer, limit.Token) is > 0 and var count)
                text.Write(buffer, 0, count);
        }
        catch (SocketException)
        {
            // The server closed it at once.
        }
        return new Answer(Encoding.UTF8.GetString(text.ToArray()));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(10);
        }
    }

    private sealed record Answer(string Text)
    {
        public int Status => Text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(Text.AsSpan(9, 3)) : 0;

        public string Body => Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
    }
}
