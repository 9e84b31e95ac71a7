using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Dib.Kernel;

/// <summary>
/// The streams that the protocol is spoken on. They are taken away from the process's standard handles, so that neither a
/// cell nor a program that it starts can read commands or write into the events.
/// </summary>
internal sealed record ProtocolStreams(Stream Input, Stream Output)
{
    /// <summary>Takes standard input and output over; afterwards input is empty and output goes to standard error.</summary>
    public static ProtocolStreams TakeOverStandardStreams()
    {
        if (OperatingSystem.IsWindows())
            return new ProtocolStreams(Console.OpenStandardInput(), Console.OpenStandardOutput());

        // A group of its own, so that the client can end what a cell started together with the kernel, even one that crashed.
        _ = SetProcessGroup(0, 0);
        var streams = new ProtocolStreams(Copy(0, FileAccess.Read), Copy(1, FileAccess.Write));
        using (var nothing = File.OpenHandle("/dev/null"))
            _ = Dup2((int)nothing.DangerousGetHandle(), 0);
        _ = Dup2(2, 1);
        return streams;
    }

    /// <summary>Ends all that cells started and that still runs. To be called where nobody is left who could do so from outside.</summary>
    public static void EndChildren()
    {
        if (OperatingSystem.IsWindows())
            return;
        // Again, since one may start another while this goes on.
        for (var round = 0; round < 3; round++)
        {
            foreach (var process in System.Diagnostics.Process.GetProcesses())
            {
                if (process.Id != Environment.ProcessId && GetProcessGroup(process.Id) == Environment.ProcessId)
                    _ = Kill(process.Id, 9);
            }
        }
    }

    private static FileStream Copy(int descriptor, FileAccess access)
    {
        // Not inherited: a child process that outlives the kernel must not keep its pipes open.
        var copy = (int)Duplicate(descriptor);
        return copy >= 0
            ? new FileStream(new SafeFileHandle(copy, ownsHandle: true), access, bufferSize: 0, isAsync: false)
            : throw new IOException($"The standard stream {descriptor} cannot be used (error {Marshal.GetLastPInvokeError()}).");
    }

    // The runtime's own way to copy a descriptor that child processes do not inherit.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Dup", SetLastError = true)]
    private static extern nint Duplicate(nint descriptor);

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static extern int Dup2(int from, int to);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "getpgid", SetLastError = true)]
    private static extern int GetProcessGroup(int process);

    [DllImport("libc", EntryPoint = "setpgid", SetLastError = true)]
    private static extern int SetProcessGroup(int process, int group);
}
