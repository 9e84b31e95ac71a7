using System.Runtime.InteropServices;

namespace Dib.Running;

/// <summary>A kernel and whatever its cells started: processes that outlive the kernel are still found by its group.</summary>
internal static class UnixProcessGroup
{
    private const int SigKill = 9;

    /// <summary>Ends the processes of a group that are still there; does nothing where there is no such group.</summary>
    /// <param name="leader">The number of the process that made the group.</param>
    public static void Kill(int leader)
    {
        if (!OperatingSystem.IsWindows())
            _ = Signal(-leader, SigKill);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Signal(int process, int signal);
}
