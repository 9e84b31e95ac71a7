using System.Buffers;
using System.Text.Unicode;

namespace Dib.Documents;

/// <summary>The formats that notebooks are read from and written in.</summary>
public enum NotebookFormat
{
    /// <summary>Polyglot Notebooks' own: cells and nothing else.</summary>
    Dib,

    /// <summary>Jupyter's.</summary>
    Ipynb,

    /// <summary>A C# script with marked cells (see <see cref="CsxWriter"/>).</summary>
    Csx,
}

/// <summary>Notebooks in whichever format a file's name says.</summary>
public static class NotebookText
{
    /// <summary>The format that a file's name says: <c>.ipynb</c> is Jupyter's, <c>.csx</c> a script, anything else <c>.dib</c>.</summary>
    public static NotebookFormat FormatOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".ipynb" => NotebookFormat.Ipynb,
        ".csx" => NotebookFormat.Csx,
        _ => NotebookFormat.Dib,
    };

    /// <summary>Reads a notebook from a file's bytes.</summary>
    /// <param name="file">The file's name, which says its format.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="NotebookFormatException">The bytes are not UTF-8, or not a notebook.</exception>
    public static Notebook Read(string file, ReadOnlySpan<byte> bytes)
    {
        var text = Utf8Text.Decode(bytes, file);
        return FormatOf(file) switch
        {
            NotebookFormat.Ipynb => IpynbReader.Read(text, file),
            NotebookFormat.Csx => CsxReader.Read(text, file),
            _ => DibReader.Read(text, file),
        };
    }

    /// <summary>Writes a notebook as text for a file of that name.</summary>
    /// <param name="file">The file's name, which says its format.</param>
    /// <param name="notebook">The notebook.</param>
    /// <exception cref="ArgumentException">A cell's kind cannot be written in that format (see <see cref="DibWriter.Write"/>).</exception>
    public static string Write(string file, Notebook notebook) => FormatOf(file) switch
    {
        NotebookFormat.Ipynb => IpynbWriter.Write(notebook),
        NotebookFormat.Csx => CsxWriter.Write(notebook),
        _ => DibWriter.Write(notebook),
    };
}

/// <summary>Text from a file's bytes: strict UTF-8, a byte order mark allowed.</summary>
public static class Utf8Text
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Decodes a file's bytes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <exception cref="NotebookFormatException">The bytes are not UTF-8; the message has the position of the first wrong byte,
    /// counted from 0.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string? file = null)
    {
        var skipped = bytes.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var buffer = new char[bytes.Length - skipped];
        if (Utf8.ToUtf16(bytes[skipped..], buffer, out var read, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
            return new string(buffer, 0, written);

        var position = skipped + read;
        throw new NotebookFormatException(
            file,
            bytes[..position].Count((byte)'\n') + 1,
            $"the byte 0x{bytes[position]:X2} at byte position {position}, which is not UTF-8",
            bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
                ? "UTF-8 text (this file is UTF-16; save it as UTF-8)"
                : "UTF-8 text (was the file saved as Windows-1252 or Latin-1, or cut off?)");
    }
}

/// <summary>Lines as notebooks have them: only <c>\n</c> and <c>\r\n</c> end one; a lone <c>\r</c> or U+2028 is text.</summary>
internal static class TextLines
{
    /// <summary>Splits a file's text. Text that ends with a line end has an empty last line.</summary>
    public static List<string> OfFile(string text)
    {
        var lines = text.Split('\n');
        return [.. lines[..^1].Select(line => line.EndsWith('\r') ? line[..^1] : line), lines[^1]];
    }

    /// <summary>The text without the byte order mark that it may begin with.</summary>
    public static string WithoutMark(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;

    /// <summary>What ends a file's lines: <c>\r\n</c> where all of them end so, else <c>\n</c>.</summary>
    public static string EndOf(ReadOnlySpan<char> text)
    {
        var count = text.Count('\n');
        return count > 0 && text.Count("\r\n") == count ? "\r\n" : "\n";
    }

    /// <summary>The range without the empty lines at both ends. Lines of blanks are not empty.</summary>
    public static Range Trim(IReadOnlyList<string> lines)
    {
        var (start, end) = (0, lines.Count);
        while (start < end && lines[start].Length == 0)
            start++;
        while (end > start && lines[end - 1].Length == 0)
            end--;
        return start..end;
    }
}
