using Microsoft.Playwright;

namespace Site.Tests.Browsing;

/// <summary>A page open in the browser, and what went wrong since it was opened.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly Uri _home;
    private readonly Action _onLeft;
    private readonly List<string> _problems = [];

    /// <param name="page">A tab of its own.</param>
    /// <param name="home">Where the site is.</param>
    /// <param name="onLeft">Called once the tab is closed and the browser remembers nothing of it.</param>
    public Visit(IPage page, Uri home, Action onLeft)
    {
        (Page, _home, _onLeft) = (page, home, onLeft);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _problems.Add($"console {message.Type}: {message.Text}");
        };
        page.Dialog += (_, dialog) =>
        {
            _problems.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Popup += (_, popup) => _problems.Add($"new window: {popup.Url}");
        page.FrameNavigated += (_, frame) =>
        {
            if (!IsOfThePage(frame.Url)) _problems.Add($"navigation: {frame.Url}");
        };
        page.PageError += (_, error) => _problems.Add($"uncaught: {error}");
        page.RequestFailed += (_, request) => _problems.Add($"request failed: {request.Url} ({request.Failure})");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400) _problems.Add($"{response.Status}: {response.Url}");
        };
        page.Request += (_, request) =>
        {
            Requests.Add(request.Url);
            if (!IsOfThePage(request.Url)) _problems.Add($"request to elsewhere: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Addresses asked for, the page's own included.</summary>
    public List<string> Requests { get; } = [];

    public IReadOnlyList<string> Problems => _problems;

    public Task GoToAsync(string page) => Page.GotoAsync(new Uri(_home, page).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });

    /// <summary>Waits until a press has led to a page. Playwright's wait for an address misses one that is there when it begins.</summary>
    public async Task ArrivesAtAsync(string page)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Uri(_home, page).AbsoluteUri, new() { Timeout = 30_000 });
        await Page.WaitForLoadStateAsync();
    }

    /// <summary>Turns to every chart, and waits until each answers the pointer or says that it cannot.</summary>
    public async Task WakeChartsAsync()
    {
        await Page.EvaluateAsync("() => document.querySelectorAll('figure.chart > .chart-space').forEach(space => space.click())");
        await Page.WaitForFunctionAsync(
            "() => Array.from(document.querySelectorAll('figure.chart > .chart-space')).every(space => "
                + "/chart-(drawn|failed)/.test(space.parentNode.className))");
    }

    /// <summary>Opens all that a reader can unfold.</summary>
    public Task UnfoldAsync() => Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");

    /// <summary>How far what was painted moved since the page was opened, in Chromium's measure.</summary>
    public Task<double> ShiftAsync() => Page.EvaluateAsync<double>(
        """
        () => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
            .observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 300);
        })
        """);

    public async ValueTask DisposeAsync()
    {
        await Page.EvaluateAsync("() => { localStorage.clear(); sessionStorage.clear(); }");
        await Page.Context.ClearPermissionsAsync();
        // The first is the empty one that keeps the window; whatever else the page opened goes with it.
        foreach (var tab in Page.Context.Pages.Skip(1).ToList()) await tab.CloseAsync();
        _onLeft();
    }

    private bool IsOfThePage(string address) =>
        address.StartsWith(_home.AbsoluteUri, StringComparison.Ordinal)
        || address.StartsWith("data:", StringComparison.Ordinal)
        || address.StartsWith("blob:", StringComparison.Ordinal);
}
