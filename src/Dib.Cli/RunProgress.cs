using Dib.Running;
using Spectre.Console;

namespace Dib.Cli;

/// <summary>Shows a run in the terminal: a moving line per notebook, or plain lines where nobody watches.</summary>
internal static class RunProgress
{
    /// <summary>Runs something while showing its progress, then its results, a line per notebook.</summary>
    public static async Task<IReadOnlyList<NotebookRun>> ShowAsync(IReadOnlyList<NotebookFile> files, Func<IRunProgress, Task<IReadOnlyList<NotebookRun>>> run)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return await run(new Lines(files));

        IReadOnlyList<NotebookRun> runs = [];
        await AnsiConsole.Progress().AutoClear(true).Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var moving = new Moving(files, context);
                runs = await run(moving);
            });
        return runs;
    }

    private static IEnumerable<string> Result(IReadOnlyList<NotebookFile> files, NotebookFile file, NotebookRun run, TimeSpan elapsed)
    {
        var width = files.Max(other => other.DisplayPath.Length);
        var cells = run.Cells.Count;
        yield return $"{(run.Failure is null ? "ok    " : "failed")}  {file.DisplayPath.PadRight(width)}  {cells,3} {(cells == 1 ? "cell " : "cells")}  {elapsed.TotalSeconds,5:0.0} s";
        foreach (var error in run.Cells.Where(cell => cell.Status is CellStatus.Failed).Select(cell => cell.Outputs.OfType<ErrorOutput>().Last()))
        {
            foreach (var line in error.Message.Split('\n'))
                yield return $"        {line}";
        }
    }

    private sealed class Lines(IReadOnlyList<NotebookFile> files) : IRunProgress
    {
        private readonly Lock _gate = new();

        public void Started(NotebookFile file)
        {
        }

        public void CellStarted(NotebookFile file, int number)
        {
        }

        public void Finished(NotebookFile file, NotebookRun run, TimeSpan elapsed)
        {
            lock (_gate)
            {
                foreach (var line in Result(files, file, run, elapsed))
                    Console.WriteLine(line);
            }
        }
    }

    private static string Coloured(string line) =>
        line.StartsWith("ok ", StringComparison.Ordinal) ? $"[green]ok[/]{Markup.Escape(line[2..])}"
        : line.StartsWith("failed ", StringComparison.Ordinal) ? $"[red]failed[/]{Markup.Escape(line[6..])}"
        : Markup.Escape(line);

    private sealed class Moving(IReadOnlyList<NotebookFile> files, ProgressContext context) : IRunProgress
    {
        private readonly Dictionary<NotebookFile, ProgressTask> _tasks = new(ReferenceEqualityComparer.Instance);
        private readonly Lock _gate = new();

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
                foreach (var line in Result(files, file, run, elapsed))
                    AnsiConsole.MarkupLine(Coloured(line));
            }
        }
    }
}
