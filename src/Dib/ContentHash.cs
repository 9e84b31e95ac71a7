using System.Security.Cryptography;

namespace Dib;

/// <summary>The identity of some content: its SHA-256 in hexadecimal.</summary>
internal static class ContentHash
{
    /// <summary>That of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>That of a text, as UTF-8.</summary>
    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// That of a file's content, or of all that is in a folder; null where there is no such thing or it cannot be read. What is
    /// neither, such as a pipe, may give something else each time and never end: it is not read, and equals nothing.
    /// </summary>
    public static string? OfFile(string path) => Reading.OrNull(() =>
    {
        if (Directory.Exists(path))
            return OfFolder(path);
        if (FileStat.Of(path) is { IsRegular: false })
            return $"not a file, {Guid.NewGuid():N}";
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    });

    private static string OfFolder(string path)
    {
        var entries = new DirectoryInfo(path).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal);
        // Links between folders may lead in a circle.
        return OfText(string.Join('\n', entries.Select(entry => entry is DirectoryInfo { LinkTarget: { } target }
            ? $"{entry.Name} -> {target}" : $"{entry.Name} {OfFile(entry.FullName)}")));
    }
}
