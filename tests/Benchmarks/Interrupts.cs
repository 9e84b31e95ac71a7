using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Benchmarks;

/// <summary>How soon an interrupted cell has stopped, and what it costs that every cell can be: the same code in a cell and in this
/// program, where nothing is woven in.</summary>
internal sealed class Interrupts : IBenchmark
{
    private const string Loops = """
        using System.Diagnostics;
        using System.Threading;
        static class In
        {
            public static long Add() { long s = 0; for (var i = 0; i < 100_000_000; i++) s += i; return s; }
            public static long Each(int[] a) { long s = 0; foreach (var x in a) s += x; return s; }
            public static long Query(int[] a) => a.Where(x => x % 3 == 0).Select(x => (long)x * 2).GroupBy(x => x % 1000).Sum(g => g.Sum());
            public static long Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);
            public static string Best(Func<long> f)
            {
                var best = double.MaxValue;
                for (var i = 0; i < 10; i++, Thread.Sleep(50))
                {
                    var clock = Stopwatch.StartNew();
                    f();
                    best = Math.Min(best, clock.Elapsed.TotalMilliseconds);
                }
                return best.ToString();
            }
        }
        var a = Enumerable.Range(0, 5_000_000).ToArray();
        """;

    public string Name => "interrupts";

    public string Description => "interrupted cells, medians of NUMBER (10), and what it costs loops that they can be";

    public async Task RunAsync(int? number)
    {
        using var process = Process.Start(new ProcessStartInfo(BuiltProgram.Path, ["kernel"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Run(process, Loops);
        var array = Enumerable.Range(0, 5_000_000).ToArray();
        (string Name, string Code, Func<long> Here)[] loops =
        [
            ("10^8 additions", "In.Add()", Add), ("foreach", "In.Each(a)", () => Each(array)),
            ("LINQ", "In.Query(a)", () => Query(array)), ("Fibonacci", "In.Fib(35)", () => Fib(35)),
        ];
        foreach (var (name, code, plain) in loops)
        {
            var (here, cell) = (Best(plain), double.Parse(Run(process, $"In.Best(() => {code})"), CultureInfo.InvariantCulture));
            Console.WriteLine($"{name,-16} {here,8:0.0} ms in a program {cell,8:0.0} ms in a cell {cell / here,8:0.00}");
        }
        string[] endless = ["while (true) { }", "In.Fib(90)", "Parallel.For(0, long.MaxValue, i => { });", "await Task.Delay(-1);"];
        foreach (var code in endless)
        {
            var times = Enumerable.Range(0, number ?? 10).Select(_ => Interrupt(process, code)).Order().ToList();
            Console.WriteLine($"{code,-42} {times[times.Count / 2],8:0.0} ms  ({times[0]:0.0}–{times[^1]:0.0})");
        }
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    private static string Run(Process kernel, string code)
    {
        Send(kernel, "SubmitCode", code);
        return ReadTo(kernel, "CommandSucceeded");
    }

    /// <summary>From the interrupt until the next cell has shown a variable.</summary>
    private static double Interrupt(Process kernel, string code)
    {
        Send(kernel, "SubmitCode", "var kept = 1;\nConsole.Write(\"on\");\n" + code);
        ReadTo(kernel, "StandardOutputValueProduced");
        Thread.Sleep(200);
        var clock = Stopwatch.StartNew();
        Send(kernel, "Cancel");
        ReadTo(kernel, "CommandFailed");
        Run(kernel, "kept");
        return clock.Elapsed.TotalMilliseconds;
    }

    private static void Send(Process kernel, string type, string code = "") => kernel.StandardInput.WriteLine(new JsonObject
    {
        ["token"] = type,
        ["commandType"] = type,
        ["command"] = new JsonObject { ["code"] = code },
    }.ToJsonString());

    /// <summary>Reads to an event of a cell, and gives the last value shown.</summary>
    private static string ReadTo(Process kernel, string type)
    {
        for (var shown = ""; kernel.StandardOutput.ReadLine() is { } line;)
        {
            var @event = JsonNode.Parse(line)!;
            if ((string?)@event["command"]?["token"] != "SubmitCode")
                continue;
            shown = (string?)@event["event"]!["formattedValues"]?[0]?["value"] ?? shown;
            if ((string?)@event["eventType"] == type)
                return shown;
        }
        throw new InvalidOperationException("The kernel has ended.");
    }

    private static long Add()
    {
        long sum = 0;
        for (var i = 0; i < 100_000_000; i++)
            sum += i;
        return sum;
    }

    private static long Each(int[] numbers)
    {
        long sum = 0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    private static long Query(int[] numbers) =>
        numbers.Where(x => x % 3 == 0).Select(x => (long)x * 2).GroupBy(x => x % 1000).Sum(group => group.Sum());

    private static long Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);

    private static double Best(Func<long> code)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 10; i++, Thread.Sleep(50))
        {
            var clock = Stopwatch.StartNew();
            code();
            best = Math.Min(best, clock.Elapsed.TotalMilliseconds);
        }
        return best;
    }
}
