namespace Dib.Printing;

/// <summary>Finds the browser that prints pages: what <c>CHROMIUM</c> names, else the first on the <c>PATH</c>.</summary>
public static class InstalledChromium
{
    private const string Variable = "CHROMIUM";

    private static readonly string[] Commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    /// <summary>The path of the program.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message names what was looked for.</exception>
    public static string Find() => Find(Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH"));

    /// <summary>The same, of given values of <c>CHROMIUM</c> and <c>PATH</c>.</summary>
    internal static string Find(string? asked, string? folders)
    {
        if (asked is { Length: > 0 })
            return File.Exists(asked) ? asked : throw new FileNotFoundException($"{Variable} names {asked}, which does not exist; expected the path of a Chromium or Chrome.");
        return (folders ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Commands.Select(command => Path.Combine(folder, OperatingSystem.IsWindows() ? command + ".exe" : command)))
            .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"PDFs are printed by Chromium, and none was found: looked on the PATH for {string.Join(", ", Commands)}. Install one, or name its path in {Variable}.");
    }
}
