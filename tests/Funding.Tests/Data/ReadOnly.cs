using System.Runtime.Versioning;

namespace Funding.Tests.Data;

/// <summary>Takes the right to write from a folder and all within, and gives it back.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ReadOnly : IDisposable
{
    private const UnixFileMode Writing = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Reading = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Entering = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly Dictionary<string, UnixFileMode> _modes;

    public ReadOnly(string folder)
    {
        // The folder that a test makes for itself is closed to others, so its parent is opened for them too.
        _modes = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Append(folder)
            .Append(Path.GetDirectoryName(folder)!)
            .ToDictionary(path => path, File.GetUnixFileMode);
        foreach (var (path, mode) in _modes)
            File.SetUnixFileMode(path, (mode & ~Writing) | Reading | (Directory.Exists(path) ? Entering : 0));
    }

    public void Dispose()
    {
        foreach (var (path, mode) in _modes) File.SetUnixFileMode(path, mode);
    }
}
