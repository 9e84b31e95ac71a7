using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Site.Tests.Running;

namespace Site.Tests.Browsing;

/// <summary>Each site, rendered once by the built program, and the browser that looks at it.</summary>
public sealed class RenderedSites : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, StaticServer> _servers = [];
    private readonly Dictionary<(string, string, string), PageLook> _looks = [];
    private readonly Dictionary<(string, string), PhoneLook> _phoneLooks = [];
    private readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> _free = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(Sites.All.Select(RenderAsync));
        foreach (var site in Sites.All) _servers[site.Name] = new StaticServer(FolderOf(site.Name));
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright, TestContext.Current.SendDiagnosticMessage);
    }

    /// <summary>The browser that is there, once one was found.</summary>
    public string BrowserPath => Chromium.PathOf(_playwright!);

    public string FolderOf(string site) => _folder.File(site);

    /// <summary>Opens a page in a browser that remembers nothing and notes all that goes wrong.</summary>
    /// <param name="site">The site's name.</param>
    /// <param name="page">The page's file name.</param>
    /// <param name="scheme"><c>http</c> or <c>file</c>.</param>
    /// <param name="options">How the browser differs from a plain one on a desk.</param>
    /// <param name="script">What runs before anything of a page does; may be null.</param>
    internal Task<Visit> OpenAsync(string site, string page, string scheme = "http", BrowserNewContextOptions? options = null,
        string? script = null) =>
        OpenAsync(scheme == "file" ? new Uri(FolderOf(site) + Path.DirectorySeparatorChar) : _servers[site].Address, page, options, script);

    /// <summary>Opens a page likewise, of any site.</summary>
    /// <param name="home">Where the site is.</param>
    /// <param name="page">The page's file name.</param>
    /// <param name="options">How the browser differs from a plain one on a desk.</param>
    /// <param name="script">What runs before anything of a page does; may be null.</param>
    internal async Task<Visit> OpenAsync(Uri home, string page, BrowserNewContextOptions? options = null, string? script = null)
    {
        var free = _free.GetOrAdd(JsonSerializer.Serialize(options), _ => []);
        var context = free.TryTake(out var left) ? left : await NewContextAsync(options);
        var tab = await context.NewPageAsync();
        if (script is not null) await tab.AddInitScriptAsync(script);
        var visit = new Visit(tab, home, () => free.Add(context));
        await visit.GoToAsync(page);
        return visit;
    }

    /// <summary>A browser like no other yet: its window stays, since opening one takes longer than opening most pages.</summary>
    private async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options)
    {
        var context = await _browser!.NewContextAsync(options ?? new());
        await context.NewPageAsync();
        return context;
    }

    /// <summary>
    /// What a page shows to one who only looks: served to a reader whose theme is light, from disk to one whose theme is dark.
    /// Opened once for all tests.
    /// </summary>
    internal async Task<PageLook> LookAsync(string site, string page, string scheme)
    {
        if (!_looks.TryGetValue((site, page, scheme), out var look))
        {
            var (address, theme) = scheme == "file" ? (page, ColorScheme.Dark) : (page + StaticServer.InPieces, ColorScheme.Light);
            await using var visit = await OpenAsync(
                site, address, scheme, new() { ColorScheme = theme, ViewportSize = new() { Width = 1280, Height = 800 } });
            _looks[(site, page, scheme)] = look = await PageLook.AtAsync(visit, isSecondTheme: scheme == "file");
        }
        return look;
    }

    /// <summary>What a page, served, does on a phone. Opened once for all tests.</summary>
    internal async Task<PhoneLook> LookOnPhoneAsync(string site, string page)
    {
        if (!_phoneLooks.TryGetValue((site, page), out var look))
        {
            await using var visit = await OpenAsync(
                site, page + StaticServer.InPieces, options: new() { ViewportSize = new() { Width = PhoneLook.Width, Height = 667 } });
            _phoneLooks[(site, page)] = look = await PhoneLook.AtAsync(visit);
        }
        return look;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        foreach (var server in _servers.Values) server.Dispose();
        _folder.Dispose();
    }

    private async Task RenderAsync(SiteSource site)
    {
        var result = await DibProgram.RunAsync(Repository.Root, "render", site.Notebooks, "--output", FolderOf(site.Name));
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"dib render {site.Notebooks} ended with {result.ExitCode}:\n{result.Output}");
    }
}
