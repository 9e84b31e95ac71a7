using Dib.Rendering;
using Dib.Running;
using Spectre.Console;

namespace Dib.Cli;

/// <summary>Shows a run in the terminal: a moving line per notebook, or plain lines where nobody watches.</summary>
internal static class RenderReport
{
    /// <summary>Runs something while showing its progress, then its results, a line per notebook.</summary>
    public static async Task<RenderResult> ShowAsync(IReadOnlyList<NotebookFile> files, Func<IRenderProgress, Task<RenderResult>> run)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
            return await run(new Lines(files));

        var result = default(RenderResult);
        await AnsiConsole.Progress().AutoClear(true).Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var moving = new Moving(files, context);
                result = await run(moving);
            });
        return result!;
    }

    /// <summary>Says which outputs of the notebooks that were run again are no longer what they were.</summary>
    public static void WriteChanges(RenderResult result, string changesPath)
    {
        const int MostValues = 3;
        foreach (var change in result.Changes)
        {
            AnsiConsole.WriteLine(change.Outputs.Count == 0 ? $"{change.Run.Path}: no output changed" : $"{change.Run.Path}: {change.Outputs.Count} {(change.Outputs.Count == 1 ? "output" : "outputs")} changed");
            foreach (var output in change.Outputs)
            {
                var state = output.Before is null ? " (new)" : output.After is null ? " (gone)" : "";
                AnsiConsole.WriteLine($"  cell {output.Cell}, {output.Name}{state}");
                foreach (var value in output.Values.Take(MostValues))
                    AnsiConsole.WriteLine($"    {value}");
                if (output.Values.Count > MostValues)
                    AnsiConsole.WriteLine($"    … and {output.Values.Count - MostValues} more");
            }
        }
        if (result.Changes.Any(change => change.Outputs.Count > 0))
            AnsiConsole.WriteLine($"Before and after: {Path.GetRelativePath(Directory.GetCurrentDirectory(), changesPath).Replace('\\', '/')}");
    }

    private static void WritePlan(IReadOnlyList<RenderPlan> plans)
    {
        var width = plans.Max(plan => plan.File.DisplayPath.Length);
        foreach (var plan in plans)
            AnsiConsole.WriteLine($"{(plan.Reason is null ? "fresh " : "run   ")} {plan.File.DisplayPath.PadRight(width)}  {plan.Reason}".TrimEnd());
    }

    private static void WriteResult(IReadOnlyList<NotebookFile> files, NotebookFile file, NotebookRun run, TimeSpan elapsed)
    {
        var width = files.Max(other => other.DisplayPath.Length);
        var cells = run.Cells.Count;
        AnsiConsole.Markup(run.Failure is null ? "[green]ok    [/] " : "[red]failed[/] ");
        AnsiConsole.WriteLine($"{file.DisplayPath.PadRight(width)}  {cells,3} {(cells == 1 ? "cell " : "cells")}  {elapsed.TotalSeconds,5:0.0} s");
        foreach (var failure in run.Cells.Where(cell => cell.Status is CellStatus.Failed))
        {
            var error = failure.Outputs.OfType<ErrorOutput>().Last();
            foreach (var line in error.Message.Split('\n'))
                AnsiConsole.WriteLine($"       {line}");
        }
    }

    private sealed class Lines(IReadOnlyList<NotebookFile> files) : IRenderProgress
    {
        private readonly Lock _gate = new();

        public void Planned(IReadOnlyList<RenderPlan> plans) => WritePlan(plans);

        public void Started(NotebookFile file)
        {
        }

        public void CellStarted(NotebookFile file, int number)
        {
        }

        public void Finished(NotebookFile file, NotebookRun run, TimeSpan elapsed)
        {
            lock (_gate)
                WriteResult(files, file, run, elapsed);
        }
    }

    private sealed class Moving(IReadOnlyList<NotebookFile> files, ProgressContext context) : IRenderProgress
    {
        private readonly Dictionary<NotebookFile, ProgressTask> _tasks = new(ReferenceEqualityComparer.Instance);
        private readonly Lock _gate = new();

        public void Planned(IReadOnlyList<RenderPlan> plans) => WritePlan(plans);

        public void Started(NotebookFile file)
        {
            lock (_gate)
                _tasks[file] = context.AddTask(Markup.Escape(file.DisplayPath), maxValue: file.Notebook.Cells.Count);
        }

        public void CellStarted(NotebookFile file, int number)
        {
            lock (_gate)
            {
                _tasks[file].Value = number - 1;
                _tasks[file].Description = Markup.Escape($"{file.DisplayPath}, cell {number} of {file.Notebook.Cells.Count}");
            }
        }

        public void Finished(NotebookFile file, NotebookRun run, TimeSpan elapsed)
        {
            lock (_gate)
            {
                _tasks[file].StopTask();
                WriteResult(files, file, run, elapsed);
            }
        }
    }
}
