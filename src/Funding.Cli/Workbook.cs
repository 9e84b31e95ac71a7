using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace Funding.Cli;

/// <summary>A workbook (.xlsx) as a page of text: a line for each row of every sheet, its cells apart by tabs.</summary>
internal static class Workbook
{
    /// <param name="bytes">The workbook.</param>
    /// <param name="largest">How many bytes it may unpack to.</param>
    public static IEnumerable<string> Lines(byte[] bytes, long largest)
    {
        using (var archive = new ZipArchive(new MemoryStream(bytes)))
        {
            if (archive.Entries.Sum(entry => entry.Length) > largest)
                throw new InvalidDataException($"it unpacks to more than {Format.Number(largest)} bytes");
        }

        // The library asks for the encoding of old workbooks whatever it reads.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
        do
        {
            while (reader.Read())
            {
                var cells = Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)));
                yield return string.Join('\t', cells).TrimEnd('\t');
            }
        }
        while (reader.NextResult());
    }

    /// <summary>A number as Swedish pages print it: with all its digits and a comma.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', ','),
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.ReplaceLineEndings(" ").Replace('\t', ' ').Trim(),
    };
}
