using System.Diagnostics;
using Microsoft.Playwright;

namespace Site.Tests.Browsing;

/// <summary>Starts the Chromium that is there; installs one only where there is none that starts.</summary>
internal static class Chromium
{
    private static readonly string[] Commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright, Action<string> say)
    {
        List<string> failures = [];
        if (await TryAsync(playwright, Installed(playwright), failures) is { } found) return found;

        say("No Chromium was found for the browser tests" + (failures.Count > 0 ? $" that starts ({failures[0]})" : "")
            + "; one is being installed. CHROMIUM=/path/to/chromium names another.");
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && OnPath("apt-get") is not null)
        {
            Run("apt-get", "update");
            Run("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core");
            if (await TryAsync(playwright, Installed(playwright), failures) is { } fromApt) return fromApt;
        }
        Microsoft.Playwright.Program.Main(["install", "chromium"]);
        return await TryAsync(playwright, Installed(playwright), failures)
            ?? throw new InvalidOperationException("The browser tests need a Chromium, and installing one did not help. Install it, or "
                + $"name its path in CHROMIUM.\n{string.Join('\n', failures)}");
    }

    public static string PathOf(IPlaywright playwright) => Installed(playwright).First();

    /// <summary>Every Chromium that may be there, the one asked for first.</summary>
    private static IEnumerable<string> Installed(IPlaywright playwright)
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } asked)
            return File.Exists(asked) ? [asked] : throw new FileNotFoundException($"CHROMIUM names {asked}, which does not exist.");
        return [.. Commands.Select(OnPath).OfType<string>(), .. new[] { playwright.Chromium.ExecutablePath }.Where(File.Exists)];
    }

    private static async Task<IBrowser?> TryAsync(IPlaywright playwright, IEnumerable<string> paths, List<string> failures)
    {
        foreach (var path in paths)
        {
            try
            {
                return await playwright.Chromium.LaunchAsync(new()
                {
                    ExecutablePath = path,
                    Args = [
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                    ],
                });
            }
            catch (PlaywrightException error)
            {
                failures.Add($"{path}: {error.Message.Split('\n')[0]}");
            }
        }
        return null;
    }

    private static string? OnPath(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? command + ".exe" : command))
            .FirstOrDefault(File.Exists);

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
        using var process = Process.Start(start)!;
        process.WaitForExit();
    }
}
