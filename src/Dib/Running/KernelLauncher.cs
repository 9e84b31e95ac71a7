using System.Diagnostics;

namespace Dib.Running;

/// <summary>How to start a kernel process.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record KernelLauncher(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The running <c>dib</c> program itself, as <c>dib kernel</c>.</summary>
    public static KernelLauncher ForThisProgram()
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of the running program is not known.");
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHost ? ForAssembly(Environment.GetCommandLineArgs()[0]) : new KernelLauncher(program, ["kernel"]);
    }

    /// <summary>A built <c>dib.dll</c>, run by the <c>dotnet</c> host.</summary>
    /// <param name="path">The assembly's path.</param>
    public static KernelLauncher ForAssembly(string path) => new("dotnet", [Path.GetFullPath(path), "kernel"]);

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
