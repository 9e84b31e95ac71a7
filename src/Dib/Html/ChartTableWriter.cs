using System.Globalization;
using System.Text;
using Shared;

namespace Dib.Html;

/// <summary>Writes the data behind a chart as a table: what it says where nothing is drawn, and what is saved as CSV.</summary>
internal static class ChartTableWriter
{
    /// <summary>Below this, digits are not grouped: four digits read well without, and a year is never split.</summary>
    private const decimal LeastGrouped = 10_000;

    public static string Write(ChartTable table, string? caption, CultureInfo culture)
    {
        var formats = Enumerable.Range(0, table.Columns.Count).Select(i => Format(table, i)).ToArray();
        var numbers = ReaderNumbers.Of(culture);
        var html = new StringBuilder("<table class=\"data\">");
        if (caption is not null) html.Append($"<caption class=\"visually-hidden\">{HtmlText.Encode(caption)}</caption>");
        html.Append("<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append($"<th scope=\"col\" data-type=\"{(column.IsNumber ? "number" : "text")}\">{HtmlText.Encode(column.Name)}</th>");
        }
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++) html.Append(Cell(row[i], table.Columns[i].IsNumber, formats[i], numbers));
            html.Append("</tr>\n");
        }
        return html.Append("</tbody></table>").ToString();
    }

    private static string Cell(object? value, bool inNumbers, string format, NumberFormatInfo numbers) => value switch
    {
        null => inNumbers ? "<td class=\"number\">–</td>" : "<td></td>",
        decimal number => $"<td class=\"number\" data-value=\"{number.ToString(CultureInfo.InvariantCulture)}\">{HtmlText.Encode(number.ToString(format, numbers))}</td>",
        _ => $"<td>{HtmlText.Encode((string)value)}</td>",
    };

    private static string Format(ChartTable table, int column)
    {
        var largest = table.Rows.Select(row => row[column]).OfType<decimal>().Select(Math.Abs).DefaultIfEmpty().Max();
        return largest < LeastGrouped ? "0.######" : "#,##0.######";
    }
}
