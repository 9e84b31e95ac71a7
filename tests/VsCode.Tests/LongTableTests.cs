using Microsoft.Playwright;
using VsCode.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace VsCode.Tests;

/// <summary>Tables of which a cell shows only the first rows.</summary>
public sealed class LongTableTests(SharedVsCode vsCode) : NotebookTests(vsCode)
{
    [Fact]
    public async Task A_filter_and_a_saved_file_are_about_all_rows_of_a_table()
    {
        await OpenAsync(
            "long.dib",
            "#r \"../artifacts/bin/Figures/release/Figures.dll\"\nusing Figures;\n"
                + "Enumerable.Range(0, 10_000).Select(i => new { Name = $\"Ort {i}\", Kr = i "
                + "}).ToTable(\"Places\").WithSum(\"Kr\").Display();");
        await Window.RunAllAsync();
        var output = await Window.Cell(0).OutputAsync();
        await Expect(output.Locator("tbody tr")).ToHaveCountAsync(100);
        await Expect(output.Locator("tr.rest")).ToHaveTextAsync("… 9\u202f900 more rows, all in the download");

        await output.GetByLabel("Filter rows").FillAsync("Ort 9999");
        await Expect(output.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(output.Locator("[aria-live]")).ToHaveTextAsync("1 of 10\u202f000 rows");
        await Expect(output.Locator("tr.total")).ToHaveTextAsync("Sum of 1 row9\u202f999");
        await output.GetByLabel("Filter rows").FillAsync("");

        await output.GetByText("Save as CSV").ClickAsync();
        var saved = Path.Combine(VsCode.Workspace.Root, "places.csv");
        await Window.AnswerPathAsync(saved);
        for (var end = Environment.TickCount64 + VsCodeWindow.Patience; !File.Exists(saved)
            && Environment.TickCount64 < end; await Task.Delay(100))
            ;
        // The file is there before its content.
        await Task.Delay(1000);
        var lines = await File.ReadAllLinesAsync(saved);
        lines.Length.ShouldBe(10_002);
        lines[^2..].ShouldBe(["Ort 9999,9999", "Sum,49995000"]);

        await Expect(Window.Notifications.Filter(new() { HasText = $"Saved {saved}" })).ToBeVisibleAsync();
        await Window.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        await Expect(Window.Page.Locator(".tab.active[data-resource-name='places.csv']")).ToBeVisibleAsync();
    }
}
