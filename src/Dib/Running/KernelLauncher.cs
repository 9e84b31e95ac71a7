using System.Diagnostics;
using System.Globalization;

namespace Dib.Running;

/// <summary>How to start a kernel process.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record KernelLauncher(string FileName, IReadOnlyList<string> Arguments) : IKernelSource
{
    /// <summary>Which build of the kernel <see cref="ForThisProgram"/> starts, without loading it; empty where there is none.</summary>
    internal static string BuildOfThisProgram { get; } =
        Path.Combine(AppContext.BaseDirectory, "Dib.Kernel.dll") is var kernel && File.Exists(kernel) ? ContentHash.OfFile(kernel) ?? "" : "";

    /// <summary>The running <c>dib</c> program itself, as <c>dib kernel</c>.</summary>
    /// <param name="useCache">False to compile every cell, and to keep none.</param>
    /// <param name="culture">Whose numbers the cells show; the invariant culture where null.</param>
    public static KernelLauncher ForThisProgram(bool useCache = true, CultureInfo? culture = null)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of the running program is not known.");
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        List<string> arguments = ["kernel"];
        if (!useCache)
            arguments.Add("--no-cache");
        if (culture is { Name.Length: > 0 })
            arguments.AddRange(["--culture", culture.Name]);
        return isHost ? new KernelLauncher(program, [Path.GetFullPath(Environment.GetCommandLineArgs()[0]), .. arguments]) : new KernelLauncher(program, arguments);
    }

    /// <inheritdoc/>
    public KernelProcess Take(string workingDirectory) => KernelProcess.Start(this, workingDirectory);

    /// <exception cref="IOException">The program or the folder is not there.</exception>
    internal Process Start(string workingDirectory)
    {
        var start = new ProcessStartInfo(FileName, Arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = new System.Text.UTF8Encoding(false),
            UseShellExecute = false,
        };
        try
        {
            return Process.Start(start) ?? throw new IOException($"The kernel did not start: {FileName}");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new IOException($"The kernel did not start ({FileName} in {workingDirectory}): {error.Message}", error);
        }
    }
}
