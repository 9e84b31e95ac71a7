using System.Diagnostics;
using Dib.Running;

/// <summary>The built programs, found upward from the test assembly.</summary>
internal static class BuiltProgram
{
    public static string Path => Find("Dib.Cli", "dib");

    public static string Funding => Find("Funding.Cli", "funding");

    /// <summary>The original engine, for tests that compare.</summary>
    public static string PolyglotHost => Find("Polyglot.Host", "polyglot-host");

    public static KernelLauncher Kernel => new(Path, ["kernel"]);

    /// <summary>How a terminal starts the program. What runs tests in the background has all that they start ignore Ctrl+C.</summary>
    public static ProcessStartInfo FromTerminal(string workingDirectory, params string[] arguments) => new(
        OperatingSystem.IsLinux() ? "env" : Path, OperatingSystem.IsLinux() ? ["--default-signal", Path, .. arguments] : arguments)
    {
        WorkingDirectory = workingDirectory,
        RedirectStandardOutput = true,
    };

    /// <summary>Runs a program to its end, and gives all that it wrote.</summary>
    public static (int ExitCode, string Output) Run(string program, string workingDirectory, params string[] arguments) =>
        Run(new ProcessStartInfo(program, arguments) { WorkingDirectory = workingDirectory });

    /// <summary>The same, of a program that is started in a way of its own.</summary>
    public static (int ExitCode, string Output) Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string Find(string project, string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = System.IO.Path.Combine(folder.FullName, project, "release", OperatingSystem.IsWindows() ? $"{name}.exe" : name);
            if (File.Exists(program))
                return program;
        }
        throw new FileNotFoundException($"The program '{name}' is not built: dotnet build src/{project}");
    }
}
