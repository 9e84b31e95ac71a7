using System.Buffers;
using System.Text.Unicode;

namespace Dib.Documents;

/// <summary>Text from a file's bytes: strict UTF-8, a byte order mark allowed.</summary>
public static class Utf8Text
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Decodes a file's bytes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <exception cref="NotebookFormatException">The bytes are not UTF-8; the message has the position of the first wrong byte, counted from 0.</exception>
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
