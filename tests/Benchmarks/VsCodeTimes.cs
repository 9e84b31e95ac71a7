using System.Diagnostics;
using Microsoft.Playwright;
using Site.Tests.Browsing;
using VsCode.Tests.Driving;
using VsCode.Tests.Running;

namespace Benchmarks;

/// <summary>How long someone waits who explores notebooks in a real VS Code, in Chromium.</summary>
internal sealed class VsCodeTimes : IBenchmark
{
    /// <summary>From a key to the first entry of the list that it opens, as the page sees both.</summary>
    private const string KeyToList =
        """
        () => { window.keyToList = new Promise(done => document.addEventListener("keydown", () => {
            const pressed = performance.now();
            const look = () => document.querySelector(".suggest-widget.visible .monaco-list-row");
            const observer = new MutationObserver(() => {
                if (!look()) return;
                observer.disconnect();
                requestAnimationFrame(() => done(performance.now() - pressed));
            });
            observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        }, { once: true, capture: true })); }
        """;

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

                while (true) kept = kept + "";

                #!csharp

                kept + "!"

                """);
            var clock = Stopwatch.StartNew();
            await window.OpenNotebookAsync(path);
            opening.Add(clock.Elapsed.TotalMilliseconds);
            await window.Cell(0).StartAsync();
            await ShowsAsync(window, $"kept {i}");
            first.Add(clock.Elapsed.TotalMilliseconds);

            await window.Cell(2).FocusAsync();
            clock.Restart();
            await window.Page.Keyboard.PressAsync("Shift+Enter");
            await ShowsAsync(window, $"kept {i}!");
            warm.Add(clock.Elapsed.TotalMilliseconds);

            await window.Cell(1).StartAsync();
            await Task.Delay(500);
            clock.Restart();
            await window.InterruptAsync();
            interrupting.Add(clock.Elapsed.TotalMilliseconds);
            await window.Cell(2).ReplaceTextAsync("kept + \" still\"");
            await window.Cell(2).RunAsync();
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
            await window.Page.EvaluateAsync(KeyToList);
            await window.Page.Keyboard.PressAsync(key);
            times.Add(await window.Page.EvaluateAsync<double>("() => window.keyToList"));
            await window.Page.Keyboard.PressAsync("Escape");
            if (undo is not null) await window.Page.Keyboard.PressAsync(undo);
            await Task.Delay(500);
        }
        return times;
    }

    /// <summary>Waits until an output is drawn that holds a text, to the frame.</summary>
    private static async Task ShowsAsync(VsCodeWindow window, string text)
    {
        var body = await window.Webview.Locator("body").ElementHandleAsync();
        await (await body.OwnerFrameAsync())!.WaitForFunctionAsync(
            "text => [...document.querySelectorAll('.output')].some(one => one.innerText.trim() === text)", text);
    }

    /// <summary>The first is told apart: what it waits for is there for the others.</summary>
    private static void Tell(string name, List<double> times)
    {
        var later = times.Skip(1).Order().ToList();
        Console.WriteLine($"{name,-26} {later[later.Count / 2],8:0} ms  ({later[0]:0}–{later[^1]:0}; the first {times[0]:0})");
    }
}
