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
        if (table.Rest is not null)
            html.Append($"\n<tfoot><tr><td class=\"rest\" colspan=\"{Math.Max(1, table.Columns.Count)}\">… {Encode.Html(table.Rest)}</td></tr></tfoot>");
        return html.Append("</table>").ToString();
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
