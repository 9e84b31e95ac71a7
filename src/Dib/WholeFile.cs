namespace Dib;

/// <summary>Files that appear whole or not at all, so that a reader or a stopped run never sees half a page.</summary>
internal static partial class WholeFile
{
    private const string TemporaryEnd = ".new";

    private static readonly EnumerationOptions EveryFolder =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8. A file that holds it already is left alone.</summary>
    public static void Write(string path, string text) => Write(path, Utf8.GetBytes(text));

    /// <summary>Writes bytes. A file that holds them already is left alone.</summary>
    public static void Write(string path, byte[] bytes)
    {
        if (Holds(path, bytes))
            return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        // In the same folder, since a move across file systems would copy. Each writer's own, of a name that nobody can foresee:
        // neither does another write into it, nor does a link that lies there lead elsewhere.
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}{TemporaryEnd}");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
                file.Write(bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Copies a file.</summary>
    public static void Copy(string source, string path) => Write(path, File.ReadAllBytes(source));

    /// <summary>Removes what killed processes left half written in a folder and below. Nobody else may be writing there.</summary>
    public static void RemoveLeftovers(string folder)
    {
        foreach (var file in Reading.OrNull(() => Directory.GetFiles(folder, $".*{TemporaryEnd}", EveryFolder)) ?? [])
        {
            if (Temporary().IsMatch(Path.GetFileName(file)))
                File.Delete(file);
        }
    }

    private static bool Holds(string path, byte[] bytes) =>
        new FileInfo(path) is { Exists: true } file && file.Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);

    [GeneratedRegex(@"^\..+\.[0-9a-f]{32}\.new$")]
    private static partial Regex Temporary();
}
