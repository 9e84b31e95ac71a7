using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Dib.Protocol;

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

        var input = Duplicate(0);
        var output = Duplicate(1);
        using (var nothing = File.OpenHandle("/dev/null"))
            _ = Unix.Dup2((int)nothing.DangerousGetHandle(), 0);
        _ = Unix.Dup2(2, 1);
        return new ProtocolStreams(Open(input, FileAccess.Read), Open(output, FileAccess.Write));
    }

    private static int Duplicate(int descriptor)
    {
        // Not inherited: a child process that outlives the kernel must not keep its pipes open.
        var copy = Unix.FcntlDupCloexec(descriptor);
        return copy >= 0 ? copy : throw new IOException($"The standard stream {descriptor} cannot be used (error {Marshal.GetLastPInvokeError()}).");
    }

    private static FileStream Open(int descriptor, FileAccess access) =>
        new(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 0, isAsync: false);

    private static class Unix
    {
        private const int FDupFdCloexecLinux = 1030;
        private const int FDupFdCloexecMac = 67;

        public static int FcntlDupCloexec(int descriptor) =>
            Fcntl(descriptor, OperatingSystem.IsMacOS() ? FDupFdCloexecMac : FDupFdCloexecLinux, 3);

        [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
        public static extern int Dup2(int from, int to);

        [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
        private static extern int Fcntl(int descriptor, int command, int argument);
    }
}
