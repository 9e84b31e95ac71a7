using VsCode.Tests.Driving;

namespace VsCode.Tests;

/// <summary>
/// A test that opens a notebook in the shared window. Whatever it does, nothing goes wrong in the browser, and nothing is asked elsewhere.
/// </summary>
[Collection(VsCodeCollection.Name)]
public abstract class NotebookTests(SharedVsCode vsCode) : IAsyncLifetime
{
    internal SharedVsCode VsCode { get; } = vsCode.OrSkip();

    internal VsCodeWindow Window => VsCode.Window;

    public ValueTask InitializeAsync()
    {
        Window.Traffic.Forget();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Window.CloseNotebookAsync();
        Window.Traffic.Elsewhere.ShouldBeEmpty();
        Window.Traffic.Errors.ShouldBeEmpty();
    }

    /// <summary>Opens a notebook with C# cells.</summary>
    internal Task OpenAsync(string name, params string[] cells) =>
        OpenTextAsync(name, string.Join("\n", cells.Select(cell => $"#!csharp\n\n{cell}\n")));

    /// <summary>Opens a notebook with the text of a file.</summary>
    internal Task OpenTextAsync(string name, string text) => Window.OpenNotebookAsync(VsCode.Workspace.AddNotebook(name, text));
}
