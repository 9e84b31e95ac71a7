using System.Diagnostics;
using Microsoft.Playwright;
using Site.Tests.Browsing;
using VsCode.Tests.Driving;
using VsCode.Tests.Running;

namespace Benchmarks;

/// <summary>How long someone waits who explores notebooks in a real VS Code, in Chromium.</summary>
internal sealed class VsCodeTimes : IBenchmark
{
    /// <summary>Holds when the list of completions is on top. VS Code names it visible a tenth of a second later.</summary>
    private const string ListIsSeen =
        """
        (row => {
            if (!row) return false;
            const { x, y } = row.getBoundingClientRect();
            return document.elementFromPoint(x + 5, y + 5)?.closest('.suggest-widget');
        })(document.querySelector('.suggest-widget .monaco-list-row'))
        """;

    private const string NothingRuns =
        """
        !document.querySelector('.notebook-toolbar-container [aria-label^="Interrupt"]')
            && ![...document.querySelectorAll('.execution-count-label')].some(label => label.textContent === '[*]')
        """;

    /// <summary>When a key or a button is pressed, as the page sees it.</summary>
    private const string WhenPressed =
        """
        () => { window.pressed = new Promise(done => {
            for (const type of ["keydown", "mousedown"])
                document.addEventListener(type, () => done(performance.timeOrigin + performance.now()), { once: true, capture: true });
        }); }
        """;

    private static readonly TimeSpan AllPrepared = TimeSpan.FromSeconds(4);

    public string Name => "vscode";

    public string Description => "opening, running, interrupting and completions in a real VS Code; medians of NUMBER (10)";

    public async Task RunAsync(int? number)
    {
        var rounds = number ?? 10;
        CodeServerInstallation.Ensure(Console.WriteLine);
        using var workspace = new TestWorkspace();
        using var server = await CodeServer.StartAsync(asksForTrust: false);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright, Console.WriteLine);
        await using var window = await VsCodeWindow.OpenAsync(browser, server.Address, workspace.Root);

        var (opening, first, warm, interrupting) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i <= rounds; i++)
        {
            var path = workspace.AddNotebook($"first-{i}.dib", $"""
                #!csharp

                var kept = "kept {i}"; kept

                #!csharp

                kept + "!"

                #!csharp

                while (true) kept = kept + "";

                """);
            var clock = Stopwatch.StartNew();
            await window.OpenNotebookAsync(path);
            opening.Add(clock.Elapsed.TotalMilliseconds);
            await window.Cell(0).StartAsync();
            await ShowsAsync(window, $"kept {i}");
            first.Add(clock.Elapsed.TotalMilliseconds);

            // A kernel goes on preparing itself after its first cell.
            await Task.Delay(AllPrepared);
            await window.Cell(1).FocusAsync();
            warm.Add(await TimeAsync(
                window, await OutputsAsync(window), Shown($"kept {i}!"), () => window.Page.Keyboard.PressAsync("Shift+Enter")));

            await window.Cell(2).StartAsync();
            await Task.Delay(500);
            interrupting.Add(await TimeAsync(window, window.Page.MainFrame, NothingRuns, window.InterruptAsync));
            await window.Cell(1).ReplaceTextAsync("kept + \" still\"");
            await window.Cell(1).RunAsync();
            await ShowsAsync(window, $"kept {i} still");
            await window.CloseNotebookAsync();
        }
        Tell("open a notebook", opening);
        Tell("… to first output", first);
        Tell("warm cell, key to output", warm);
        Tell("interrupt, variables kept", interrupting);

        await window.OpenNotebookAsync(workspace.AddNotebook("complete.dib", "#!csharp\n\n#!import setup.dib\n\n#!csharp\n\ndata\n"));
        await window.Cell(0).RunAsync();
        await window.Cell(1).FocusAsync();
        await window.Page.Keyboard.PressAsync("Control+End");
        Tell("key to completion list", await ListAsync(window, rounds, ".", "Backspace"));

        // What of it is VS Code's own: the words of a text, which it lists itself.
        File.WriteAllText(Path.Combine(workspace.Root, "words.txt"), "waiting waits\nwait");
        await window.Page.Keyboard.PressAsync("Escape");
        await window.OpenTextAsync("words.txt");
        await window.Page.Keyboard.PressAsync("Control+End");
        Tell("… of words, without us", await ListAsync(window, rounds, "Control+Space"));
    }

    /// <summary>From a key to the list that it opens, in milliseconds.</summary>
    private static async Task<List<double>> ListAsync(VsCodeWindow window, int rounds, string key, string? undo = null)
    {
        var times = new List<double>();
        for (var i = 0; i <= rounds; i++)
        {
            times.Add(await TimeAsync(window, window.Page.MainFrame, ListIsSeen, () => window.Page.Keyboard.PressAsync(key)));
            await window.Page.Keyboard.PressAsync("Escape");
            if (undo is not null) await window.Page.Keyboard.PressAsync(undo);
            await Task.Delay(500);
        }
        return times;
    }

    /// <summary>From a key or a click to the frame that draws what comes of it, as the pages see both, in milliseconds.</summary>
    /// <param name="where">The page in which it is drawn.</param>
    /// <param name="drawn">JavaScript that tells whether it is.</param>
    private static async Task<double> TimeAsync(VsCodeWindow window, IFrame where, string drawn, Func<Task> press)
    {
        await window.Page.EvaluateAsync(WhenPressed);
        // Whoever asks at every frame has every frame drawn, which costs what is measured.
        await where.EvaluateAsync($$"""
            () => { window.drawn = new Promise(done => {
                const look = () => {
                    if (!({{drawn}})) return;
                    observer.disconnect();
                    requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
                };
                const observer = new MutationObserver(look);
                observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
            }); }
            """);
        await press();
        return await where.EvaluateAsync<double>("() => window.drawn") - await window.Page.EvaluateAsync<double>("() => window.pressed");
    }

    /// <summary>Waits until an output is drawn that holds a text.</summary>
    private static async Task ShowsAsync(VsCodeWindow window, string text) =>
        await (await OutputsAsync(window)).WaitForFunctionAsync(
            $"() => {Shown(text)}", null, new() { PollingInterval = 50 });

    private static string Shown(string text) =>
        $"[...document.querySelectorAll('.output')].some(one => one.innerText.trim() === '{text}')";

    private static async Task<IFrame> OutputsAsync(VsCodeWindow window)
    {
        var body = await window.Webview.Locator("body").ElementHandleAsync();
        return (await body.OwnerFrameAsync())!;
    }

    /// <summary>The first is told apart: what it waits for is there for the others.</summary>
    private static void Tell(string name, List<double> times)
    {
        var later = times.Skip(1).Order().ToList();
        Console.WriteLine($"{name,-26} {later[later.Count / 2],8:0} ms  ({later[0]:0}–{later[^1]:0}; the first {times[0]:0})");
    }
}
