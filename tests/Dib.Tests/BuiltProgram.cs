using Dib.Running;

namespace Dib.Tests;

/// <summary>The built <c>dib</c> program, found upward from the test assembly.</summary>
internal static class BuiltProgram
{
    public static string Path { get; } = Find();

    public static KernelLauncher Kernel { get; } = new(Path, ["kernel"]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = System.IO.Path.Combine(folder.FullName, "Dib.Cli", "release", OperatingSystem.IsWindows() ? "dib.exe" : "dib");
            if (File.Exists(program))
                return program;
        }
        throw new FileNotFoundException("The program 'dib' is not built: dotnet build src/Dib.Cli");
    }
}
