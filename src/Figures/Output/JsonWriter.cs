using System.Text.Json;
using Plotly.NET;
using Shared;

namespace Figures;

/// <summary>Writes the JSON of a figure: traces, layout, configuration and what the page needs to know.</summary>
internal static class JsonWriter
{
    public static string Write(Figure figure) => PlotlyJson.Write(json =>
    {
        var chart = figure.Chart;
        json.WriteStartObject();
        var writer = new PlotlyJson(json);
        writer.Parts(chart);
        Meta(json, writer, figure, GenericChart.getLayout(chart));
        json.WriteEndObject();
    });

    private static void Meta(Utf8JsonWriter json, PlotlyJson writer, Figure figure, Layout layout)
    {
        json.WriteStartObject("meta");
        json.WriteString("kind", figure.Kind);
        json.WriteString("title", figure.Title);
        json.WriteString("subtitle", figure.Subtitle);
        json.WriteString("caption", figure.Caption);
        json.WriteString("alt", figure.Alt);
        json.WriteString("unit", figure.Unit);
        json.WriteNumber("height", layout.Properties.TryGetValue("height", out var height) && height is int pixels ? pixels : figure.Height);
        json.WriteStartObject("colors");
        foreach (var (color, role) in Palette.Roles) json.WriteString(color, role);
        json.WriteEndObject();
        Table(json, writer, figure.Table);
        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, PlotlyJson writer, FigureTable table)
    {
        json.WriteStartObject("table");
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.IsNumber ? "number" : "text");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WritePropertyName("rows");
        writer.Value(table.Rows);
        json.WriteEndObject();
    }
}
