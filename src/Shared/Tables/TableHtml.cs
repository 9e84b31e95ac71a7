using System.Globalization;
using System.Text;

namespace Tables;

/// <summary>
/// A table as HTML that needs no script to be read. For the scripts that sort, filter and save it, it holds in
/// <c>data-value</c> the numbers behind the texts, and the rows that are not shown.
/// </summary>
internal static class TableHtml
{
    public static string Write(Table table, string? caption)
    {
        var html = new StringBuilder("<table class=\"data\">");
        if (caption is not null)
            WriteCaption(html, caption);
        html.Append("<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append("<th scope=\"col\"")
                .Append(column.IsNumeric ? " class=\"number\" data-type=\"number\"" : " data-type=\"text\"")
                .Append(column.Numbers is { IsRounded: true }
                    ? " data-say-title=\"table.rounded\" title=\"Rounded; what is saved has every digit\">" : ">")
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
            html.Append("\n<script type=\"application/json\">").Append(WriteHidden(table)).Append("</script>");
        return html.Append("</table>").ToString();
    }

    /// <summary>The first sentence names the table; what follows says how to read it.</summary>
    private static void WriteCaption(StringBuilder html, string caption)
    {
        var end = 1 + Enumerable.Range(0, Math.Max(0, caption.Length - 2)).FirstOrDefault(at =>
            caption[at] is '.' or '?' && caption[at + 1] == ' ' && char.IsUpper(caption[at + 2]), caption.Length - 1);
        html.Append("<caption>").Append(Encode.Html(caption[..end]));
        if (end < caption.Length)
            html.Append(" <span class=\"caption-note\">").Append(Encode.Html(caption[(end + 1)..])).Append("</span>");
        html.Append("</caption>");
    }

    private static void WriteRest(StringBuilder html, Table table, TableRest rest) =>
        html.Append("<tr class=\"rest\"")
            .Append(table.IsCut ? $" data-cut=\"{table.Count.ToString(CultureInfo.InvariantCulture)}\">" : ">")
            .Append($"<td colspan=\"{Math.Max(1, table.Columns.Count)}\" data-say=\"{rest.Key}\" data-values=\"{rest.Count}|{rest.Kept}\">")
            .Append($"{rest}</td></tr>");

    private static void WriteSums(StringBuilder html, Table table, IReadOnlyList<object?> sums)
    {
        html.Append("<tr class=\"total\">");
        var isLabelled = false;
        foreach (var (column, sum) in table.Columns.Zip(sums))
        {
            if (sum is not null)
                WriteSum(html, column.Numbers!, sum);
            else
                html.Append(isLabelled ? "<td></td>" : "<td data-say=\"table.sum\">Sum</td>");
            isLabelled |= sum is null;
        }
        html.Append("</tr>");
    }

    /// <summary>The sum, and how to write that of other rows, which a script may come to.</summary>
    private static void WriteSum(StringBuilder html, NumberText numbers, object sum) =>
        html.Append("<td class=\"number\" data-value=\"").Append(Encode.Html(NumberText.Raw(sum)))
            .Append(CultureInfo.InvariantCulture, $"\" data-decimals=\"{numbers.DecimalsFor(sum)}\" data-signs=\"")
            .Append(Encode.Html(numbers.Signs)).Append("\">")
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
                html.Append(value is null && !column.IsNumeric && OwnFormats.Null.Length > 0
                    ? "<td class=\"null\" data-value=\"\">" : "<td>");
            html.Append(value is not null && OwnFormats.Find(value, MimeTypes.Html) is { } own ? own : Encode.Html(column.Text(row)))
                .Append("</td>");
        }
        html.Append("</tr>\n");
    }

    /// <summary>
    /// The rows of a table that are read but not shown, as JSON that can stand in a script element: an array of rows. A cell is its
    /// text; where a number differs from its text, an array of both; where it is HTML, an object that has it as <c>html</c>.
    /// </summary>
    private static string WriteHidden(Table table)
    {
        var json = new StringBuilder("[");
        for (var row = table.Shown; row < table.Count; row++)
        {
            json.Append(row == table.Shown ? "[" : ",\n[");
            for (var column = 0; column < table.Columns.Count; column++)
            {
                if (column > 0)
                    json.Append(',');
                WriteCell(json, table.Columns[column], row);
            }
            json.Append(']');
        }
        return json.Append(']').ToString();
    }

    private static void WriteCell(StringBuilder json, TableColumn column, int row)
    {
        var (value, text) = (column.Value(row), column.Text(row));
        if (value is not null && OwnFormats.Find(value, MimeTypes.Html) is { } own)
            WriteString(json.Append("{\"html\":"), own).Append('}');
        else if ((value is null ? "" : column.IsNumeric ? NumberText.Raw(value) : text) is var raw && raw != text)
            WriteString(WriteString(json.Append('['), text).Append(','), raw).Append(']');
        else
            WriteString(json, text);
    }

    /// <summary>Escapes what JSON demands and what would end the script element;
    /// the thin spaces of numbers stay as short as they are.</summary>
    private static StringBuilder WriteString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                json.Append('\\').Append(character);
            else if (character is < ' ' or '<')
                json.Append($"\\u{(int)character:x4}");
            else
                json.Append(character);
        }
        return json.Append('"');
    }
}

internal static class TableText
{
    public static string Write(Table table, string? caption)
    {
        var rows = new List<string[]> { table.Columns.Select(column => column.Name).ToArray() };
        rows.AddRange(Enumerable.Range(0, table.Shown)
            .Select(row => table.Columns.Select(column => column.Text(row).ReplaceLineEndings(" ")).ToArray()));
        if (table.Sums is not null)
            rows.Add([.. table.Columns.Zip(table.Sums, (column, sum) => sum is null ? "" : column.Numbers!.Write(sum))
                .Select((cell, index) => index == 0 && cell.Length == 0 ? "Sum" : cell)]);
        var widths = Enumerable.Range(0, table.Columns.Count).Select(column => rows.Max(row => row[column].Length)).ToArray();

        var text = new StringBuilder();
        if (caption is not null)
            text.Append(caption).Append('\n');
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => table.Columns[column].IsNumeric
                ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
        if (table.Rest is not null)
            text.Append(table.Rest).Append('\n');
        return text.ToString();
    }
}

internal static class Encode
{
    /// <summary>Escapes what HTML would read as markup, in text and in quoted attributes; letters such as å stay readable.</summary>
    public static string Html(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0)
            return text;
        return text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");
    }
}
