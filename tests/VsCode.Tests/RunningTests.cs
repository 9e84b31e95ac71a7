using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>Opening notebooks and running their cells.</summary>
[Collection(VsCodeCollection.Name)]
public sealed class RunningTests(SharedVsCode vsCode) : IAsyncLifetime
{
    private VsCodeWindow Window => vsCode.Window;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Window.CloseNotebookAsync();

    [VsCodeFact]
    public async Task A_notebook_runs_as_a_whole_draws_its_charts_and_is_not_changed_by_that()
    {
        await Window.OpenNotebookAsync(vsCode.Workspace.Notebook("3-bup-earmarks.dib"));
        await Window.RunAllAsync();

        await Expect((await Window.Cell(4).OutputAsync()).Locator("svg.main-svg").First).ToBeVisibleAsync();
        await Window.PictureAsync("charts");
        for (var cell = 1; cell < await Window.CountCellsAsync(); cell++)
        {
            await Window.Cell(cell).RevealAsync();
            await Expect(Window.Cell(cell).Succeeded).ToBeVisibleAsync();
        }
        await Expect(Window.UnsavedMark).ToHaveCountAsync(0);
    }
}
