using System.Diagnostics;
using Dib.Protocol;
using Dib.Running;

namespace Benchmarks;

/// <summary>Many small cells in one kernel: neither time nor memory per cell may grow with the cells before it.</summary>
internal sealed class ManyCells : IBenchmark
{
    private const int Window = 50;

    public string Name => "many-cells";

    public string Description => "time and memory per cell over NUMBER (300) small cells in one kernel";

    public async Task RunAsync(int? number)
    {
        var count = number ?? 300;
        await using var kernel = BuiltProgram.Kernel.Take(Path.GetTempPath());
        using var process = Process.GetProcessById(kernel.Id);
        var times = new List<double>();
        Console.WriteLine($"{"cell",6}  {"ms, median of last 50",22}  {"working set, MB",16}  {"MB a cell since 50",19}");
        var memoryAtFirstWindow = 0.0;
        for (var i = 1; i <= count; i++)
        {
            var clock = Stopwatch.StartNew();
            await RunAsync(kernel, i);
            times.Add(clock.Elapsed.TotalMilliseconds);
            if (i != Window && i % 150 != 0 && i != count)
                continue;
            process.Refresh();
            var memory = process.WorkingSet64 / 1024.0 / 1024;
            if (i == Window)
                memoryAtFirstWindow = memory;
            // Without the first ten: the compiler is still being compiled itself.
            var window = times.Skip(Math.Max(10, i - Window)).Order().ToList();
            Console.WriteLine($"{i,6}  {window[window.Count / 2],22:0.0}  {memory,16:0}  "
                + $"{(i > Window ? (memory - memoryAtFirstWindow) / (i - Window) : 0),19:0.000}");
        }
    }

    private static async Task RunAsync(KernelProcess kernel, int i)
    {
        // Each uses the one before it, a lambda and LINQ, and shows something.
        var code = i == 1
            ? "var v1 = 1;\nv1"
            : $"var list{i} = Enumerable.Range(0, 20).Select(n => n * v{i - 1}).Where(n => n % 3 != 1).ToList();\n"
                + $"var v{i} = list{i}.Count + v{i - 1} % 7;\nConsole.WriteLine(v{i});\nlist{i}.Take(3)";
        if (await kernel.SendAsync(new SubmitCode(code), _ => { }, null, default) is CommandFailed failure)
            throw new InvalidOperationException(failure.Message);
    }
}
