using System.Security.Cryptography;

namespace Dib.Cache;

/// <summary>The identity of a file's content.</summary>
internal static class FileHash
{
    /// <summary>The SHA-256 in hexadecimal; null where there is no such file or it cannot be read.</summary>
    public static string? Of(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
