using System.Net;
using System.Text.Json;
using Dib.Html;
using Dib.Html.Data;
using Dib.Rendering;
using Dib.Running;
using Dib.Tests.Rendering;
using Dib.Watching;

namespace Dib.Tests.Watching;

public class SiteWatchTests
{
    private const string Notebook = "#!csharp\n\n#!value --name n --from-file data.txt\n#!share --from value --name n\n"
        + "\"value \" + 100 / int.Parse(n)\n";

    [Fact]
    public async Task A_new_value_of_a_series_has_its_page_at_once()
    {
        using var site = new TestSite();
        site.Write("site.json", """
            {"title": "Test", "series": [{"notebook": "a.dib", "input": "n", "values": "values.csv", "column": "n", "choose": "Choose"}]}
            """);
        site.Write("values.csv", "n\none\n");
        site.Write("a.dib", "#!csharp\n\n#!set --name n --value @input:n\n\"value \" + n\n");
        using var end = new CancellationTokenSource();
        var address = new TaskCompletionSource<string>();
        var rendered = new SemaphoreSlim(0);
        var watching = new SiteWatch([site.Folder], BuiltProgram.Kernel, site.Output, _ => site.Options()).RunAsync(
            5190, false, new TestSite.Silence(), address.SetResult, _ => rendered.Release(),
            message => throw new InvalidOperationException(message), end.Token);
        (await rendered.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBeTrue();
        using var client = new HttpClient { BaseAddress = new Uri(await address.Task) };
        (await client.GetStringAsync("a-one.html")).ShouldContain("value one");

        site.Write("values.csv", "n\none\ntwo\n");
        (await rendered.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBeTrue();
        (await client.GetStringAsync("a-two.html")).ShouldContain("value two");
        (await client.GetStringAsync("a-one.html")).ShouldContain("a-two.html");

        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(watching);
    }

    [Fact]
    public async Task A_saved_file_changes_the_page_and_an_error_stands_until_it_is_mended()
    {
        using var site = new TestSite();
        site.Write("data.txt", "1");
        site.Write("a.dib", Notebook);
        site.Write("b.dib", "#!csharp\n\n\"alone\"\n");
        using var end = new CancellationTokenSource();
        var address = new TaskCompletionSource<string>();
        var rendered = new SemaphoreSlim(0);
        var watch = new SiteWatch([site.Folder], BuiltProgram.Kernel, site.Options().Output, _ => site.Options());
        var watching = watch.RunAsync(
            5190,
            false,
            new TestSite.Silence(),
            address.SetResult,
            _ => rendered.Release(),
            message => throw new InvalidOperationException(message),
            end.Token);
        await rendered.WaitAsync(TimeSpan.FromSeconds(120));

        using var client = new HttpClient { BaseAddress = new Uri(await address.Task) };
        var page = await client.GetStringAsync("a.html");
        page.ShouldContain("value 100");
        page.ShouldContain("connect-src 'self'");
        page.ShouldContain("/-/watch.js");
        (await client.GetAsync("../../../etc/passwd")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("%2e%2e%2f%2e%2e%2fdata.txt")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var events = new StreamReader(await client.GetStreamAsync("-/events?page=a.html"));
        (await NextAsync(events)).Failures.ShouldBeEmpty();

        site.Write("data.txt", "2");
        (await UntilAsync(events, message => message.Changed.Contains("a.html"))).Changed.ShouldNotContain("b.html");
        (await client.GetStringAsync("a.html")).ShouldContain("value 50");

        site.Write("data.txt", "0");
        var failed = await UntilAsync(events, message => message.Failures.Count > 0);
        failed.Failures.ShouldHaveSingleItem().Message.ShouldStartWith("cell 1, line 3: DivideByZeroException");

        site.Write("data.txt", "4");
        await UntilAsync(events, message => message.Failures.Count == 0);
        (await client.GetStringAsync("a.html")).ShouldContain("value 25");

        end.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(watching);
    }

    [Fact]
    public async Task After_an_edit_only_the_cells_run_that_it_concerns_and_the_kept_kernel_ends_with_the_watch()
    {
        using var site = new TestSite();
        const string Text = "#!csharp\n\nvar id = \"kept\"; var n = 1;\n\n#!csharp\n\n\"first \" + n\n\n#!csharp\n\n\"second \" + id\n";
        site.Write("a.dib", Text);
        using var end = new CancellationTokenSource();
        var (rendered, cells) = (new SemaphoreSlim(0), new CellsStarted());
        var watching = new SiteWatch([site.Folder], BuiltProgram.Kernel, site.Output, _ => site.Options()).RunAsync(
            5190, false, cells, _ => { }, _ => rendered.Release(), message => throw new InvalidOperationException(message), end.Token);
        (await rendered.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBeTrue();
        cells.Take().ShouldBe([1, 2, 3]);

        site.Write("a.dib", Text.Replace("second", "third", StringComparison.Ordinal));
        (await rendered.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBeTrue();
        cells.Take().ShouldBe([3]);
        var page = site.Page("a.html");
        page.ShouldContain("third kept");

        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(watching);
        await site.RenderAsync(force: true);
        site.Page("a.html").ShouldBe(page);
    }

    [Fact]
    public async Task The_published_data_are_watched_also_while_they_are_missing_or_their_description_cannot_be_read()
    {
        using var site = new TestSite();
        site.Write("a.dib", "#!markdown\n\n# A\n");
        site.Write("site.json", """{"title":"T","data":"data/datapackage.json"}""");
        var descriptor = Path.Combine(site.Folder, "data", "datapackage.json");
        using var end = new CancellationTokenSource();
        var address = new TaskCompletionSource<string>();
        var (rendered, unreadable) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        var watch = new SiteWatch(
            [site.Folder],
            BuiltProgram.Kernel,
            site.Output,
            _ => site.Options() with { Site = new SiteOptions("T") { Data = DataPackageReader.Read(descriptor) } });
        var watching = watch.RunAsync(
            5190, false, new TestSite.Silence(), address.SetResult, _ => rendered.Release(), _ => unreadable.Release(), end.Token);
        (await unreadable.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBeTrue();

        site.Write("data/rows.csv", "n\n1\n");
        site.Write("data/datapackage.json", "{");
        (await unreadable.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBeTrue();
        Describe("First");
        (await rendered.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBeTrue();
        using var client = new HttpClient { BaseAddress = new Uri(await address.Task) };
        (await client.GetStringAsync("data.html")).ShouldContain("First");

        using var events = new StreamReader(await client.GetStreamAsync("-/events?page=data.html"));
        await NextAsync(events);
        Describe("Second");
        await UntilAsync(events, message => message.Changed.Contains("data.html"));
        (await client.GetStringAsync("data.html")).ShouldContain("Second");

        site.Write("data/rows.csv", "n\n1\n2\n");
        await UntilAsync(events, message => message.Changed.Contains("data.html"));
        (await client.GetStringAsync("data/rows.csv")).ShouldBe("n\n1\n2\n");

        end.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(watching);

        void Describe(string title) =>
            site.Write("data/datapackage.json", $$"""{"title":"{{title}}","resources":[{"name":"rows","path":"rows.csv"}]}""");
    }

    [Fact]
    public async Task Replaced_folders_and_half_written_notebooks_are_lived_through()
    {
        using var site = new TestSite { NotebookFolder = "nb" };
        site.Write("data/rows.csv", "rows 1");
        site.Write("nb/near.txt", "near 1");
        var a = "#!csharp\n\n#!depends ../data/rows.csv near.txt\nSystem.IO.File.ReadAllText(\"../data/rows.csv\")"
            + " + System.IO.File.ReadAllText(\"near.txt\")\n";
        site.Write("nb/a.dib", a);
        site.Write("all/sub/1.txt", "");
        site.Write("nb/d.dib", "#!markdown\n\n[rows](rows.csv)\n");
        site.Write("nb/rows.csv", "1");
        site.Write("nb/c.dib", "#!csharp\n\n#!depends ../all\nSystem.IO.Directory.GetFiles(\"../all\", \"*\", "
            + "System.IO.SearchOption.AllDirectories).Length + \" files\"\n");
        site.Write("nb/b.dib", "#!meta\n{\"kern");
        using var end = new CancellationTokenSource();
        var failures = new List<string>();
        var watching = new SiteWatch([Path.Combine(site.Folder, "nb")], BuiltProgram.Kernel, site.Output, _ => site.Options()).RunAsync(
            5190, false, new TestSite.Silence(), _ => { }, _ => { }, failures.Add, end.Token);
        await ShowsAsync("rows 1near 1");
        failures.ShouldHaveSingleItem().ShouldContain("b.dib:2: found text that is not JSON");

        Directory.Move(Path.Combine(site.Folder, "data"), Path.Combine(site.Folder, "data.old"));
        site.Write("data/rows.csv", "rows 2");
        await ShowsAsync("rows 2near 1");
        site.Write("data/rows.csv", "rows 3");
        await ShowsAsync("rows 3near 1");

        await ShowsAsync("1 files", "c.html");
        site.Write("all/sub/2.txt", "");
        await ShowsAsync("2 files", "c.html");
        site.Write("all/new/3.txt", "");
        await ShowsAsync("3 files", "c.html");
        await ShowsAsync("1", "files/rows.csv");
        site.Write("nb/rows.csv", "2");
        await ShowsAsync("2", "files/rows.csv");

        Directory.Move(Path.Combine(site.Folder, "nb"), Path.Combine(site.Folder, "nb.old"));
        site.Write("nb/near.txt", "near 2");
        site.Write("nb/a.dib", a);
        await ShowsAsync("rows 3near 2");

        File.Delete(Path.Combine(site.Folder, "nb", "a.dib"));
        for (var i = 0; i < 500 && !failures[^1].Contains("has no notebook"); i++)
            await Task.Delay(10);
        site.Write("nb/a.dib", a.Replace("near.txt\")", "near.txt\") + \" again\""));
        await ShowsAsync("rows 3near 2 again");
        watching.IsCompleted.ShouldBeFalse();
        end.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(watching);

        async Task ShowsAsync(string text, string name = "a.html")
        {
            var page = Path.Combine(site.Output, name);
            for (var i = 0; i < 12_000 && !(File.Exists(page) && File.ReadAllText(page).Contains(text)); i++)
                await Task.Delay(10);
            site.Page(name).ShouldContain(text);
        }
    }

    private static async Task<WatchMessage> UntilAsync(StreamReader events, Func<WatchMessage, bool> isIt)
    {
        while (true)
        {
            if (await NextAsync(events) is var message && isIt(message))
                return message;
        }
    }

    private static async Task<WatchMessage> NextAsync(StreamReader events)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var isHello = false;
        while (await events.ReadLineAsync(limit.Token) is { } line)
        {
            isHello |= line == "event: hello";
            if (line.StartsWith("data: ", StringComparison.Ordinal) && !isHello)
                return JsonSerializer.Deserialize(line[6..], WatchJson.Default.WatchMessage)!;
            if (line.Length == 0)
                isHello = false;
        }
        throw new EndOfStreamException("The server closed the events.");
    }

    /// <summary>Hears which cells run.</summary>
    private sealed class CellsStarted : IRenderProgress
    {
        private readonly List<int> _numbers = [];

        public void Planned(IReadOnlyList<RenderPlan> plans)
        {
        }

        public void CellStarted(NotebookFile file, int number) => _numbers.Add(number);

        public IReadOnlyList<int> Take()
        {
            IReadOnlyList<int> taken = [.. _numbers];
            _numbers.Clear();
            return taken;
        }
    }
}
