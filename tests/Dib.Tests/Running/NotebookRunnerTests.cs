using System.Diagnostics;
using Dib.Documents;
using Dib.Running;

namespace Dib.Tests.Runs;

public class NotebookRunnerTests
{
    [Fact]
    public async Task A_good_notebook_shows_its_outputs_in_order_and_updates_across_cells()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(folder, [
            new("markdown", "# T"),
            new("csharp", "Console.Write(\"a\");\nvar d = display(1);\nConsole.Write(\"b\");"),
            new("csharp", "d.Update(2);\n\"end\""),
        ]);
        run.Succeeded.ShouldBeTrue();
        run.Cells.Select(cell => cell.Status).ShouldBe([CellStatus.Shown, CellStatus.Succeeded, CellStatus.Succeeded]);
        run.Cells[1].Outputs.Select(Text).ShouldBe(["a", "2", "b"]);
        run.Cells[2].Outputs.Select(Text).ShouldBe(["end"]);
    }

    [Theory]
    [InlineData("int x = \"a\";", "cell 2, line 3: CS0029: ")]
    [InlineData("\nthrow new Exception(\"no\");", "cell 2, line 4: Exception: no")]
    [InlineData("Environment.Exit(3);",
        "cell 2: The process ended with exit code 3 while this cell ran. A call of Environment.Exit is the usual cause.")]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)",
        "cell 2: Stack overflow: the process ended while this cell ran. A method that calls itself without end is the usual cause.")]
    [InlineData("while (true) { }", "cell 2: still running after 8 s, so it was stopped.")]
    [InlineData("while (true) Console.WriteLine(\"again and again\");", "cell 2: still running after 8 s, so it was stopped.")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();",
        "cell 2: The process was killed while this cell ran (exit code 137)")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"elsewhere\")).Start();\nawait Task.Delay(-1);",
        "cell 2: System.Exception: elsewhere: thrown on a thread of its own, where no cell can catch it, so the process ended.")]
    [InlineData("#!set --name a --value @input:region",
        "cell 2: asks for the input 'region', which this run was not given. Give it with --input region=VALUE.")]
    [InlineData("Environment.FailFast(\"enough\");", "cell 2: The process crashed while this cell ran (signal 6).")]
    public async Task A_cell_that_fails_in_any_way_is_named_and_leaves_what_was_shown_and_no_process(string code, string message)
    {
        using var folder = new TemporaryFolder();
        var timeout = code.Contains("while (true)", StringComparison.Ordinal) ? 8 : 120;
        var run = await RunAsync(
            folder,
            [
                new("csharp", "System.IO.File.WriteAllText(\"id\", Environment.ProcessId.ToString());\n"
                    + "for (var i = 0; i < 3000; i++) Console.WriteLine(i);"),
                new("csharp", "Console.WriteLine(\"before\");\n"
                    + (code.StartsWith("#!", StringComparison.Ordinal) ? "" : "display(HTML(\"<b>\"));\n") + code),
                new("csharp", "1"),
                new("markdown", "text"),
            ],
            new RunOptions { CellTimeout = TimeSpan.FromSeconds(timeout) });

        run.Cells.Select(cell => cell.Status).ShouldBe([CellStatus.Succeeded, CellStatus.Failed, CellStatus.Skipped, CellStatus.Shown]);
        var error = run.Cells[1].Outputs[^1].ShouldBeOfType<ErrorOutput>();
        error.Message.ShouldStartWith(message);
        Text(run.Cells[0].Outputs.ShouldHaveSingleItem()).ShouldBe(string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i}\n")));
        if (!code.StartsWith("int x", StringComparison.Ordinal) && !code.StartsWith("#!", StringComparison.Ordinal))
        {
            Text(run.Cells[1].Outputs[0]).ShouldBe("before\n");
            Text(run.Cells[1].Outputs[1]).ShouldBe("<b>");
        }
        HasEnded(int.Parse(File.ReadAllText(Path.Combine(folder.Path, "id")))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("Environment.Exit(3);")]
    public async Task What_a_cell_started_ends_with_its_notebook(string code)
    {
        using var folder = new TemporaryFolder();
        await RunAsync(
            folder,
            [new("csharp", "var child = System.Diagnostics.Process.Start(\"sleep\", \"1000\");\n"
                + $"System.IO.File.WriteAllText(\"id\", child.Id.ToString());\n{code}")]);
        HasEnded(int.Parse(File.ReadAllText(Path.Combine(folder.Path, "id")))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_kernel_killed_from_outside_fails_its_cell_and_keeps_what_was_shown()
    {
        using var folder = new TemporaryFolder();
        var running = RunAsync(
            folder,
            [new("csharp", "Console.WriteLine(\"shown\");\nSystem.IO.File.WriteAllText(\"id.new\", Environment.ProcessId.ToString());\n"
                + "System.IO.File.Move(\"id.new\", \"id\");\nawait Task.Delay(-1);")]);
        while (!File.Exists(Path.Combine(folder.Path, "id")))
            await Task.Delay(20);
        using (var process = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(folder.Path, "id")))))
            process.Kill();
        var run = await running;
        run.Cells[0].Outputs.Select(Text).First().ShouldBe("shown\n");
        Text(run.Cells[0].Outputs[^1]).ShouldStartWith("cell 1: The process was killed while this cell ran (exit code 137)");
    }

    [Fact]
    public async Task Allowed_errors_let_the_cells_after_them_run()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(folder, [new("csharp", "throw null;"), new("csharp", "1")], new RunOptions { AllowErrors = true });
        run.Cells.Select(cell => cell.Status).ShouldBe([CellStatus.Failed, CellStatus.Succeeded]);
    }

    [Fact]
    public async Task Inputs_given_are_answered()
    {
        using var folder = new TemporaryFolder();
        var options = new RunOptions { Inputs = new Dictionary<string, string> { ["region"] = "Skåne", ["Which year?"] = "2024" } };
        var run = await RunAsync(
            folder,
            [new("csharp", "#!set --name region --value @input:region\n"
                + "region + await Microsoft.DotNet.Interactive.Kernel.GetInputAsync(\"Which year?\")")], options);
        run.Cells[0].Outputs.Select(Text).ShouldBe(["Skåne2024"]);
    }

    [Fact]
    public async Task A_hundred_thousand_lines_are_one_output()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(folder, [new("csharp", "for (var i = 0; i < 100_000; i++) Console.WriteLine(i);")]);
        Text(run.Cells[0].Outputs.ShouldHaveSingleItem()).Count(character => character == '\n').ShouldBe(100_000);
    }

    [Fact]
    public async Task A_kernel_that_says_no_more_and_does_not_end_is_not_waited_for_longer_than_a_cell_may_run()
    {
        using var folder = new TemporaryFolder();
        var kernels = new KernelLauncher("sh", ["-c", "exec >&-; exec sleep 100"]);
        var run = await new NotebookRunner(kernels, new RunOptions { CellTimeout = TimeSpan.FromSeconds(1) }).RunAsync(
            new NotebookFile(Path.Combine(folder.Path, "a.dib"), "a.dib", new Notebook([new("csharp", "1")])))
            .WaitAsync(TimeSpan.FromSeconds(60));
        Text(run.Cells[0].Outputs.ShouldHaveSingleItem()).ShouldStartWith("cell 1: still running after 1 s, so it was stopped.");
    }

    /// <summary>What a page left in the kernel may not keep the next one waiting, and never shows in it.</summary>
    [Theory]
    [InlineData("System.Threading.Thread.Sleep(-1)", 8, "the kernel could not be cleared of the page before, so it was ended: "
        + "it took more than 8 s.")]
    [InlineData("throw new Exception(\"kept\")", 120, "the kernel could not be cleared of the page before, so it was ended: "
        + "The kernel failed: Exception: kept")]
    [InlineData("Environment.Exit(3)", 120, "The process ended with exit code 3")]
    public async Task A_kernel_that_cannot_be_cleared_fails_the_page_and_the_next_has_one_of_its_own(string code, int limit, string message)
    {
        using var folder = new TemporaryFolder();
        Cell[] cells = [new("csharp", "#!set --name page --value @input:page"), new("csharp", "if (page == \"first\")\n"
            + $"Microsoft.DotNet.Interactive.Kernel.Root.RegisterForDisposal(() => {code});\npage")];
        var editions = ((string[])["first", "second", "third"]).Select(page =>
            new NotebookFile(Path.Combine(folder.Path, "a.dib"), "a.dib", new Notebook(cells))
            {
                Edition = new Edition($"{page}.html", "en", "page", page),
            }).ToList();
        var runs = await new NotebookRunner(BuiltProgram.Kernel, new RunOptions { CellTimeout = TimeSpan.FromSeconds(limit) })
            .RunAsync(editions, (_, _) => { }, CancellationToken.None).ToListAsync();
        runs.Select(run => run.Succeeded).ShouldBe([true, false, true]);
        runs[1].Cells.Select(cell => cell.Status).ShouldBe([CellStatus.Failed, CellStatus.Skipped]);
        Text(runs[1].Cells[0].Outputs.ShouldHaveSingleItem()).ShouldStartWith($"cell 1: {message}");
        Text(runs[2].Cells[1].Outputs.ShouldHaveSingleItem()).ShouldBe("third");
    }

    private static string Text(Output output) => output switch
    {
        StreamOutput stream => stream.Text,
        DisplayOutput display => display.Values[0].Value,
        ErrorOutput error => error.Message,
        _ => throw new InvalidOperationException(),
    };

    private static Task<NotebookRun> RunAsync(TemporaryFolder folder, IReadOnlyList<Cell> cells, RunOptions? options = null) =>
        new NotebookRunner(BuiltProgram.Kernel, options ?? new RunOptions()).RunAsync(
            new NotebookFile(Path.Combine(folder.Path, "a.dib"), "a.dib", new Notebook(cells)));

    private static bool HasEnded(int id)
    {
        // A process that was killed may still wait to be collected by its parent.
        for (var i = 0; i < 100; i++)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                if (process.HasExited
                    || (File.Exists($"/proc/{id}/stat") && File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal)))
                    return true;
            }
            catch (Exception error) when (error is ArgumentException or IOException)
            {
                return true;
            }
            Thread.Sleep(20);
        }
        return false;
    }
}
