using Spectre.Console;

namespace Dib.Cli;

/// <summary>Shows a run in the terminal: a moving line per notebook, or plain lines where nobody watches.</summary>
internal static class RenderReport
{
    /// <summary>Runs something while showing its progress, then its results, a line per notebook.</summary>
    public static async Task<RenderResult> ShowAsync(Func<IRenderProgress, Task<RenderResult>> run)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return await run(new Lines());

        var result = default(RenderResult);
        await AnsiConsole.Progress().AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var moving = new Moving(context);
                result = await run(moving);
            });
        return result!;
    }

    /// <summary>Says which outputs of the notebooks that were run again are no longer what they were.</summary>
    public static void WriteChanges(RenderResult result, string? changesPath)
    {
        const int MostValues = 3;
        foreach (var change in result.Changes)
        {
            Terminal.WriteLine(change.Outputs.Count == 0 ? $"{change.Run.Path}: no output changed"
                : $"{change.Run.Path}: {change.Outputs.Count} {(change.Outputs.Count == 1 ? "output" : "outputs")} changed");
            foreach (var output in change.Outputs)
            {
                var state = output.Before is null ? " (new)" : output.After is null ? " (gone)" : "";
                Terminal.WriteLine($"  cell {output.Cell}, {output.Name}{state}");
                foreach (var value in output.Values.Take(MostValues))
                    Terminal.WriteLine($"    {Short(value.ToString())}");
                if (output.Values.Count > MostValues)
                    Terminal.WriteLine($"    … and {output.Values.Count - MostValues} more");
            }
        }
        if (changesPath is not null && result.Changes.Any(change => change.Outputs.Count > 0))
            Terminal.WriteLine(
                $"Before and after: {Path.GetRelativePath(Directory.GetCurrentDirectory(), changesPath).Replace('\\', '/')}");
    }

    /// <summary>Says what the pages do not show as it was meant.</summary>
    public static void WriteWarnings(RenderResult result)
    {
        foreach (var warning in result.Warnings)
            Terminal.WriteLine($"warning  {warning}");
    }

    /// <summary>Lists the claims that no longer hold, and returns how many there are.</summary>
    public static int WriteBrokenClaims(RenderResult result)
    {
        var claims = result.Runs.SelectMany(run => BrokenClaim.Of(run).Select(claim => (run.Path, claim.Cell, claim.Condition))).ToList();
        if (claims.Count == 0)
            return 0;
        Terminal.WriteLine(claims.Count == 1 ? "A claim no longer holds with these data; its page shows a note in its place:"
            : $"{claims.Count} claims no longer hold with these data; their pages show notes in their places:");
        foreach (var (path, cell, condition) in claims)
            Terminal.WriteLine($"  {path}, cell {cell}: expected {Short(condition)}");
        Terminal.WriteLine("  Change the sentence, or give it words for this case (otherwise: …).");
        return claims.Count;
    }

    private static string Short(string text) => text.Length <= 160 ? text : text[..158].TrimEnd() + " …";

    /// <summary>The line of a notebook that is not run, since its page still stands.</summary>
    public static string Fresh(string notebook) => $"fresh   {notebook}";

    private static IEnumerable<string> Result(IReadOnlyList<RenderPlan> plans, NotebookFile file, NotebookRun run, TimeSpan elapsed)
    {
        var width = plans.Max(plan => plan.File.DisplayPath.Length);
        var reason = plans.First(plan => plan.File == file).Reason;
        var cells = run.Cells.Count;
        yield return $"{(run.Failure is null ? "ok    " : "failed")}  {file.DisplayPath.PadRight(width)}  "
            + $"{cells,3} {(cells == 1 ? "cell " : "cells")}  {elapsed.TotalSeconds,5:0.00} s  {reason}";
        foreach (var error in run.Cells.Where(cell => cell.Status is CellStatus.Failed)
            .Select(cell => cell.Outputs.OfType<ErrorOutput>().Last()))
        {
            foreach (var line in error.Message.Split('\n'))
                yield return $"        {line}";
        }
    }

    /// <summary>A line per notebook.</summary>
    /// <param name="onPlanned">Called when a rendering begins; may be null.</param>
    internal class Lines(Action? onPlanned = null) : IRenderProgress
    {
        private IReadOnlyList<RenderPlan> _plans = [];

        protected Lock Gate { get; } = new();

        public void Planned(IReadOnlyList<RenderPlan> plans)
        {
            onPlanned?.Invoke();
            _plans = plans;
            foreach (var plan in plans.Where(plan => plan.Reason is null))
                Write(Fresh(plan.File.DisplayPath));
        }

        public virtual void Finished(NotebookFile file, NotebookRun run, TimeSpan elapsed)
        {
            lock (Gate)
            {
                foreach (var line in Result(_plans, file, run, elapsed))
                    Write(line);
            }
        }

        protected virtual void Write(string line) => Terminal.WriteLine(line);
    }

    /// <summary>The same in colours, below it a moving line for each notebook that runs.</summary>
    private sealed class Moving(ProgressContext context) : Lines, IRenderProgress
    {
        private readonly Dictionary<NotebookFile, ProgressTask> _tasks = new(ReferenceEqualityComparer.Instance);

        public void Started(NotebookFile file)
        {
            lock (Gate)
                _tasks[file] = context.AddTask(Text(file.DisplayPath), maxValue: file.Notebook.Cells.Count);
        }

        public void CellStarted(NotebookFile file, int number)
        {
            lock (Gate)
            {
                _tasks[file].Value = number - 1;
                _tasks[file].Description = Text($"{file.DisplayPath}, cell {number} of {file.Notebook.Cells.Count}");
            }
        }

        public override void Finished(NotebookFile file, NotebookRun run, TimeSpan elapsed)
        {
            lock (Gate)
            {
                _tasks[file].StopTask();
                base.Finished(file, run, elapsed);
            }
        }

        protected override void Write(string line) => AnsiConsole.MarkupLine(line.Split(' ', 2) switch
        {
            ["ok", var rest] => $"[green]ok[/] {Text(rest)}",
            ["failed", var rest] => $"[red]failed[/] {Text(rest)}",
            ["fresh", ..] => $"[grey]{Text(line)}[/]",
            _ => Text(line),
        });

        private static string Text(string line) => Markup.Escape(TerminalText.Escaped(line));
    }
}
