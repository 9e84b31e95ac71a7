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
        foreach (var notebook in result.Changes.GroupBy(change => change.Run.Path))
        {
            // Of several pages of a notebook the first that changed stands for all.
            var change = notebook.FirstOrDefault(change => change.Outputs.Count > 0) ?? notebook.First();
            var count = notebook.Sum(change => change.Outputs.Count);
            var pages = change.Run.Edition is null ? "" : $" on {notebook.Count(change => change.Outputs.Count > 0)} pages";
            Terminal.WriteLine(count == 0 ? $"{change.Run.Path}: no output changed"
                : $"{change.Run.Path}: {count} {(count == 1 ? "output" : "outputs")} changed{pages}");
            if (count > 0 && change.Run.Edition is { } edition)
                Terminal.WriteLine($"  {edition}:");
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
        var claims = result.Runs.SelectMany(run => BrokenClaim.Of(run).Select(claim => (run.Name, claim.Cell, claim.Condition))).ToList();
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

    private static IEnumerable<string> Result(IReadOnlyList<RenderPlan> plans, IReadOnlyList<NotebookRun> pages, TimeSpan elapsed)
    {
        var width = plans.Max(plan => plan.File.DisplayPath.Length);
        var reason = plans.First(plan => plan.File.PageName == pages[0].PageName).Reason;
        var cells = pages[0].Cells.Count;
        var count = pages.Count == 1 && pages[0].Edition is null ? "" : $"{pages.Count} {(pages.Count == 1 ? "page" : "pages")}, ";
        yield return $"{(pages.All(run => run.Failure is null) ? "ok    " : "failed")}  {pages[0].Path.PadRight(width)}  "
            + $"{cells,3} {(cells == 1 ? "cell " : "cells")}  {elapsed.TotalSeconds,5:0.00} s  {count}{reason}";
        foreach (var run in pages)
        {
            foreach (var error in run.Cells.Where(cell => cell.Status is CellStatus.Failed)
                .Select(cell => cell.Outputs.OfType<ErrorOutput>().Last()))
            {
                foreach (var line in error.Message.Split('\n'))
                    yield return run.Edition is null ? $"        {line}" : $"        {run.Edition}: {line}";
            }
        }
    }

    /// <summary>A line per notebook, as soon as all its pages are there.</summary>
    /// <param name="onPlanned">Called when a rendering begins; may be null.</param>
    internal class Lines(Action? onPlanned = null) : IRenderProgress
    {
        private readonly Dictionary<string, (List<NotebookRun> Pages, TimeSpan Elapsed)> _finished = [];
        private IReadOnlyList<RenderPlan> _plans = [];

        protected Lock Gate { get; } = new();

        public void Planned(IReadOnlyList<RenderPlan> plans)
        {
            onPlanned?.Invoke();
            _plans = plans;
            _finished.Clear();
            foreach (var notebook in plans.GroupBy(plan => plan.File.DisplayPath).Where(pages => pages.All(plan => plan.Reason is null)))
                Write(Fresh(notebook.Key));
        }

        public virtual void Finished(NotebookFile file, NotebookRun run, TimeSpan elapsed)
        {
            lock (Gate)
            {
                var (pages, before) = _finished.GetValueOrDefault(file.DisplayPath, ([], default));
                pages.Add(run);
                _finished[file.DisplayPath] = (pages, before + elapsed);
                if (pages.Count < _plans.Count(plan => plan.File.DisplayPath == file.DisplayPath && plan.Reason is not null))
                    return;
                foreach (var line in Result(_plans, pages, before + elapsed))
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
                _tasks[file] = context.AddTask(Text(file.Name), maxValue: file.Notebook.Cells.Count);
        }

        public void CellStarted(NotebookFile file, int number)
        {
            lock (Gate)
            {
                _tasks[file].Value = number - 1;
                _tasks[file].Description = Text($"{file.Name}, cell {number} of {file.Notebook.Cells.Count}");
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
