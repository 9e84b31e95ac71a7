using System.Text;

namespace Funding.Cli;

/// <summary>Reads a saved page: UTF-8, or UTF-16 with its mark.</summary>
internal static class PageFile
{
    public static string Read(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path}: a folder. Expected a page saved as text; each page is imported by a command of its own.");
        if (!File.Exists(path)) throw new UsageException($"{path}: no such file. Expected a page saved as text.");
        var bytes = File.ReadAllBytes(path);
        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes),
                _ => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes),
            };
        }
        catch (ArgumentException)
        {
            throw new UsageException($"{path}: found bytes that are not UTF-8. Expected text; likely cause: saved as Windows-1252, or "
                + "not as text (a PDF, a picture). Save the page as UTF-8 text.");
        }
    }
}
