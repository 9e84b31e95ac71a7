using System.Diagnostics;

namespace Benchmarks;

/// <summary>The first render of the repository's notebooks beside an empty .NET program.</summary>
internal sealed class FirstRender : IBenchmark
{
    public string Name => "first-render";

    public string Description => "wall time and peak memory of `dib render`, beside an empty .NET program, medians of NUMBER (5)";

    public async Task RunAsync(int? number)
    {
        var root = RepositoryRoot();
        if (!Directory.Exists(Path.Combine(root, "notebooks")))
            throw new DirectoryNotFoundException($"{root} has no folder 'notebooks'.");
        var site = Directory.CreateTempSubdirectory("dib-benchmark-").FullName;
        try
        {
            var empty = new List<(double Seconds, double Megabytes)>();
            var render = new List<(double Seconds, double Megabytes)>();
            for (var i = 0; i < (number ?? 5); i++)
            {
                // This program itself without an argument does nothing but print its usage.
                empty.Add(await MeasureAsync(Environment.ProcessPath!, ["nothing"], root, expectedExitCode: 2));
                render.Add(await MeasureAsync(BuiltProgram.Path, ["render", "--output", Path.Combine(site, $"{i}")], root, expectedExitCode: 0));
            }
            Console.WriteLine($"{"",-20}  {"wall, s",8}  {"peak memory of all processes, MB",33}");
            Print("empty program", empty);
            Print("dib render", render);
        }
        finally
        {
            Directory.Delete(site, recursive: true);
        }
    }

    private static void Print(string name, List<(double Seconds, double Megabytes)> rounds)
    {
        var seconds = rounds.Select(round => round.Seconds).Order().ElementAt(rounds.Count / 2);
        var megabytes = rounds.Select(round => round.Megabytes).Order().ElementAt(rounds.Count / 2);
        Console.WriteLine($"{name,-20}  {seconds,8:0.00}  {megabytes,33:0}");
    }

    private static async Task<(double Seconds, double Megabytes)> MeasureAsync(string program, string[] args, string folder, int expectedExitCode)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var peak = 0L;
        while (await Task.WhenAny(ended, Task.Delay(10)) != ended)
            peak = Math.Max(peak, ProcessTree.ResidentBytes(process.Id));
        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != expectedExitCode)
            throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}: {await output}");
        return (seconds, peak / 1024.0 / 1024);
    }

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Analysis.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("No folder above this program has Analysis.sln.");
    }
}
