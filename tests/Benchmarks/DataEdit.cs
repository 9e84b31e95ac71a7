namespace Benchmarks;

/// <summary>What a consistent edit in a data file costs until the pages are right again, beside other ways to the same figures.</summary>
internal sealed class DataEdit : IBenchmark
{
    private const string Notebook = "1-funding-per-capita.dib";

    public string Name => "data-edit";

    public string Description =>
        "`dib render` after an edit in a data file, and with nothing changed, beside plain programs and Jupyter, medians of NUMBER (5)";

    public async Task RunAsync(int? number)
    {
        var copy = WorkingCopy.Create();
        try
        {
            var one = Path.Combine("notebooks", Notebook);
            var plain = PlainProgram.Build(Path.Combine(copy, one), Directory.CreateDirectory(Path.Combine(copy, "plain")).FullName);
            var jupyter = Path.Combine(AppContext.BaseDirectory, "funding-per-capita.ipynb");
            List<(string Name, bool NeedsEdit, Func<Task<ProgramRun>> Run)> ways =
            [
                ("empty .NET program", false, ProgramRun.MeasureEmptyAsync),
                ("plain compiled program, the same analysis as one notebook", false, () =>
                    ProgramRun.MeasureAsync("dotnet", [plain, Path.Combine(copy, "plain", "shown.txt")], Path.Combine(copy, "notebooks"))),
                ("dib render, one notebook, data edited", true, () =>
                    ProgramRun.MeasureAsync(BuiltProgram.Path, ["render", one, "--output", Path.Combine(copy, "artifacts", "one")], copy)),
                ("dib render, one notebook, nothing changed", false, () =>
                    ProgramRun.MeasureAsync(BuiltProgram.Path, ["render", one, "--output", Path.Combine(copy, "artifacts", "one")], copy)),
                ("the original C# kernel, the same notebook, no page", false, () => ProgramRun.MeasureAsync(
                    BuiltProgram.PolyglotHost, [Path.Combine(copy, one), Path.Combine(copy, "plain", "original.json"), ""], copy)),
                ("dib render, all notebooks, data edited", true, () => ProgramRun.MeasureAsync(BuiltProgram.Path, ["render"], copy)),
                ("dib render, all notebooks, nothing changed", false, () => ProgramRun.MeasureAsync(BuiltProgram.Path, ["render"], copy)),
            ];
            if (await IsThereAsync("jupyter"))
                ways.Add(("jupyter nbconvert --execute, one notebook, less analysis", false, () => ProgramRun.MeasureAsync(
                    "jupyter", ["nbconvert", "--execute", "--to", "html", jupyter, "--output-dir", Path.Combine(copy, "jupyter")], copy)));
            else
                Console.WriteLine("jupyter is not installed: left out.");

            foreach (var way in ways.Where(way => way.NeedsEdit))
                await way.Run();
            var runs = ways.Select(_ => new List<ProgramRun>()).ToList();
            var edits = 0;
            for (var i = 0; i < (number ?? 5); i++)
            {
                foreach (var (way, measured) in ways.Zip(runs))
                {
                    if (way.NeedsEdit)
                        WorkingCopy.Edit(copy, ++edits);
                    measured.Add(await way.Run());
                }
            }

            var floor = ProgramRun.Median(runs[1]).Seconds;
            Console.WriteLine($"{"",-58}  {"wall, s",8}  {"of plain",9}  {"peak memory of all, MB",23}");
            foreach (var (way, measured) in ways.Zip(runs))
            {
                var median = ProgramRun.Median(measured);
                Console.WriteLine($"{way.Name,-58}  {median.Seconds,8:0.000}  {median.Seconds / floor,8:0.00}×  {median.Megabytes,23:0}");
            }
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task<bool> IsThereAsync(string program)
    {
        try
        {
            await ProgramRun.MeasureAsync(program, ["--version"], AppContext.BaseDirectory);
            return true;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }
}
