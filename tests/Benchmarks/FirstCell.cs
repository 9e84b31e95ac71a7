using System.Diagnostics;
using Dib.Protocol;
using Dib.Running;

namespace Benchmarks;

/// <summary>How long a reader waits for the first cell of a kernel, sent at once and sent to a kernel that waited a moment.</summary>
internal sealed class FirstCell : IBenchmark
{
    public string Name => "first-cell";

    public string Description => "start of a kernel and its first cells, medians of NUMBER (5)";

    public async Task RunAsync(int? number)
    {
        var rounds = new List<double[]>();
        for (var i = 0; i < (number ?? 5); i++)
            rounds.Add([.. await MeasureAsync(TimeSpan.Zero), .. await MeasureAsync(TimeSpan.FromSeconds(3))]);
        string[] rows =
        [
            "start to ready", "first cell, sent at once", "second cell", "(start to ready)", "first cell, after 3 s", "second cell",
        ];
        foreach (var (row, name) in rows.Index())
            Console.WriteLine($"{name,-26} {rounds.Select(round => round[row]).Order().ElementAt(rounds.Count / 2),8:0} ms");
    }

    private static async Task<double[]> MeasureAsync(TimeSpan pause)
    {
        var clock = Stopwatch.StartNew();
        await using var kernel = BuiltProgram.Kernel.Take(Path.GetTempPath());
        await kernel.SendAsync(new RequestKernelInfo(), _ => { }, null, default);
        var ready = clock.Elapsed.TotalMilliseconds;
        await Task.Delay(pause);
        clock.Restart();
        await kernel.SendAsync(new SubmitCode("var x = Enumerable.Range(0, 3).Select(n => n + 1).ToList();\nx"), _ => { }, null, default);
        var first = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        await kernel.SendAsync(new SubmitCode("x.Sum()"), _ => { }, null, default);
        return [ready, first, clock.Elapsed.TotalMilliseconds];
    }
}
