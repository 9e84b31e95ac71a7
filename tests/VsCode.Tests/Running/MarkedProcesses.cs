using System.ComponentModel;
using System.Diagnostics;

namespace VsCode.Tests.Running;

/// <summary>
/// All processes that descend from one whose environment names a folder. Unlike a process tree it also holds those whose
/// parent has ended.
/// </summary>
internal sealed class MarkedProcesses(string folder)
{
    /// <summary>The command lines, words separated by blanks.</summary>
    public IReadOnlyList<string> CommandLines() => [.. All().Select(id => Read(id, "cmdline").Replace('\0', ' ').TrimEnd())];

    public void End()
    {
        // One may be starting another while it is ended.
        while (All() is { Count: > 0 } found)
        {
            foreach (var id in found) End(id);
        }
    }

    private List<int> All() =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => char.IsAsciiDigit(name![0]))
            .Select(name => int.Parse(name!))
            .Where(id => id != Environment.ProcessId && Read(id, "environ").Contains(folder, StringComparison.Ordinal))];

    private static void End(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit(1000);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }

    /// <summary>Empty for a process that has ended, or that is another user's.</summary>
    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
