using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Benchmarks;

/// <summary>How pages come to a reader with a slow phone and a slow net, beside a page of the same analysis by Jupyter.</summary>
internal sealed class PageLoad : IBenchmark
{
    // As Lighthouse has it for mobile: 4 times slower, 150 ms to the server and back, 1.6 Mbit/s.
    private const int Slowdown = 4;
    private const double LatencyMilliseconds = 150;
    private const double BytesPerSecond = 1_638_400 / 8.0;

    private const string Timings =
        """
        () => new Promise(done => {
          const sums = { shift: 0, blocking: 0 };
          new PerformanceObserver(list => list.getEntries().forEach(entry => { if (!entry.hadRecentInput) sums.shift += entry.value; }))
            .observe({ type: 'layout-shift', buffered: true });
          new PerformanceObserver(list => list.getEntries().forEach(entry => sums.blocking += Math.max(0, entry.duration - 50)))
            .observe({ type: 'longtask', buffered: true });
          const painted = performance.getEntriesByName('first-contentful-paint')[0];
          setTimeout(() => done([painted?.startTime ?? -1, sums.shift, sums.blocking]), 1000);
        })
        """;

    private const string Violations =
        "async () => { const found = (await axe.run(document, { preload: false, resultTypes: ['violations'] })).violations; return "
            + "[found.length, found.reduce((sum, rule) => sum + rule.nodes.length, 0)]; }";

    public string Name => "page-load";

    public string Description => "every page in Chromium, 4 times slower and on slow 4G, medians of NUMBER (3), beside a page by Jupyter";

    public async Task RunAsync(int? number)
    {
        var site = Directory.CreateTempSubdirectory("dib-benchmark-").FullName;
        try
        {
            await ProgramRun.MeasureAsync(BuiltProgram.Path, ["render", "--output", site], Repository.Root);
            var pages = Directory.GetFiles(site, "*.html").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
            try
            {
                await ProgramRun.MeasureAsync("jupyter", [
                    "nbconvert",
                    "--execute",
                    "--to",
                    "html",
                    Path.Combine(AppContext.BaseDirectory, "funding-per-capita.ipynb"),
                    "--output-dir",
                    site,
                    "--output",
                    "jupyter-nbconvert",
                ], Repository.Root);
                pages.Add("jupyter-nbconvert.html");
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Console.WriteLine("jupyter is not installed: left out.");
            }

            using var server = new StaticServer(site);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await Chromium.LaunchAsync(playwright, Console.WriteLine);
            var axe = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "node_modules", "axe-core", "axe.min.js"));
            Console.WriteLine($"{"page",-36} {"HTML, KB",9} {"all, KB",8} {"requests",9} {"outside",8} {"first text, ms",15} "
                + $"{"shift",7} {"blocked, ms",12} {"axe rules/nodes",16}");
            foreach (var page in pages)
            {
                var loads = new List<Load>();
                for (var i = 0; i < (number ?? 3); i++)
                    loads.Add(await LoadAsync(browser, server.Address, page!, axe));
                double Median(Func<Load, double> value) => loads.Select(value).Order().ElementAt(loads.Count / 2);
                Console.WriteLine(
                    $"{page,-36} {new FileInfo(Path.Combine(site, page!)).Length / 1000.0,9:0} {Median(load => load.Bytes) / 1000,8:0} "
                        + $"{Median(load => load.Requests),9:0} {Median(load => load.Outside),8:0} "
                        + $"{Median(load => load.FirstText),15:0} {Median(load => load.Shift),7:0.000} "
                        + $"{Median(load => load.Blocked),12:0} {$"{loads[0].Rules}/{loads[0].Nodes}",16}");
            }
        }
        finally
        {
            Directory.Delete(site, recursive: true);
        }
    }

    private static async Task<Load> LoadAsync(IBrowser browser, Uri home, string name, string axe)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = LatencyMilliseconds,
            ["downloadThroughput"] = BytesPerSecond,
            ["uploadThroughput"] = BytesPerSecond,
        });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slowdown });
        double bytes = 0;
        int requests = 0, outside = 0;
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("data:", StringComparison.Ordinal) || request.Url.StartsWith("blob:", StringComparison.Ordinal))
                return;
            requests++;
            if (!request.Url.StartsWith(home.AbsoluteUri, StringComparison.Ordinal))
                outside++;
        };
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(new Uri(home, name).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load, Timeout = 120_000 });
        var timings = await page.EvaluateAsync<double[]>(Timings);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 1 });
        await page.EvaluateAsync(axe);
        var found = await page.EvaluateAsync<int[]>(Violations);
        return new Load(bytes, requests, outside, timings[0], timings[1], timings[2], found[0], found[1]);
    }

    private readonly record struct Load(
        double Bytes, int Requests, int Outside, double FirstText, double Shift, double Blocked, int Rules, int Nodes);
}
