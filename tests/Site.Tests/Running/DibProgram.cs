using System.Diagnostics;

namespace Site.Tests.Running;

/// <summary>Runs the built <c>dib</c>, and the <c>funding</c> that fills the data, as their user does.</summary>
internal static class DibProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string Executable = Built("Dib.Cli", "dib");
    private static readonly string FundingExecutable = Built("Funding.Cli", "Funding.Cli");

    public static Task<DibResult> RunAsync(string workingDirectory, params string[] arguments) =>
        RunAsync(workingDirectory, new Dictionary<string, string>(), arguments);

    public static Task<DibResult> RunAsync(string workingDirectory, Dictionary<string, string> environment, params string[] arguments) =>
        RunAsync(Executable, workingDirectory, environment, arguments);

    /// <summary>Starts it, to be ended by who started it.</summary>
    public static Process Start(string workingDirectory, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Executable, arguments) { WorkingDirectory = workingDirectory, RedirectStandardOutput = true })!;

    public static Task<DibResult> FundingAsync(string workingDirectory, params string[] arguments) =>
        RunAsync(FundingExecutable, workingDirectory, [], arguments);

    private static string Built(string project, string name) =>
        Repository.Path("artifacts", "bin", project, "release", OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static async Task<DibResult> RunAsync(
        string program, string workingDirectory, Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1" },
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{Path.GetFileName(program)} {string.Join(' ', arguments)} did not end within {Patience.TotalMinutes} minutes.");
        }
        return new DibResult(process.ExitCode, await output + await errors);
    }
}
