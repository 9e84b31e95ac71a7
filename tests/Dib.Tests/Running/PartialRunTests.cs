using System.Text.Json;
using Dib.Cache;
using Dib.Documents;
using Dib.Html;
using Dib.Running;
using Dib.Tests.Html;

namespace Dib.Tests.Runs;

/// <summary>Where only the cells run that an edit concerns, the outcome is that of a whole run in a new kernel, byte for byte.</summary>
public class PartialRunTests(ITestOutputHelper output)
{
    private const int EditsOfOne = 20;

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, Sample.IsFull ? 25 : 2)];

    /// <summary>Twenty edits each of 25 notebooks, or of two.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task After_every_edit_the_page_is_that_of_a_whole_run(int seed)
    {
        using var edited = new EditedNotebook();
        var notebook = new RandomNotebook(seed);
        await edited.RunAsync(notebook.Text);
        var log = new List<string>();
        for (var edit = 0; edit < EditsOfOne; edit++)
        {
            var before = notebook.Cells.ToList();
            var what = notebook.Edit();
            var (partial, whole) = (await edited.RunAsync(notebook.Text), await edited.RunWholeAsync());
            log.Add($"{(edited.WasPartial ? "partial" : "whole")} {(whole.Succeeded ? "" : "failed ")}{what}");
            EditedNotebook.Bytes(partial).ShouldBe(EditedNotebook.Bytes(whole), $"seed {seed}\n{string.Join('\n', log)}\n{notebook.Text}");
            // Most edits are made to notebooks that run.
            if (!whole.Succeeded)
            {
                notebook.Restore(before);
                await edited.RunAsync(notebook.Text);
            }
        }
        output.WriteLine($"seed {seed}: {log.Count(line => line.StartsWith("partial", StringComparison.Ordinal))} of {log.Count} partial\n"
            + string.Join('\n', log));
    }

    [Fact]
    public async Task Only_what_an_edit_concerns_runs_again()
    {
        using var edited = new EditedNotebook();
        const string Notebook = "#!csharp\n\nvar a = 1;\n\n#!csharp\n\nvar b = 2;\n\n#!csharp\n\na + 10\n\n"
            + "#!csharp\n\nb + 20\n\n#!csharp\n\nb + 30\n";
        await edited.RunAsync(Notebook);
        await edited.RunAsync(Notebook.Replace("b = 2", "b = 3"));
        edited.CellsRun.ShouldBe([2, 4, 5]);
        await edited.RunAsync(Notebook.Replace("b = 2", "b = 3").Replace("b + 20", "b + 21"));
        edited.CellsRun.ShouldBe([4]);
        await edited.RunAsync("#!markdown\n\nwords\n\n" + Notebook.Replace("b = 2", "b = 3").Replace("b + 20", "b + 21"));
        edited.CellsRun.ShouldBeEmpty();
        EditedNotebook.Bytes(edited.Last).ShouldBe(EditedNotebook.Bytes(await edited.RunWholeAsync()));
    }

    /// <summary>What cannot be followed makes all cells run: an edit of the last of three cells.</summary>
    [Theory]
    [InlineData("var a = new List<int>();", "a.Add(1);", "a.Count + 1", "a changed list")]
    [InlineData("var a = 1;", "a = 2;", "a + 1", "an assigned variable")]
    [InlineData("class C { public static int N; }", "C.N++;", "C.N + 1", "a static field")]
    [InlineData("var a = 1;", "DateTime.Now.ToString();", "a + 1", "the clock")]
    [InlineData("var a = 1;", "Environment.SetEnvironmentVariable(\"A_TEST\", \"b\");", "a + 1", "the environment")]
    [InlineData("var a = 1;", "#!set --name b --value c", "a + 1", "a directive")]
    [InlineData("var a = 1;", "var d = Task.Delay(100000);", "a + 1", "a task")]
    [InlineData("var a = display(1);", "a.Update(2);", "\"\" + 1", "a display of another cell")]
    [InlineData("var a = new List<int>(); var b = a;", "b.Add(1);", "a.Count + 1", "an alias")]
    [InlineData("var a = new List<int>(); Action b = () => a.Add(1);", "b();", "a.Count + 1", "a closure")]
    [InlineData("int[] a = [2, 1];", "Array.Sort(a);", "a[0] + 1", "an array")]
    [InlineData("var a = new Random(1);", "a.Next()", "\"\" + 1", "a generator of numbers")]
    [InlineData("var a = new System.Text.StringBuilder();", "a.Append(1);", "a.Length + 1", "a text that grows")]
    [InlineData("var a = new List<int> { 1 }.GetEnumerator();", "a.MoveNext()", "\"\" + 1", "a sequence half read")]
    public async Task An_edit_before_a_cell_that_changes_more_than_its_own_runs_all(string first, string second, string third, string what)
    {
        using var edited = new EditedNotebook();
        string Notebook(string title) => $"#!csharp\n\n{first}\n\n#!csharp\n\n\"{title}\"\n\n#!csharp\n\n{second}\n\n#!csharp\n\n{third}\n";
        await edited.RunAsync(Notebook("a"));
        await edited.RunAsync(Notebook("b"));
        edited.WasPartial.ShouldBeFalse(what);
        EditedNotebook.Bytes(edited.Last).ShouldBe(EditedNotebook.Bytes(await edited.RunWholeAsync()));
    }

    [Fact]
    public async Task A_file_that_was_read_and_has_changed_runs_all()
    {
        using var edited = new EditedNotebook();
        edited.Write("part.csx", "var part = 1;");
        const string Notebook = "#!csharp\n\n#!import part.csx\n\n#!csharp\n\npart + 1\n";
        await edited.RunAsync(Notebook);
        await edited.RunAsync(Notebook.Replace("+ 1", "+ 2"));
        edited.WasPartial.ShouldBeTrue();
        edited.Write("part.csx", "var part = 5;");
        await edited.RunAsync(Notebook.Replace("+ 1", "+ 3"));
        edited.WasPartial.ShouldBeFalse();
        EditedNotebook.Bytes(edited.Last).ShouldContain("8");
    }

    [Fact]
    public async Task Few_kernels_are_kept_and_all_are_ended()
    {
        using var edited = new EditedNotebook();
        var ids = new HashSet<int>();
        for (var i = 0; i < 6; i++)
            await edited.RunAsync($"#!csharp\n\nvar a = {i};\n", $"{i}.dib");
        edited.Kernels.Count(kernel => !kernel.HasEnded).ShouldBe(4);
        await edited.EndAsync();
        edited.Kernels.ShouldAllBe(kernel => kernel.HasEnded);
    }

    [Fact]
    public async Task The_notebook_that_somebody_looks_at_or_edits_is_kept_though_all_run_again_for_their_data()
    {
        using var edited = new EditedNotebook();
        Task RunAsync(int notebook, int number = 0) =>
            edited.RunAsync($"#!csharp\n\n#!import part.csx\n\n#!csharp\n\npart + {number}\n", $"{notebook}.dib");
        async Task RunAllAsync(int part)
        {
            edited.Write("part.csx", $"var part = {part};");
            for (var i = 0; i < 8; i++)
                await RunAsync(i);
        }

        await RunAllAsync(1);
        edited.LookAt("0.dib");
        await RunAllAsync(2);
        edited.Kernels.Count(kernel => !kernel.HasEnded).ShouldBe(1);
        await RunAsync(0, number: 1);
        edited.WasPartial.ShouldBeTrue();

        await RunAsync(5, number: 1);
        edited.WasPartial.ShouldBeFalse();
        await RunAsync(5, number: 2);
        edited.WasPartial.ShouldBeTrue();
        await RunAllAsync(3);
        await RunAsync(5, number: 3);
        edited.WasPartial.ShouldBeTrue();
    }

    /// <summary>A notebook that is run after each edit as <c>dib watch</c> does, and as a whole.</summary>
    private sealed class EditedNotebook : IDisposable, IKernelSource
    {
        private readonly TemporaryFolder _folder = new();
        private readonly LiveNotebooks _live = new();
        private readonly RunOptions _options = new() { CellTimeout = TimeSpan.FromSeconds(120) };
        private NotebookFile _file = null!;

        public List<KernelProcess> Kernels { get; } = [];

        public List<int> CellsRun { get; } = [];

        public bool WasPartial { get; private set; }

        public NotebookRun Last { get; private set; } = null!;

        public void Write(string name, string text) => _folder.Write(name, text);

        public void LookAt(string name) => _live.LookAt([NotebookFile.Read(_folder.File(name))]);

        public async Task<NotebookRun> RunAsync(string text, string name = "a.dib")
        {
            _file = NotebookFile.Read(_folder.Write(name, text));
            CellsRun.Clear();
            var before = _live.Count.Partial;
            Last = await new NotebookRunner(this, _options, _live).RunAsync(_file, CellsRun.Add, TestContext.Current.CancellationToken);
            WasPartial = _live.Count.Partial > before;
            return Last;
        }

        public Task<NotebookRun> RunWholeAsync() =>
            new NotebookRunner(BuiltProgram.Kernel with { Arguments = ["kernel", "--no-interrupt"] }, _options)
                .RunAsync(_file, null, TestContext.Current.CancellationToken);

        /// <summary>The page, and all that is remembered of the run.</summary>
        public static string Bytes(NotebookRun run) => PageRenderer.Render(new(run, Samples.Site(run)))
            + JsonSerializer.Serialize(new RunRecord("", "", "", "", "", run.Provenance,
                [.. run.Cells.Select(cell => new CellRecord(CellRecord.HashOf(cell.Cell), cell.Status, cell.Outputs))]),
                RunRecordJson.Default.RunRecord);

        public KernelProcess Take(string workingDirectory)
        {
            var kernel = (BuiltProgram.Kernel with { Arguments = ["kernel", "--no-interrupt"] }).Take(workingDirectory);
            Kernels.Add(kernel);
            return kernel;
        }

        public async Task EndAsync() => await _live.DisposeAsync();

        public void Dispose()
        {
            EndAsync().GetAwaiter().GetResult();
            _folder.Dispose();
        }
    }
}
