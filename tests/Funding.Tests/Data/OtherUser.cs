using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Funding.Tests.Data;

/// <summary>Runs code on a thread that has no more rights to files than any user: root is not stopped by permissions.</summary>
internal static class OtherUser
{
    private const uint Nobody = 65534;

    public static T Run<T>(Func<T> code)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return code();
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            _ = SetFileSystemUser(Nobody);
            try
            {
                result = code();
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }

    // Of the calling thread alone, which ends here.
    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileSystemUser(uint user);
}
