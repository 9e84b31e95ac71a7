using Microsoft.Playwright;
using Site.Tests.Browsing;

namespace Site.Tests;

/// <summary>What a reader can do with a table.</summary>
[Collection(SideBySide.Using)]
public class TableTests(RenderedSites sites)
{
    private const string Sums = "3-sums.html";
    private const int Rows = 10_000;
    private const string PasteField = "() => { const field = document.body.appendChild(document.createElement('textarea')); field.id = "
        + "'pasted'; field.focus(); }";

    [Fact]
    public async Task A_filter_leaves_the_rows_that_hold_its_words_and_says_how_many()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, Sums);
        var filter = visit.Page.GetByLabel("Filter rows");
        var status = visit.Page.Locator(".table-find [aria-live=polite]");

        await filter.FillAsync("gotLAND");
        (await Names(visit)).ShouldBe(["Gotland", "All regions"]);
        (await status.InnerTextAsync()).ShouldBe("1 of 9 rows");

        // As the page shows it: with its thin space, which no keyboard has.
        await filter.FillAsync("000 skå");
        (await Names(visit)).ShouldBe(["Skåne", "All regions"]);

        await filter.FillAsync("nowhere");
        (await Names(visit)).ShouldBe(["All regions"]);
        (await status.InnerTextAsync()).ShouldBe("0 of 9 rows");

        await filter.FillAsync("");
        (await Names(visit)).Length.ShouldBe(10);
        (await status.InnerTextAsync()).ShouldBe("");
    }

    [Theory]
    [InlineData("1-funding-per-capita.html")]
    [InlineData("2-performance-versus-population.html")]
    [InlineData("3-bup-earmarks.html")]
    [InlineData("4-can-these-data-be-trusted.html")]
    public async Task No_table_of_a_question_is_cut_on_a_desk(string page)
    {
        await using var visit = await sites.OpenAsync(Sites.Real, page);
        (await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.scroll')]"
            + ".filter(frame => frame.scrollWidth > frame.clientWidth + 1).map(frame => frame.getAttribute('aria-label'))"))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sum_stays_last_however_the_rows_are_sorted_and_filtered()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, Sums);
        foreach (var column in (string[])["Amount, kr", "Amount, kr", "Region", "Region"])
        {
            await visit.Page.Locator("th", new() { HasTextString = column }).Locator("button").ClickAsync();
            (await Names(visit))[^1].ShouldBe("All regions");
        }
        (await Names(visit))[..3].ShouldBe(["Örebro", "Uppsala", "Stockholm"]);
        await visit.Page.GetByLabel("Filter rows").FillAsync("l");
        await visit.Page.Locator("th", new() { HasTextString = "Amount, kr" }).Locator("button").ClickAsync();
        (await Names(visit))
            .ShouldBe(["Halland", "Örebro", "Uppsala", "Gotland", "Blekinge", "Stockholm", "Kalmar", "Dalarna", "All regions"]);
    }

    [Fact]
    public async Task A_saved_number_is_a_number_and_text_is_nothing_that_a_spreadsheet_runs()
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, Sums);
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("[data-save=csv]"));
        download.SuggestedFilename.ShouldBe("amounts-with-their-sum.csv");
        (await File.ReadAllTextAsync(await download.PathAsync())).TrimStart('\uFEFF').ShouldBe(string.Concat(((string[])
        [
            "Region,\"Amount, kr\",Note",
            "Stockholm,-1200.5,'=1+1",
            "Uppsala,300,'+46 8 123",
            "Gotland,60,\"'-5 of \"\"ten\"\"\"",
            "Skåne,1400000,'@SUM(A1)",
            "Halland,340,'=A1",
            "Dalarna,280,\"a, b\"",
            "Blekinge,1e-7,'=A1",
            "Kalmar,–,",
            "Örebro,310,plain",
            "All regions,1399809.5,",
            "Mean,174976,",
        ]).Select(line => line + "\r\n")));
    }

    [Theory]
    [InlineData(null, new[] { "Norr", "Zinkgruvan", "Åre", "älv", "Örebro" }, ";", ",")]
    [InlineData("sv-SE", new[] { "Norr", "Zinkgruvan", "Åre", "älv", "Örebro" }, ";", ",")]
    [InlineData("en-GB", new[] { "älv", "Åre", "Norr", "Örebro", "Zinkgruvan" }, ",", ".")]
    public async Task Names_sort_and_a_file_for_a_spreadsheet_reads_as_the_sites_culture_has_it(
        string? culture, string[] names, string separator, string point)
    {
        using var site = new TemporarySite();
        site.AddFile("a.dib", """
            #!csharp

            new[]
            {
                new { Name = "Örebro", Kr = 1234567.25, Note = ";=1+1" }, new { Name = "Zinkgruvan", Kr = -5.5, Note = "＝1+1" },
                new { Name = "Norr", Kr = 10.0, Note = "a,\"-2+3" }, new { Name = "älv", Kr = 9.0, Note = "－1" },
                new { Name = "Åre", Kr = 0.5, Note = "-5,5" },
            }
            """);
        (await site.RenderAsync(culture is null ? [] : ["--culture", culture])).ExitCode.ShouldBe(0);
        await using var visit = await sites.OpenAsync(site.Home("http"), "a.html");
        await visit.Page.ClickAsync("table.data th button >> nth=1");
        (await Names(visit)).ShouldBe(["Örebro", "Norr", "älv", "Åre", "Zinkgruvan"]);
        await visit.Page.ClickAsync("table.data th button >> nth=0");
        (await Names(visit)).ShouldBe(names);

        await visit.Page.ClickAsync("table.data th button >> nth=1");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("[data-save=excel]"));
        var text = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync()));
        string[][] rows =
        [
            ["Name", "Kr", "Note"], ["Örebro", $"1234567{point}25", ";'=1+1"], ["Norr", "10", "a,\"'-2+3"], ["älv", "9", "'－1"],
            ["Åre", $"0{point}5", "-5,5"], ["Zinkgruvan", $"-5{point}5", "'＝1+1"],
        ];
        text.ShouldBe('\uFEFF' + string.Concat(rows.Select(row => string.Join(separator, row.Select(field =>
            field.Contains('"') || field.Contains(separator) ? $"\"{field.Replace("\"", "\"\"")}\"" : field)) + "\r\n")));
        visit.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http", true)]
    [InlineData("http", false)]
    [InlineData("file", false)]
    public async Task The_rows_that_are_shown_are_copied_for_a_spreadsheet(string scheme, bool hasClipboard)
    {
        await using var visit = await sites.OpenAsync(Sites.Showcase, Sums, scheme);
        if (hasClipboard) await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        else await visit.Page.EvaluateAsync("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await visit.Page.GetByLabel("Filter rows").FillAsync("stockholm");

        var button = visit.Page.Locator("[data-copy=table]");
        await button.ClickAsync();

        await Assertions.Expect(button).ToHaveTextAsync("Copied");
        await Assertions.Expect(visit.Page.Locator("main > [role=status]")).ToHaveTextAsync("Copied");
        (await Paste(visit)).ShouldBe("Region\tAmount, kr\tNote\nStockholm\t-1200.5\t'=1+1\nAll regions\t1399809.5\t\nMean\t174976\t\n");
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ten_thousand_rows_sort_and_filter_without_being_laid_out_and_are_all_there()
    {
        using var site = new TemporarySite();
        site.AddFile("long.dib", $$"""
            #!csharp

            Microsoft.DotNet.Interactive.Formatting.Formatter.ListExpansionLimit = {{Rows}};
            Enumerable.Range(0, {{Rows}}).Select(i => new
            {
                Name = $"Ort {i * 7919L % {{Rows}}}", Number = i, Mixed = i * 7919L % {{Rows}}, Share = i / 7.0,
                Text = i % 2 == 0 ? "even" : "odd", More = "text",
            }).Display();
            """);
        (await site.RenderAsync()).ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(site.Pages, "long.html")).Split("<tr>").Length.ShouldBe(Rows + 2);
        await using var visit = await sites.OpenAsync(site.Home("http"), "long.html");

        // Laying out all rows is what takes a browser seconds: whatever one does, a part of them is there.
        await visit.Page.ClickAsync("table.data th button >> nth=2");
        (await Names(visit)).Length.ShouldBeLessThan(Rows / 10);
        (await Names(visit))[0].ShouldBe("Ort 9999");
        await visit.Page.ClickAsync("table.data th button >> nth=0");
        (await Names(visit)).Length.ShouldBeLessThan(Rows / 10);
        await visit.Page.GetByLabel("Filter rows").FillAsync("ort");
        (await Names(visit)).Length.ShouldBeLessThan(Rows / 10);
        await visit.Page.GetByLabel("Filter rows").FillAsync("ort 9999");
        (await visit.Page.InnerTextAsync(".table-find [aria-live]")).ShouldBe("2 of 10\u202f000 rows");

        await visit.Page.GetByLabel("Filter rows").FillAsync("");
        var inPage = (await Names(visit)).Length;
        inPage.ShouldBeLessThan(Rows);
        await visit.Page.EvaluateAsync(
            "() => { const frame = document.querySelector('.scroll.long'); frame.scrollTop = frame.scrollHeight; }");
        await visit.Page.WaitForFunctionAsync("count => document.querySelector('table.data').tBodies[0].rows.length > count", inPage);

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("[data-save=csv]"));
        (await File.ReadAllLinesAsync(await download.PathAsync())).Length.ShouldBe(Rows + 1);
        await visit.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        (await visit.Page.EvaluateAsync<int>("() => document.querySelector('table.data').tBodies[0].rows.length")).ShouldBe(Rows);
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_one_does_with_a_long_table_is_done_with_all_its_rows_and_not_only_those_shown()
    {
        using var site = new TemporarySite();
        site.AddFile("long.dib", $$"""
            #!csharp

            #r "{{Repository.Path("artifacts", "bin", "Figures", "release", "Figures.dll")}}"
            using Figures;
            Enumerable.Range(0, {{Rows}}).Select(i => new
            {
                Name = i == 9000 ? "</script><b>Ort</b> \"9000\"" : $"Ort {i * 7919L % {{Rows}}}",
                Kr = i * 1000L, Share = i / 64.0, Text = i % 2 == 0 ? "even" : "odd",
                Link = (object)(i == 9001 ? HTML("<i>slanted</i>") : "plain"), Day = new DateOnly(2024, 1, 1).AddDays(i),
            }).ToTable().WithSum("Kr", "Share").Display();
            """);
        (await site.RenderAsync()).ExitCode.ShouldBe(0);
        await using var visit = await sites.OpenAsync(site.Home("http"), "long.html");
        var status = visit.Page.Locator(".table-find [aria-live]");
        var rest = visit.Page.Locator("tr.rest");
        var total = visit.Page.Locator("tr.total");
        (await Names(visit)).Length.ShouldBe(100);
        (await rest.InnerTextAsync()).ShouldBe("… 9\u202f900 more rows, all in the download");
        (await total.InnerTextAsync()).ShouldBe("Sum\t49\u202f995\u202f000\u202f000\t781\u202f171.9\t\t\t");

        await visit.Page.GetByLabel("Filter rows").FillAsync("9000");
        (await Names(visit)).ShouldContain("</script><b>Ort</b> \"9000\"");
        await visit.Page.GetByLabel("Filter rows").FillAsync("slanted");
        (await Names(visit)).ShouldHaveSingleItem();
        (await visit.Page.Locator("table.data i").InnerTextAsync()).ShouldBe("slanted");
        (await status.InnerTextAsync()).ShouldBe("1 of 10\u202f000 rows");
        (await rest.IsVisibleAsync()).ShouldBeFalse();
        (await total.InnerTextAsync()).ShouldBe("Sum of 1 row\t9\u202f001\u202f000\t140.6\t\t\t");
        (await Saved(visit))[1..].ShouldBe(["Ort 8919,9001000,140.640625,odd,slanted,2048-08-23", "Sum of 1 row,9001000,140.640625,,,"]);

        await visit.Page.GetByLabel("Filter rows").FillAsync("odd");
        (await Names(visit)).Length.ShouldBe(100);
        (await status.InnerTextAsync()).ShouldBe("5\u202f000 of 10\u202f000 rows");
        (await rest.InnerTextAsync()).ShouldBe("… 4\u202f900 more rows of these, all in the download");
        (await total.InnerTextAsync()).ShouldStartWith("Sum of 5\u202f000 rows\t25\u202f000\u202f000\u202f000\t390\u202f625.0\t");

        await visit.Page.GetByLabel("Filter rows").FillAsync("");
        (await total.InnerTextAsync()).ShouldStartWith("Sum\t49\u202f995\u202f000\u202f000\t781\u202f171.9\t");
        await visit.Page.ClickAsync("table.data th button >> nth=1");
        (await visit.Page.InnerTextAsync("table.data tbody tr >> nth=0")).ShouldStartWith("Ort 2081\t9\u202f999\u202f000\t156.2\todd\t");
        (await Names(visit)).Length.ShouldBe(100);
        var saved = await Saved(visit);
        saved.Length.ShouldBe(Rows + 2);
        saved[^2].ShouldBe("Ort 0,0,0,even,plain,2024-01-01");
        saved[^1].ShouldBe("Sum,49995000000,781171.875,,,");
        visit.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_that_is_longer_than_what_is_read_of_it_says_so_wherever_one_takes_it_for_all()
    {
        using var site = new TemporarySite();
        site.AddFile(
            "endless.dib",
            $"#!csharp\n\n#r \"{Repository.Path("artifacts", "bin", "Figures", "release", "Figures.dll")}\"\nusing Figures;\n"
                + "Enumerable.Range(0, 10_001).Select(i => new { Number = i }).ToTable(\"All numbers\").Display();\n");
        (await site.RenderAsync()).ExitCode.ShouldBe(0);
        await using var visit = await sites.OpenAsync(site.Home("http"), "endless.html");

        (await visit.Page.InnerTextAsync("tr.rest")).ShouldBe("… more than 9\u202f900 more rows, of which 9\u202f900 are in the download");
        (await visit.Page.InnerTextAsync(".table-tools")).ShouldEndWith("Only the first 10\u202f000 rows are at hand.");
        await visit.Page.GetByLabel("Filter rows").FillAsync("9999");
        (await visit.Page.InnerTextAsync(".table-find [aria-live]")).ShouldBe("1 of the first 10\u202f000 rows");
        await visit.Page.GetByLabel("Filter rows").FillAsync("");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("[data-save=csv]"));
        download.SuggestedFilename.ShouldBe("all-numbers-first-10000-rows.csv");
        (await File.ReadAllLinesAsync(await download.PathAsync()))[^1].ShouldBe("9999");
    }

    [Fact]
    public async Task Without_scripts_a_long_table_shows_its_first_rows_and_says_how_many_more_there_are()
    {
        using var site = new TemporarySite();
        site.AddFile("long.dib", "#!csharp\n\nEnumerable.Range(0, 250).Select(i => new { Number = i })\n");
        (await site.RenderAsync()).ExitCode.ShouldBe(0);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Pages, "long.html")));
        page.QuerySelectorAll("table.data tbody tr").Length.ShouldBe(100);
        page.QuerySelector("table.data tr.rest")!.TextContent.ShouldBe("… 150 more rows, all in the download");
    }

    private static async Task<string[]> Saved(Visit visit)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("[data-save=csv]"));
        return await File.ReadAllLinesAsync(await download.PathAsync());
    }

    private static async Task<string> Paste(Visit visit)
    {
        await visit.Page.EvaluateAsync(PasteField);
        await visit.Page.Keyboard.PressAsync("Control+V");
        return await visit.Page.InputValueAsync("#pasted");
    }

    /// <summary>The first cell of each row that is shown.</summary>
    private static async Task<string[]> Names(Visit visit) =>
        await visit.Page.EvaluateAsync<string[]>("() => Array.from(document.querySelector('table.data').tBodies[0].rows).filter(row => "
            + "row.offsetHeight > 0).map(row => row.cells[0].textContent)");
}
