using System.Text;

namespace Tables;

/// <summary>
/// The rows of a table that are read but not shown, as JSON that can stand in a script element: an array of rows. A cell is its
/// text; where a number differs from its text, an array of both; where it is HTML, an object that has it as <c>html</c>.
/// </summary>
internal static class TableData
{
    public static string Write(Table table)
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
        var value = column.Value(row);
        var text = column.Text(row);
        if (value is not null && OwnFormats.Find(value, MimeTypes.Html) is { } own)
        {
            WriteString(json.Append("{\"html\":"), own);
            json.Append('}');
        }
        else if (value is not null && column.IsNumeric && NumberText.Raw(value) is var raw && raw != text)
        {
            WriteString(json.Append('['), text);
            WriteString(json.Append(','), raw);
            json.Append(']');
        }
        else if (value is null && text.Length > 0)
        {
            WriteString(json.Append('['), text);
            WriteString(json.Append(','), "");
            json.Append(']');
        }
        else
        {
            WriteString(json, text);
        }
    }

    /// <summary>Escapes what JSON demands and what would end the script element; the thin spaces of numbers stay as short as they are.</summary>
    private static void WriteString(StringBuilder json, string text)
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
        json.Append('"');
    }
}
