using System.Runtime.InteropServices;

namespace Dib;

/// <summary>What the system knows of a file, and .NET does not tell.</summary>
/// <param name="IsRegular">True for a file with content of its own: no pipe, device or socket, which may never end.</param>
/// <param name="IsOwn">True where it belongs to the user who runs this.</param>
/// <param name="IsOpen">True where others may change it.</param>
/// <param name="Changed">When its content or its times were last changed, in ticks of UTC. Unlike the time of writing, no program
/// can set it.</param>
internal readonly record struct FileStat(bool IsRegular, bool IsOwn, bool IsOpen, long Changed)
{
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int WritableByOthers = 0x12; // group and others

    /// <summary>That of what a path leads to; null where there is nothing.</summary>
    public static FileStat? Of(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            var file = new FileInfo(path);
            return file.Exists || Directory.Exists(path)
                ? new FileStat(file.Exists && (file.Attributes & FileAttributes.Device) == 0, true, false, file.LastWriteTimeUtc.Ticks)
                : null;
        }
        if (Stat(path, out var status) != 0)
            return null;
        var changed = DateTime.UnixEpoch.Ticks + status.ChangeTime * TimeSpan.TicksPerSecond
            + status.ChangeNanoseconds / TimeSpan.NanosecondsPerTick;
        return new FileStat((status.Mode & TypeMask) == RegularFile, status.Owner == EffectiveUser(),
            (status.Mode & WritableByOthers) != 0, changed);
    }

    // The runtime's own way to ask, the same on every system but Windows.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    private static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out Status status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    private static extern uint EffectiveUser();

    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Status
    {
        public int Flags;
        public int Mode;
        public uint Owner;
        public uint Group;
        public long Length;
        public long AccessTime;
        public long AccessNanoseconds;
        public long WriteTime;
        public long WriteNanoseconds;
        public long ChangeTime;
        public long ChangeNanoseconds;
    }
}
