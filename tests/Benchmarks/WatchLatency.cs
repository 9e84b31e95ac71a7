using System.Diagnostics;
using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Benchmarks;

/// <summary>From the saving of a file to the changed page in a browser, with `dib watch`.</summary>
internal sealed class WatchLatency : IBenchmark
{
    private const string Page = "1-funding-per-capita.html";

    // What changes with the data and is not drawn by scripts.
    private const string Shown = "() => [...document.querySelectorAll('main table, main p')].map(element => element.outerHTML).join('')";

    // When the page was read to its end and its text stood on the screen, by the clock that the saving is told by.
    private const string ShownAt =
        """
        async () => {
          for (;;) {
            const painted = performance.getEntriesByName('first-contentful-paint')[0];
            if (painted)
              return performance.timeOrigin + Math.max(painted.startTime, performance.getEntriesByType('navigation')[0].domInteractive);
            await new Promise(requestAnimationFrame);
          }
        }
        """;

    public string Name => "watch";

    public string Description => "from saving a data file, and one cell, to the changed page in Chromium, NUMBER (20) times each";

    public async Task RunAsync(int? number)
    {
        var copy = WorkingCopy.Create();
        using var watch = Process.Start(
            new ProcessStartInfo(BuiltProgram.Path, ["watch"]) { WorkingDirectory = copy, RedirectStandardOutput = true })!;
        try
        {
            var address = (await watch.StandardOutput.ReadLineAsync())!.Split(' ')[1];
            await UntilQuietAsync(watch);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await Chromium.LaunchAsync(playwright, Console.WriteLine);
            var page = await browser.NewPageAsync();
            await page.GotoAsync(address + Page);

            await MeasureAsync("data file", i => WorkingCopy.Edit(copy, 1000 * (i + 1)));
            await MeasureAsync("one cell", _ => EditCell(copy));

            async Task MeasureAsync(string what, Action<int> edit)
            {
                var milliseconds = new List<double>();
                for (var i = 0; i < (number ?? 20); i++)
                {
                    var before = await page.EvaluateAsync<string>(Shown);
                    var loaded = new TaskCompletionSource();
                    page.Load += Loaded;
                    var saved = DateTimeOffset.UtcNow;
                    edit(i);
                    await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
                    page.Load -= Loaded;
                    if (await page.EvaluateAsync<string>(Shown) == before)
                        throw new InvalidOperationException($"The {what} was saved, and the page is the same.");
                    milliseconds.Add(await page.EvaluateAsync<double>(ShownAt) - saved.ToUnixTimeMilliseconds());
                    await UntilQuietAsync(watch);

                    void Loaded(object? sender, IPage shown) => loaded.TrySetResult();
                }
                milliseconds.Sort();
                Console.WriteLine($"{what,-10}  median {milliseconds[milliseconds.Count / 2],5:0} ms, from {milliseconds[0]:0} to "
                    + $"{milliseconds[^1]:0} ms");
            }
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync();
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>Until all pages are rendered, and the kernels for the next time had a moment to warm up.</summary>
    private static async Task UntilQuietAsync(Process watch)
    {
        while (await watch.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Rendered in", StringComparison.Ordinal))
                break;
        }
        await Task.Delay(3000);
    }

    /// <summary>A sentence in the middle of the notebook, written by code, gets a word more, or loses it.</summary>
    private static void EditCell(string copy)
    {
        const string Sentence = "Regions on one line";
        const string Longer = "Regions on any one line";
        var path = Path.Combine(copy, "notebooks", "1-funding-per-capita.dib");
        var text = File.ReadAllText(path);
        var edited = text.Contains(Longer) ? text.Replace(Longer, Sentence) : text.Replace(Sentence, Longer);
        if (edited == text)
            throw new InvalidOperationException($"{path} was to be edited and is the same: it no longer says \"{Sentence}\".");
        File.WriteAllText(path, edited);
    }
}
