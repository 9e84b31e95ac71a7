using System.Globalization;
using System.Text;

namespace Tables;

/// <summary>
/// A table as HTML that needs no script to be read. For the scripts that sort, filter and save it, it holds in
/// <c>data-value</c> the numbers behind the texts, and the rows that are not shown (see <see cref="TableData"/>).
/// </summary>
internal static class TableHtml
{
    public static string Write(Table table, string? caption)
    {
        var html = new StringBuilder("<table class=\"data\">");
        if (caption is not null)
            html.Append("<caption>").Append(Encode.Html(caption)).Append("</caption>");
        html.Append("<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append(column.IsNumeric ? "<th scope=\"col\" class=\"number\" data-type=\"number\">" : "<th scope=\"col\" data-type=\"text\">")
                .Append(Encode.Html(column.Name)).Append("</th>");
        }
        html.Append("</tr></thead>\n<tbody>");
        for (var row = 0; row < table.Shown; row++)
            WriteRow(html, table, row);
        html.Append("</tbody>");
        if (table.Rest is not null || table.Sums is not null)
        {
            html.Append("\n<tfoot>");
            if (table.Rest is not null)
                WriteRest(html, table, table.Rest);
            if (table.Sums is not null)
                WriteSums(html, table, table.Sums);
            html.Append("</tfoot>");
        }
        if (table.Count > table.Shown)
            html.Append("\n<script type=\"application/json\">").Append(TableData.Write(table)).Append("</script>");
        return html.Append("</table>").ToString();
    }

    private static void WriteRest(StringBuilder html, Table table, string rest) =>
        html.Append(table.IsCut ? $"<tr class=\"rest\" data-cut=\"{table.Count.ToString(CultureInfo.InvariantCulture)}\">" : "<tr class=\"rest\">")
            .Append($"<td colspan=\"{Math.Max(1, table.Columns.Count)}\">… {Encode.Html(rest)}</td></tr>");

    private static void WriteSums(StringBuilder html, Table table, IReadOnlyList<object?> sums)
    {
        html.Append("<tr class=\"total\">");
        var isLabelled = false;
        foreach (var (column, sum) in table.Columns.Zip(sums))
        {
            if (sum is not null)
            {
                WriteSum(html, column.Numbers!, sum);
            }
            else
            {
                html.Append(isLabelled ? "<td></td>" : "<td>Sum</td>");
                isLabelled = true;
            }
        }
        html.Append("</tr>");
    }

    /// <summary>The sum, and how to write that of other rows, which a script may come to.</summary>
    private static void WriteSum(StringBuilder html, NumberText numbers, object sum) =>
        html.Append("<td class=\"number\" data-value=\"").Append(Encode.Html(NumberText.Raw(sum)))
            .Append(CultureInfo.InvariantCulture, $"\" data-decimals=\"{numbers.DecimalsFor(sum)}\" data-signs=\"").Append(Encode.Html(numbers.Signs)).Append("\">")
            .Append(Encode.Html(numbers.Write(sum))).Append("</td>");

    private static void WriteRow(StringBuilder html, Table table, int row)
    {
        html.Append("<tr>");
        foreach (var column in table.Columns)
        {
            var value = column.Value(row);
            if (value is not null && column.IsNumeric)
                html.Append("<td class=\"number\" data-value=\"").Append(Encode.Html(NumberText.Raw(value))).Append("\">");
            else
                html.Append(value is null && !column.IsNumeric && OwnFormats.Null.Length > 0 ? "<td class=\"null\" data-value=\"\">" : "<td>");
            html.Append(value is not null && OwnFormats.Find(value, MimeTypes.Html) is { } own ? own : Encode.Html(column.Text(row))).Append("</td>");
        }
        html.Append("</tr>\n");
    }
}
