using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Funding.Cli;

/// <summary>A workbook (.xlsx) as a page of text: a line for each row of every sheet, its cells apart by tabs.</summary>
internal static class Workbook
{
    public static string ToText(byte[] bytes)
    {
        // The library asks for the encoding of old workbooks whatever it reads.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
        var lines = new List<string>();
        do
        {
            while (reader.Read())
            {
                var cells = Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)));
                lines.Add(string.Join('\t', cells).TrimEnd('\t'));
            }
        }
        while (reader.NextResult());
        return string.Join('\n', lines);
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
