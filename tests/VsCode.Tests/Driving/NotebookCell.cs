using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests.Driving;

/// <summary>A cell of the notebook that a window shows.</summary>
internal sealed class NotebookCell(VsCodeWindow window, int index)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Red lines under what does not compile.</summary>
    public ILocator ErrorMarks => Editor.Locator(".cdr.squiggly-error");

    /// <summary>The code, its lines in sight.</summary>
    public ILocator Text => Editor.Locator(".view-lines");

    /// <summary>The number that a cell has got by running.</summary>
    public ILocator ExecutionOrder => Row.Locator(".execution-count-label");

    /// <summary>What is said below the code: how it ran, what it needs, and at the right its language.</summary>
    public ILocator Status => Row.Locator(".cell-statusbar-container");

    public ILocator Succeeded => Row.Locator(".codicon-notebook-state-success");

    /// <summary>Why the cell is stale, below its code.</summary>
    public ILocator Mark => Row.Locator(".cell-status-item").Filter(new() { HasTextRegex = new("Stale|Edited") });

    public ILocator Failed => Row.Locator(".codicon-notebook-state-error");

    private IPage Page => window.Page;

    private ILocator Row => window.Row(index);

    private ILocator Editor => Row.Locator(".monaco-editor");

    /// <summary>Runs this cell, and waits until none runs any more.</summary>
    public Task RunAsync() => window.UntilDoneAsync(StartAsync);

    public async Task StartAsync()
    {
        await RevealAsync();
        await Editor.First.HoverAsync();
        await Row.Locator(".run-button-container .action-label").First.ClickAsync();
    }

    public async Task FocusAsync()
    {
        await RevealAsync();
        await Text.ClickAsync();
        await TakesKeysAsync();
    }

    /// <summary>Waits until the cell's editor has the focus.</summary>
    public async Task TakesKeysAsync()
    {
        await Expect(Row.Locator(".monaco-editor.focused")).ToBeVisibleAsync();
        // The editor looks focused before it takes keys.
        await Task.Delay(500);
    }

    /// <summary>Puts a text in the place of the cell's own, in one go.</summary>
    public async Task ReplaceTextAsync(string text)
    {
        await FocusAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
        await Expect(Text).ToHaveTextAsync(text.ReplaceLineEndings(""));
    }

    /// <summary>Types at the end of the cell, key by key.</summary>
    public async Task TypeAtEndAsync(string text)
    {
        await FocusAsync();
        await Page.Keyboard.PressAsync("Control+End");
        await Page.Keyboard.TypeAsync(text, new() { Delay = 30 });
    }

    /// <summary>Presses a key at the end of the cell.</summary>
    public async Task PressAtEndAsync(string key)
    {
        await FocusAsync();
        await Page.Keyboard.PressAsync("Control+End");
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>The names that are offered at the cursor, those in sight, once <paramref name="expected"/> is among them.</summary>
    public async Task<IReadOnlyList<string>> CompletionsAsync(string expected)
    {
        var names = Page.Locator(".suggest-widget.visible .monaco-list-row .label-name");
        await Expect(names.Filter(new() { HasText = expected }).First).ToBeVisibleAsync();
        return await names.AllInnerTextsAsync();
    }

    /// <summary>The languages that the cell may be given.</summary>
    public async Task<IReadOnlyList<string>> LanguagesAsync()
    {
        await RevealAsync();
        await Status.Locator(".cell-contributed-items-right .cell-status-item").Last.ClickAsync();
        // Rows are used again, with what they said before hidden in them.
        var names = Page.Locator(".quick-input-list .monaco-list-row .label-name").Filter(new() { Visible = true });
        await Expect(names.First).ToBeVisibleAsync();
        var found = await names.AllInnerTextsAsync();
        await Page.Keyboard.PressAsync("Escape");
        return found;
    }

    /// <summary>What is shown when the mouse rests on the first place of a word.</summary>
    public async Task<string> HoverTextAsync(string word)
    {
        await RevealAsync();
        var place = await Text.EvaluateAsync<float[]?>(
            """
            (lines, word) => {
                const texts = document.createTreeWalker(lines, NodeFilter.SHOW_TEXT);
                for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                    const start = text.data.indexOf(word);
                    if (start < 0) continue;
                    const range = document.createRange();
                    range.setStart(text, start);
                    range.setEnd(text, start + word.length);
                    const box = range.getBoundingClientRect();
                    return [box.x + box.width / 2, box.y + box.height / 2];
                }
                return null;
            }
            """, word) ?? throw new InvalidOperationException($"Cell {index} does not show '{word}' in one piece.");
        await Page.Mouse.MoveAsync(place[0] - 5, place[1]);
        await Page.Mouse.MoveAsync(place[0], place[1], new() { Steps = 3 });
        var hover = Page.Locator(".monaco-hover:not(.hidden) .monaco-hover-content:visible").First;
        await Expect(hover).Not.ToContainTextAsync("Loading");
        return await hover.InnerTextAsync();
    }

    /// <summary>What the cell shows below its code, once there is something.</summary>
    public async Task<ILocator> OutputAsync()
    {
        await RevealAsync(output: true);
        var containers = window.Webview.Locator(".cell_container");
        for (var end = Environment.TickCount64 + VsCodeWindow.Patience; Environment.TickCount64 < end; await Task.Delay(BetweenLooks))
        {
            // Nothing but its place says whose an output is. The webview stands before the rows, and is moved along where a cell
            // above them grows.
            var top = await Row.EvaluateAsync<double>(
                """
                row => {
                    const webview = row.parentElement.querySelector(':scope > :not(.monaco-list-row)');
                    return parseFloat(row.style.top) - parseFloat(webview.style.top);
                }
                """);
            var id = await containers.EvaluateAllAsync<string?>(
                "(all, top) => all.find(one => Math.abs(parseFloat(one.style.top) - top) < 1 && one.querySelector('.output'))?.id ?? null",
                top);
            if (id is not null) return window.Webview.Locator($"[id='{id}'] .output_container");
        }
        throw new TimeoutException($"Cell {index} still shows nothing.");
    }

    /// <summary>Scrolls until the cell's beginning, or that of its output, is in sight: what is out of sight is not in the page.</summary>
    public async Task RevealAsync(bool output = false)
    {
        var list = Page.Locator(".notebookOverlay .cell-list-container");
        for (var end = Environment.TickCount64 + VsCodeWindow.Patience; Environment.TickCount64 < end; await Task.Delay(BetweenLooks))
        {
            var way = await list.EvaluateAsync<float>(
                """
                (list, { index, output }) => {
                    const frame = list.getBoundingClientRect();
                    const rows = [...list.querySelectorAll('.monaco-list-row[data-index]')];
                    const row = rows.find(one => +one.dataset.index === index);
                    if (!row) {
                        // Every page that is passed is drawn: the more cells away, the larger the step.
                        const away = rows.map(one => index - one.dataset.index)
                          .reduce((near, next) => Math.abs(next) < Math.abs(near) ? next : near, 1000);
                        return 0.8 * frame.height * away;
                    }
                    const place = (output
                      ? row.querySelector('.cell-statusbar-container').getBoundingClientRect().bottom
                      : row.getBoundingClientRect().top) - frame.top;
                    const isAtEnd = list.querySelector('.monaco-list-rows').getBoundingClientRect().bottom < frame.bottom + 1;
                    return place < 0 ? place - 30 : place > frame.height / 2 && !isAtEnd ? place - frame.height / 4 : 0;
                }
                """, new { index, output });
            if (way == 0) return;
            var box = (await list.BoundingBoxAsync())!;
            // At the edge no editor and no output takes the wheel for itself.
            await Page.Mouse.MoveAsync(box.X + 8, box.Y + box.Height / 2);
            await Page.Mouse.WheelAsync(0, way);
        }
        throw new TimeoutException($"Cell {index} did not come into sight.");
    }
}
