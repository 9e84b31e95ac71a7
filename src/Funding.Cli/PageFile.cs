using System.Text;

namespace Funding.Cli;

/// <summary>
/// Reads a saved page: a workbook, a PDF, or text in UTF-8, UTF-16 with its mark, or Windows-1252, which is what no UTF-8 is and
/// text nonetheless.
/// </summary>
internal static class PageFile
{
    /// <summary>Larger than any press page with its pictures, bytes; what is larger was not meant, or unpacks without end.</summary>
    private const long LargestFile = 20_000_000;

    /// <summary>Longer than any text that is imported, characters: a document is read no further.</summary>
    private const int MostText = 1_000_000;

    public static string Read(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path}: a folder. Expected a page saved as text; each page is imported by a command of its own.");
        if (!File.Exists(path)) throw new UsageException($"{path}: no such file. Expected a page saved as text.");
        if (new FileInfo(path).Length is var size && size > LargestFile)
            throw new UsageException($"{path}: found {Format.Number(size)} bytes, expected at most {Format.Number(LargestFile)}. "
                + "Save the page alone, as text.");
        var bytes = File.ReadAllBytes(path);
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..])
            return Converted(path, "a workbook (.xlsx)", () => Workbook.Lines(bytes, LargestFile));
        if (bytes is [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..]) return Converted(path, "a PDF", () => PdfText.Lines(bytes));
        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes),
                _ => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes),
            };
        }
        catch (ArgumentException) when (bytes is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && bytes.All(IsText))
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"{path}: found bytes that are no text. Expected a page saved as text; likely cause: a "
                + "picture or a document of another program. Save the page as UTF-8 text.");
        }
    }

    /// <summary>The text of a document; the library that reads it throws in many ways where it is damaged.</summary>
    private static string Converted(string path, string kind, Func<IEnumerable<string>> read)
    {
        try
        {
            var text = new StringBuilder();
            foreach (var line in read())
            {
                if (text.Length + line.Length > MostText)
                    throw new InvalidDataException($"it holds more than {Format.Number(MostText)} characters");
                text.Append(line).Append('\n');
            }

            if (text.ToString() is var all && all.Any(char.IsLetterOrDigit)) return all;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new UsageException($"{path}: looks like {kind} and cannot be read as one ({exception.Message}). Likely cause: it is "
                + "damaged, protected or something else. Save the page as UTF-8 text.");
        }

        throw new UsageException(
            $"{path}: found {kind} without any text. Likely cause: its tables are pictures. Save the page as UTF-8 text.");
    }

    /// <summary>Whether Windows-1252 has a character for a byte that texts hold.</summary>
    private static bool IsText(byte value) => value >= 0x20
        ? value is not (0x7F or 0x81 or 0x8D or 0x8F or 0x90 or 0x9D)
        : value is (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f';
}
