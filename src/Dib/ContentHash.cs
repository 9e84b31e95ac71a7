using System.Security.Cryptography;

namespace Dib;

/// <summary>The identity of some content: its SHA-256 in hexadecimal.</summary>
internal static class ContentHash
{
    /// <summary>That of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>That of a text, as UTF-8.</summary>
    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>That of a file's content; null where there is no such file or it cannot be read.</summary>
    public static string? OfFile(string path) => Reading.OrNull(() =>
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    });
}
