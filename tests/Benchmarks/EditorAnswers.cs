using System.Diagnostics;
using Dib.Protocol;
using Dib.Running;

namespace Benchmarks;

/// <summary>How long someone who types waits for a kernel that was started warm, in a notebook that has run its first cells.</summary>
internal sealed class EditorAnswers : IBenchmark
{
    private const string Cell = "var best = rows.Where(row => row.Value > 1).OrderBy(row => row.";

    public string Name => "editor";

    public string Description => "answers to an editor, and small cells, in a warm kernel; medians of NUMBER (10)";

    public async Task RunAsync(int? number)
    {
        await using var kernel = (BuiltProgram.Kernel with { Arguments = ["kernel", "--warm", "--no-cache"] })
            .Take(Path.Combine(Repository.Root, "notebooks"));
        await kernel.SendAsync(new RequestKernelInfo(), _ => { }, null, default);
        await Task.Delay(TimeSpan.FromSeconds(6));
        await MeasureAsync(kernel, "first cell (setup.dib)", 1, _ => new SubmitCode("#!import setup.dib"));
        await MeasureAsync(kernel, "first completion", 1, _ => Completions(Cell));
        await kernel.SendAsync(new SubmitCode("record Row(string Name, double Value);\nvar rows = Enumerable.Range(0, 100)"
            + ".Select(i => new Row($\"r{i}\", i)).ToList();"), _ => { }, null, default);

        var rounds = number ?? 10;
        await MeasureAsync(kernel, "completion of a member", rounds, i => Completions($"var n{i} = 1;\n{Cell}"));
        await MeasureAsync(kernel, "completion of LINQ", rounds, i => Completions($"var n{i} = 1;\nrows."));
        await MeasureAsync(kernel, "completion of a name", rounds, i => Completions($"var n{i} = 1;\n"));
        await MeasureAsync(kernel, "completion with imports", rounds, i => Completions($"var n{i} = 1;\nStr"));
        await MeasureAsync(kernel, "hover", rounds,
            i => new RequestHoverText($"var n{i} = rows.Where(row => true);", new LinePosition(0, 17)));
        await MeasureAsync(kernel, "signature help", rounds,
            i => new RequestSignatureHelp($"var n{i} = rows.Select(", new LinePosition(0, $"var n{i} = rows.Select(".Length)));
        await MeasureAsync(kernel, "diagnostics", rounds,
            i => new RequestDiagnostics($"var n{i} = rows.Where(row => row.Value > {i}).Select(row => row.Nam);"));
        await MeasureAsync(kernel, "variables", rounds, _ => new RequestValueInfos());
        await MeasureAsync(kernel, "trivial cell", rounds, i => new SubmitCode($"{i} + 1"));
        await MeasureAsync(kernel, "LINQ cell", rounds, i => new SubmitCode($"rows.Where(row => row.Value > {i})"
            + $".GroupBy(row => row.Name.Length).Select(group => new {{ group.Key, Sum = group.Sum(row => row.Value) }})"));
    }

    private static RequestCompletions Completions(string code)
    {
        var lines = code.Split('\n');
        return new RequestCompletions(code, new LinePosition(lines.Length - 1, lines[^1].Length), TakesEdits: true);
    }

    private static async Task MeasureAsync(KernelProcess kernel, string name, int rounds, Func<int, KernelCommand> command)
    {
        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            if (await kernel.SendAsync(command(i), _ => { }, null, default) is CommandFailed failure)
                throw new InvalidOperationException($"{name}: {failure.Message}");
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"{name,-24} {times[times.Count / 2],8:0.0} ms{(rounds > 1 ? $"  ({times[0]:0.0}–{times[^1]:0.0})" : "")}");
    }
}
