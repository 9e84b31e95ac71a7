using System.Text;

namespace Microsoft.DotNet.Interactive.Formatting;

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
        foreach (var item in table.Items.Take(table.Shown))
            WriteRow(html, table, item);
        html.Append("</tbody>");
        if (table.Rest is not null || table.Sums is not null)
        {
            html.Append("\n<tfoot>");
            if (table.Rest is not null)
                html.Append($"<tr><td class=\"rest\" colspan=\"{Math.Max(1, table.Columns.Count)}\">… {Encode.Html(table.Rest)}</td></tr>");
            if (table.Sums is not null)
                WriteSums(html, table, table.Sums);
            html.Append("</tfoot>");
        }
        return html.Append("</table>").ToString();
    }

    private static void WriteSums(StringBuilder html, Table table, IReadOnlyList<object?> sums)
    {
        html.Append("<tr class=\"total\">");
        foreach (var ((column, sum), index) in table.Columns.Zip(sums).Select((pair, index) => (pair, index)))
        {
            if (sum is not null)
                html.Append("<td class=\"number\" data-value=\"").Append(Encode.Html(NumberText.Raw(sum))).Append("\">").Append(Encode.Html(column.TextOf(sum))).Append("</td>");
            else
                html.Append(index == 0 ? "<td>Sum</td>" : "<td></td>");
        }
        html.Append("</tr>");
    }

    private static void WriteRow(StringBuilder html, Table table, object? item)
    {
        html.Append("<tr>");
        foreach (var column in table.Columns)
        {
            var value = column.Value(item);
            if (value is not null && column.IsNumeric)
                html.Append("<td class=\"number\" data-value=\"").Append(Encode.Html(NumberText.Raw(value))).Append("\">");
            else
                html.Append("<td>");
            html.Append(value is HtmlString ? value.ToString() : Encode.Html(column.Text(item))).Append("</td>");
        }
        html.Append("</tr>\n");
    }
}
