using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests.Driving;

/// <summary>A window of VS Code, and what its user does there.</summary>
internal sealed partial class VsCodeWindow : IAsyncDisposable
{
    /// <summary>In milliseconds, and long: the editor, the browser and other projects' tests may share one core.</summary>
    public const int Patience = 120_000;

    private const string RowSelector = ".notebookOverlay .cell-list-container .monaco-list-row";

    private VsCodeWindow(IPage page)
    {
        Page = page;
        Traffic = new Traffic(page.Context);
    }

    public IPage Page { get; }

    public Traffic Traffic { get; }

    public ILocator Notifications => Page.Locator(".notifications-toasts .notification-list-item-message");

    /// <summary>A question that has to be answered before anything else.</summary>
    public ILocator Dialog => Page.Locator(".monaco-dialog-box");

    /// <summary>The dot at the name of a file that is not saved.</summary>
    public ILocator UnsavedMark => Page.Locator(".tab.active.dirty");

    /// <summary>What the notebook shows in its webview: outputs, and text cells that are not being written.</summary>
    public IFrameLocator Webview => Page.FrameLocator("iframe.webview.ready:visible").FrameLocator("iframe#active-frame");

    /// <summary>The names of what is open.</summary>
    public ILocator Tabs => Page.Locator(".tab");

    /// <summary>The cell that the notebook has selected.</summary>
    public ILocator SelectedRow => Page.Locator($"{RowSelector}.focused");

    private ILocator Rows => Page.Locator(RowSelector);

    private ILocator Toolbar => Page.Locator(".notebook-toolbar-container");

    private ILocator QuickInput => Page.Locator(".quick-input-widget:visible");

    /// <summary>Opens a folder in a window that remembers no other, and waits until it can open notebooks.</summary>
    public static async Task<VsCodeWindow> OpenAsync(IBrowser browser, Uri server, string folder)
    {
        SetDefaultExpectTimeout(Patience);
        // Cells out of sight are not in the page: a high window holds many.
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1400, Height = 2000 } });
        context.SetDefaultTimeout(Patience);
        var window = new VsCodeWindow(await context.NewPageAsync());
        await window.Page.GotoAsync(new Uri(server, $"?folder={Uri.EscapeDataString(folder)}").AbsoluteUri);
        // A notebook that is opened earlier opens as text.
        await window.Page.WaitForFunctionAsync("() => performance.getEntriesByName('code/didHandleExtensionPoint/notebooks').length > 0");
        await Expect(window.Page.Locator(".monaco-workbench")).ToBeVisibleAsync();
        // Progress bars and spinners are drawn anew all the time, by the processor: most of what drawing costs here.
        await window.Page.AddStyleTagAsync(
            new() { Content = "*, *::before, *::after { animation: none !important; transition: none !important; }" });
        return window;
    }

    /// <summary>Opens a notebook, and waits until it is shown.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="kernel">The kernel that it has then; null for the extension's own.</param>
    public async Task OpenNotebookAsync(string path, string? kernel = null)
    {
        await ChooseAsync("Control+P", path, Path.GetFileName(path));
        await ShowsAsync(Path.GetFileName(path), kernel);
    }

    /// <summary>Opens a file that is no notebook.</summary>
    public async Task OpenTextAsync(string name)
    {
        await ChooseAsync("Control+P", name, name);
        await Expect(Page.Locator(".editor-instance .monaco-editor.focused")).ToBeVisibleAsync();
    }

    /// <summary>Shows a notebook that is open behind another tab.</summary>
    public async Task ShowTabAsync(string name)
    {
        await Page.Locator($".tab[data-resource-name='{name}']").ClickAsync();
        await Expect(Page.Locator($".tab.active[data-resource-name='{name}']")).ToBeVisibleAsync();
    }

    /// <summary>Waits until the window shows the notebook of that name.</summary>
    public async Task ShowsAsync(string name, string? kernel = null)
    {
        await Expect(Page.Locator($".tab.active[data-resource-name='{name}']")).ToBeVisibleAsync();
        kernel ??= Path.GetExtension(name) == ".ipynb" ? "C# (dib)" : "C# (.dib)";
        // The notebook that was shown before may still be in the page.
        await Expect(Toolbar.GetByText(kernel).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
        await Expect(Rows.First).ToBeAttachedAsync();
    }

    /// <summary>Closes all that is open, with all changes that were not saved.</summary>
    public async Task CloseNotebookAsync()
    {
        for (var count = await Tabs.CountAsync(); count > 0; count--) await RevertAndCloseAsync();
    }

    /// <summary>Closes what is active, with all changes that were not saved.</summary>
    public async Task RevertAndCloseAsync()
    {
        var count = await Tabs.CountAsync();
        // Suggestions and questions that are open would take the key that opens the command palette.
        await Page.Keyboard.PressAsync("Escape");
        await RunCommandAsync("View: Revert and Close Editor");
        await Expect(Tabs).ToHaveCountAsync(count - 1);
    }

    public NotebookCell Cell(int index) => new(this, index);

    public async Task<int> CountCellsAsync() => int.Parse((await Rows.First.GetAttributeAsync("aria-setsize"))!);

    /// <summary>Runs all cells, and waits until none runs any more.</summary>
    public Task RunAllAsync() => UntilDoneAsync(() => UntilAsync(
        // Unless it is told how often, it looks at every frame, and so has every frame drawn.
        patience => Page.WaitForFunctionAsync(
            "() => window.someCellRan", null, new() { PollingInterval = 100, Timeout = patience }),
        StartAllAsync));

    public Task StartAllAsync() => Toolbar.GetByText("Run All", new() { Exact = true }).ClickAsync();

    /// <summary>Interrupts what runs, and waits until nothing does.</summary>
    public Task InterruptAsync() =>
        UntilDoneAsync(() => Toolbar.GetByRole(AriaRole.Button, new() { NameRegex = Interrupt() }).ClickAsync());

    /// <summary>Starts cells by <paramref name="start"/>, and waits until none runs any more.</summary>
    public async Task UntilDoneAsync(Func<Task> start)
    {
        // A run may be shorter than the time between two looks, so that every change of the page is looked at. It may even
        // be too short for the toolbar to show it; then a cell has another number.
        var done = Page.EvaluateAsync(
            """
            () => new Promise(done => {
                const numbers = () => new Map([...document.querySelectorAll('.notebookOverlay .monaco-list-row')]
                    .map(row => [row.dataset.index, row.querySelector('.execution-count-label')?.textContent]));
                const before = numbers();
                let ran = window.someCellRan = false;
                const look = () => {
                    const now = numbers();
                    // A restart takes numbers away.
                    ran ||= [...now].some(([cell, number]) => /\d/.test(number) && before.has(cell) && before.get(cell) !== number);
                    const runs = document.querySelector('.notebook-toolbar-container [aria-label^="Interrupt"]')
                      || [...now.values()].includes('[*]');
                    if (runs) ran = true;
                    window.someCellRan = ran;
                    if (!runs && ran) { observer.disconnect(); done(); }
                };
                const observer = new MutationObserver(look);
                observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
                look();
            })
            """);
        await start();
        await done.WaitAsync(TimeSpan.FromMilliseconds(Patience));
    }

    /// <summary>Runs a command by its title in the command palette, such as <c>Dib: Restart Kernel</c>.</summary>
    public async Task RunCommandAsync(string title)
    {
        await ChooseAsync("F1", ">" + title, title);
        await Expect(QuickInput).ToHaveCountAsync(0);
    }

    /// <summary>Begins to export the notebook in a format, up to the question under which name.</summary>
    public async Task StartExportAsync(string format)
    {
        await ChooseAsync("F1", ">Dib: Export…", "Dib: Export…");
        await QuickInput.GetByText(format, new() { Exact = true }).ClickAsync();
    }

    /// <summary>Gives the notebook another kernel.</summary>
    public async Task ChooseKernelAsync(string label)
    {
        await ChooseAsync("F1", ">Notebook: Select Notebook Kernel", "Notebook: Select Notebook Kernel");
        await QuickInput.Locator(".monaco-list-row").Filter(new() { HasText = label }).First.ClickAsync();
        await Expect(QuickInput).ToHaveCountAsync(0);
    }

    /// <summary>Gives the keys back to the notebook, which a cell's editor or a list of suggestions may take.</summary>
    public async Task LeaveCellAsync()
    {
        var editor = SelectedRow.Locator(".monaco-editor.focused");
        do
        {
            await Page.Keyboard.PressAsync("Escape");
            await Task.Delay(500);
        }
        while (await editor.CountAsync() > 0);
    }

    /// <summary>Gives the file that is selected in the explorer another name.</summary>
    public async Task RenameSelectedFileAsync(string name)
    {
        await Page.Locator(".explorer-folders-view .monaco-list-row.selected").ClickAsync();
        await Page.Keyboard.PressAsync("F2");
        var input = Page.Locator(".explorer-folders-view input");
        await input.FillAsync(name);
        await input.PressAsync("Enter");
        await Expect(input).ToHaveCountAsync(0);
    }

    /// <summary>Begins to save the notebook under another name (see <see cref="AnswerPathAsync"/>).</summary>
    public Task StartSavingAsAsync() => ChooseAsync("F1", ">File: Save As...", "File: Save As...");

    /// <summary>Saves what was changed.</summary>
    public async Task SaveAsync()
    {
        await Expect(UnsavedMark).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Control+S");
        await Expect(UnsavedMark).ToHaveCountAsync(0);
    }

    /// <summary>Answers the question under which name something is to be saved.</summary>
    public async Task AnswerPathAsync(string path)
    {
        await StartAnsweringPathAsync(path);
        await Expect(QuickInput).ToHaveCountAsync(0);
    }

    /// <summary>The same, where the answer leads to another question.</summary>
    public async Task StartAnsweringPathAsync(string path)
    {
        var confirm = QuickInput.GetByRole(AriaRole.Button, new() { NameRegex = Confirm() });
        await Expect(confirm).ToBeVisibleAsync();
        // Once the dialog has found the folder's files it proposes a name of its own, whatever was typed before.
        await Expect(QuickInput.Locator(".monaco-list-row").First).ToBeVisibleAsync();
        var input = QuickInput.Locator("input").First;
        for (; await input.InputValueAsync() != path; await Task.Delay(500)) await input.FillAsync(path);
        await confirm.ClickAsync();
    }

    /// <summary>Waits for the input box, answers, and returns what it asked.</summary>
    public async Task<string> AnswerAsync(string answer)
    {
        var input = QuickInput.Locator("input").First;
        await Expect(input).ToBeFocusedAsync();
        var question = await QuickInput.InnerTextAsync();
        await input.FillAsync(answer);
        await input.PressAsync("Enter");
        await Expect(QuickInput).ToHaveCountAsync(0);
        return question;
    }

    /// <summary>Waits until the window has taken over a theme: dark, or light.</summary>
    public Task ShowsDarkAsync(bool dark) =>
        Expect(Page.Locator(dark ? ".monaco-workbench.vs-dark" : ".monaco-workbench.vs")).ToBeVisibleAsync();

    /// <summary>Keeps a picture in the folder that the environment variable SCREENSHOTS names, if it does.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder) return;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>The same in a light, a dark and a high-contrast theme, which the settings of the workspace name.</summary>
    public async Task PicturesInThemesAsync(string name, string workspace)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 })
            return;
        var settings = Directory.CreateDirectory(Path.Combine(workspace, ".vscode")).FullName;
        foreach (var (theme, body) in new[]
            { ("Default Light Modern", "vs"), ("Default Dark Modern", "vs-dark"), ("Default High Contrast", "hc-black") })
        {
            await File.WriteAllTextAsync(Path.Combine(settings, "settings.json"), $$"""{ "workbench.colorTheme": "{{theme}}" }""");
            await Expect(Page.Locator($".monaco-workbench.{body}")).ToBeVisibleAsync();
            await PictureAsync($"{name}-{body}");
        }
        Directory.Delete(settings, recursive: true);
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    internal ILocator Row(int cell) => Page.Locator($"{RowSelector}[data-index='{cell}']");

    private async Task ChooseAsync(string key, string text, string choice)
    {
        var input = QuickInput.Locator("input").First;
        await UntilAsync(patience => input.WaitForAsync(new() { Timeout = patience }), () => Page.Keyboard.PressAsync(key));
        await input.FillAsync(text);
        // The whole name: what was typed is an element of its own in longer ones.
        var name = Page.Locator(".label-name").Filter(new() { HasTextRegex = new($"^{Regex.Escape(choice)}$") });
        var row = QuickInput.Locator(".monaco-list-row").Filter(new() { Has = name }).First;
        await UntilAsync(
            patience => row.WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = patience }), () => row.ClickAsync());
    }

    /// <summary>Does something, and once more, as a user would, where nothing comes of it.</summary>
    /// <remarks>
    /// A click is lost where VS Code draws what it meets anew under the pointer, and a key where the page that has it is just going.
    /// </remarks>
    private static async Task UntilAsync(Func<float, Task> done, Func<Task> act)
    {
        await act();
        try
        {
            await done(Patience / 8);
        }
        catch (TimeoutException)
        {
            await act();
            await done(Patience);
        }
    }

    /// <summary>What a question for a path calls its answer.</summary>
    [GeneratedRegex("^(OK|Export)$")]
    private static partial Regex Confirm();

    [GeneratedRegex("^Interrupt")]
    private static partial Regex Interrupt();
}
