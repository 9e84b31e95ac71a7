using Tables;

namespace Figures;

/// <summary>Writes a figure that is complete without any script.</summary>
internal static class HtmlWriter
{
    public static string Write(Figure figure)
    {
        var html = new StringBuilder("<figure class=\"chart\">\n<figcaption>");
        Paragraph(html, "chart-title", figure.Title.ToString());
        Paragraph(html, "chart-subtitle", figure.Subtitle.IsEmpty ? figure.Unit : figure.Subtitle.ToString());
        Paragraph(html, "chart-caption", figure.Caption.ToString());
        html.Append("</figcaption>\n").Append(figure.ToSvg())
            .Append("\n<details class=\"chart-data\"><summary>Data behind the figure</summary>\n");
        Table(html, figure);
        return html.Append("</details>\n</figure>").ToString();
    }

    private static void Paragraph(StringBuilder html, string name, string text)
    {
        if (text.Length > 0) html.Append($"<p class=\"{name}\">{Encode.Html(text)}</p>");
    }

    private static void Table(StringBuilder html, Figure figure)
    {
        html.Append("<table><thead><tr>");
        foreach (var column in figure.Table.Columns)
            html.Append($"<th scope=\"col\"{Align(column)}>{Encode.Html(column.Name)}</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var row in TableText.Rows(figure))
        {
            var cells = row.Zip(figure.Table.Columns, (cell, column) => $"<td{Align(column)}>{Encode.Html(cell)}</td>");
            html.Append("<tr>").AppendJoin("", cells).Append("</tr>\n");
        }
        html.Append("</tbody></table>");
    }

    private static string Align(FigureColumn column) => column.IsNumber ? " class=\"number\"" : "";
}
