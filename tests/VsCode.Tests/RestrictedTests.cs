using Microsoft.Playwright;
using VsCode.Tests.Driving;
using VsCode.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>A folder that its user does not trust yet.</summary>
[Collection(VsCodeCollection.Name)]
public sealed class RestrictedTests(SharedVsCode vsCode)
{
    private readonly SharedVsCode _vsCode = vsCode.OrSkip();

    [Fact]
    public async Task Nothing_runs_in_a_workspace_until_it_is_trusted()
    {
        using var server = await CodeServer.StartAsync(asksForTrust: true);
        await using var window = await _vsCode.OpenWindowAsync(server);
        await window.OpenNotebookAsync(_vsCode.Workspace.AddNotebook("restricted.dib", "#!csharp\n\n6 * 7\n"));
        await window.Cell(0).TypeAtEndAsync(" + 1");
        await window.StartAllAsync();
        await window.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(window.Dialog).ToHaveCountAsync(0);
        server.Kernels.ShouldBeEmpty();

        await window.UntilDoneAsync(async () =>
        {
            await window.StartAllAsync();
            await window.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Trust") }).ClickAsync();
        });
        await Expect(await window.Cell(0).OutputAsync()).ToHaveTextAsync("43");
        server.Kernels.Count.ShouldBe(1);
    }
}
