namespace Dib;

/// <summary>Files that appear whole or not at all, so that a reader or a stopped run never sees half a page.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8. A file that holds it already is left alone.</summary>
    public static void Write(string path, string text) => Write(path, Utf8.GetBytes(text));

    /// <summary>Writes bytes. A file that holds them already is left alone.</summary>
    public static void Write(string path, byte[] bytes)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        // In the same folder, since a move across file systems would copy; of a fixed name, so that what a killed process
        // leaves is taken over by the next, or cleared away.
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.new");
        if (Holds(path, bytes))
        {
            File.Delete(temporary);
            return;
        }
        Directory.CreateDirectory(folder);
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Copies a file.</summary>
    public static void Copy(string source, string path)
    {
        var (from, to) = (new FileInfo(source), new FileInfo(path));
        if (!to.Exists || to.Length != from.Length || to.LastWriteTimeUtc < from.LastWriteTimeUtc)
            Write(path, File.ReadAllBytes(source));
    }

    private static bool Holds(string path, byte[] bytes) =>
        new FileInfo(path) is { Exists: true } file && file.Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
}
