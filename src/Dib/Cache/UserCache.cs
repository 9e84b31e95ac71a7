using System.Security.Cryptography;

namespace Dib.Cache;

/// <summary>
/// The folder in which the engine keeps for a user what makes it quick: compiled cells and copies of libraries. What it keeps
/// is run later, or believed, so every piece is sealed with a key of the user's: name and content together, that no piece can
/// be altered, cut, or put in the place of another. Nothing needs it: without a folder everything is done anew.
/// </summary>
public sealed class UserCache
{
    private const string KeyFile = "key";
    private const int KeyLength = 32;
    private const int SealLength = HMACSHA256.HashSizeInBytes;

    private static readonly Lazy<(UserCache? Cache, string? Problem)> Own = new(static () =>
    {
        try
        {
            var data = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length > 0 ? (Open(Path.Combine(data, "dib")), null) : (null, "this user has no folder for data (HOME is not set)");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, error.Message);
        }
    });

    private readonly byte[] _key;

    private UserCache(string folder, byte[] key) => (Folder, _key) = (folder, key);

    /// <summary>The cache of the user who runs this program; null where there can be none.</summary>
    public static UserCache? OfThisUser => Own.Value.Cache;

    /// <summary>Why there can be none, as a phrase; null where there is one.</summary>
    public static string? Problem => Own.Value.Problem;

    /// <summary>Where everything lies.</summary>
    public string Folder { get; }

    /// <summary>Opens a cache, and makes it where there is none.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="IOException">The folder or the key in it belongs to somebody else, or can be changed by others, or they
    /// cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be made or read.</exception>
    public static UserCache Open(string folder)
    {
        MakePrivate(folder);
        var path = Path.Combine(folder, KeyFile);
        if (!File.Exists(path))
            MakeKey(path);
        if (FileStat.Of(path) is not { IsOwn: true, IsOpen: false })
            throw Foreign(path);
        var key = File.ReadAllBytes(path);
        return key.Length == KeyLength ? new UserCache(folder, key)
            : throw new IOException($"{path}: found {key.Length} bytes, expected {KeyLength}. Likely cause: it was cut; remove the file, "
                + "and what is kept beside it is made anew.");
    }

    /// <summary>The folder of one kind of things; made where it is missing.</summary>
    /// <exception cref="IOException">It belongs to somebody else, or others can change it.</exception>
    internal string FolderOf(string kind)
    {
        var folder = Path.Combine(Folder, kind);
        MakePrivate(folder);
        return folder;
    }

    /// <summary>What is kept, kind by kind: how many pieces, and how many bytes.</summary>
    public IEnumerable<(string Kind, int Count, long Bytes)> Kept() => new DirectoryInfo(Folder).GetDirectories()
        .OrderBy(kind => kind.Name, StringComparer.Ordinal)
        .Select(kind => (kind.Name, kind.GetFileSystemInfos().Length,
            kind.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)));

    /// <summary>Removes all that is kept. The key stays: it seals what sites remember, too.</summary>
    /// <exception cref="IOException">Something could not be removed.</exception>
    public void Clear()
    {
        foreach (var kind in new DirectoryInfo(Folder).GetDirectories())
            kind.Delete(recursive: true);
    }

    /// <summary>Content with a seal before it, which holds for this name alone.</summary>
    internal byte[] Seal(string name, ReadOnlySpan<byte> content) => [.. SealOf(name, content), .. content];

    /// <summary>The content that was sealed for a name; null where it is not that, or not whole.</summary>
    internal byte[]? Unseal(string name, byte[] content) =>
        content.Length >= SealLength && CryptographicOperations.FixedTimeEquals(
            SealOf(name, content.AsSpan(SealLength)), content.AsSpan(0, SealLength)) ? content[SealLength..] : null;

    private byte[] SealOf(string name, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        // No name holds the zero that ends it, so that none can run over into the content.
        hash.AppendData(Encoding.UTF8.GetBytes(name + '\0'));
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }
        const UnixFileMode OfUserAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(folder, OfUserAlone);
        if (FileStat.Of(folder) is not { IsOwn: true } state)
            throw Foreign(folder);
        // As a user's settings may have it where a folder is made on the way.
        if (state.IsOpen)
            File.SetUnixFileMode(folder, OfUserAlone);
    }

    private static void MakeKey(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Moved into place whole, and never over another: several kernels may begin at once.
        var temporary = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var file = new FileStream(temporary, options))
                file.Write(RandomNumberGenerator.GetBytes(KeyLength));
            File.Move(temporary, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static IOException Foreign(string path) => new($"{path}: found a place that belongs to another user or that others can "
        + "change, expected one of this user's alone, since what lies there is run. Likely cause: it was made by another user, as with "
        + "sudo.");
}
