using Microsoft.Playwright;
using Site.Tests.Running;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Site.Tests.Browsing;

/// <summary>Each site, rendered once by the built program, and the browser that looks at it.</summary>
public sealed class RenderedSites(IMessageSink messages) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, StaticServer> _servers = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Sites.All.Select(RenderAsync));
        foreach (var site in Sites.All) _servers[site.Name] = new StaticServer(FolderOf(site.Name));
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright, text => messages.OnMessage(new DiagnosticMessage(text)));
    }

    /// <summary>The browser that is there, once one was found.</summary>
    public string BrowserPath => Chromium.PathOf(_playwright!);

    public string FolderOf(string site) => _folder.File(site);

    /// <summary>Opens a page in a browser that remembers nothing, waits until it is drawn and notes all that goes wrong.</summary>
    /// <param name="site">The site's name.</param>
    /// <param name="page">The page's file name.</param>
    /// <param name="scheme"><c>http</c> or <c>file</c>.</param>
    /// <param name="options">How the browser differs from a plain one on a desk.</param>
    internal Task<Visit> OpenAsync(string site, string page, string scheme = "http", BrowserNewContextOptions? options = null) =>
        OpenAsync(scheme == "file" ? new Uri(FolderOf(site) + Path.DirectorySeparatorChar) : _servers[site].Address, page, options);

    /// <summary>Opens a page likewise, of any site.</summary>
    /// <param name="home">Where the site is.</param>
    /// <param name="page">The page's file name.</param>
    /// <param name="options">How the browser differs from a plain one on a desk.</param>
    /// <param name="script">What runs before anything of a page does; may be null.</param>
    internal async Task<Visit> OpenAsync(Uri home, string page, BrowserNewContextOptions? options = null, string? script = null)
    {
        var context = await _browser!.NewContextAsync(options ?? new());
        if (script is not null) await context.AddInitScriptAsync(script);
        var visit = new Visit(await context.NewPageAsync(), home, options?.JavaScriptEnabled ?? true);
        await visit.GoToAsync(page);
        return visit;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        foreach (var server in _servers.Values) server.Dispose();
        _folder.Dispose();
    }

    private async Task RenderAsync(SiteSource site)
    {
        var result = await DibProgram.RunAsync(Repository.Root, "render", site.Notebooks, "--output", FolderOf(site.Name));
        if (result.ExitCode != 0) throw new InvalidOperationException($"dib render {site.Notebooks} ended with {result.ExitCode}:\n{result.Output}");
    }
}
