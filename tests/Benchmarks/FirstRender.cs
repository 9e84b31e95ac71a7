namespace Benchmarks;

/// <summary>The first render of the repository's notebooks beside an empty .NET program.</summary>
internal sealed class FirstRender : IBenchmark
{
    public string Name => "first-render";

    public string Description =>
        "wall time and peak memory of `dib render` into a new folder, beside an empty .NET program, medians of NUMBER (5)";

    public async Task RunAsync(int? number)
    {
        var site = Directory.CreateTempSubdirectory("dib-benchmark-").FullName;
        try
        {
            var empty = new List<ProgramRun>();
            var render = new List<ProgramRun>();
            for (var i = 0; i < (number ?? 5); i++)
            {
                empty.Add(await ProgramRun.MeasureEmptyAsync());
                render.Add(
                    await ProgramRun.MeasureAsync(BuiltProgram.Path, ["render", "--output", Path.Combine(site, $"{i}")], Repository.Root));
            }
            Console.WriteLine($"{"",-20}  {"wall, s",8}  {"peak memory of all processes, MB",33}");
            Print("empty program", ProgramRun.Median(empty));
            Print("dib render", ProgramRun.Median(render));
        }
        finally
        {
            Directory.Delete(site, recursive: true);
        }
    }

    private static void Print(string name, ProgramRun run) => Console.WriteLine($"{name,-20}  {run.Seconds,8:0.00}  {run.Megabytes,33:0}");
}
