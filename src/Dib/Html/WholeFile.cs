using System.Text;

namespace Dib.Html;

/// <summary>Files that appear whole or not at all, so that a reader or a stopped run never sees half a page.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(string path, string text) => Put(path, temporary => File.WriteAllText(temporary, text, Utf8));

    public static void Copy(string source, string path) => Put(path, temporary => File.WriteAllBytes(temporary, File.ReadAllBytes(source)));

    private static void Put(string path, Action<string> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        // In the same folder: a move across file systems would copy.
        var temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            write(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
