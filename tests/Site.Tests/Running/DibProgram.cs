using System.Diagnostics;

namespace Site.Tests.Running;

/// <summary>Runs the built <c>dib</c> as its user does.</summary>
internal static class DibProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string Executable =
        Repository.Path("artifacts", "bin", "Dib.Cli", "release", OperatingSystem.IsWindows() ? "dib.exe" : "dib");

    public static Task<DibResult> RunAsync(string workingDirectory, params string[] arguments) => RunAsync(workingDirectory, new Dictionary<string, string>(), arguments);

    public static async Task<DibResult> RunAsync(string workingDirectory, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments)
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
            throw new TimeoutException($"dib {string.Join(' ', arguments)} did not end within {Patience.TotalMinutes} minutes.");
        }
        return new DibResult(process.ExitCode, await output + await errors);
    }
}
