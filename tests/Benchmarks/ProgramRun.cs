using System.Diagnostics;

namespace Benchmarks;

/// <summary>One run of a program: how long, and how much memory all its processes held at most.</summary>
internal readonly record struct ProgramRun(double Seconds, double Megabytes)
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code.</exception>
    public static async Task<ProgramRun> MeasureAsync(string program, IEnumerable<string> args, string folder, int expectedExitCode = 0)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var peak = 0L;
        while (await Task.WhenAny(ended, Task.Delay(10)) != ended)
            peak = Math.Max(peak, ProcessTree.ResidentBytes(process.Id));
        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != expectedExitCode)
            throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}: {await output}{await errors}");
        return new ProgramRun(seconds, peak / 1024.0 / 1024);
    }

    /// <summary>An empty .NET program: this one, which without a benchmark's name prints its usage and no more.</summary>
    public static Task<ProgramRun> MeasureEmptyAsync() =>
        MeasureAsync(Environment.ProcessPath!, ["nothing"], AppContext.BaseDirectory, expectedExitCode: 2);

    /// <summary>The median of both, each on its own.</summary>
    public static ProgramRun Median(IReadOnlyList<ProgramRun> runs) =>
        new(
            runs.Select(run => run.Seconds).Order().ElementAt(runs.Count / 2),
            runs.Select(run => run.Megabytes).Order().ElementAt(runs.Count / 2));
}
