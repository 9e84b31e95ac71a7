using Plotly.NET;
using Shared;

namespace Figures;

/// <summary>Writes the JSON of a figure: traces, layout, configuration and what the page needs to know.</summary>
internal static class JsonWriter
{
    public static string Write(Figure figure) => PlotlyJson.Write(json =>
    {
        var chart = figure.Chart;
        var writer = new PlotlyJson(json);
        json.WriteStartObject();
        writer.Parts(chart);
        json.WritePropertyName("meta");
        writer.Value(Meta(figure, GenericChart.getLayout(chart)));
        json.WriteEndObject();
    });

    private static Dictionary<string, object?> Meta(Figure figure, Layout layout) => new()
    {
        ["kind"] = figure.Kind,
        ["title"] = figure.Title,
        ["subtitle"] = figure.Subtitle,
        ["caption"] = figure.Caption,
        ["alt"] = figure.Alt,
        ["unit"] = figure.Unit,
        ["height"] = layout.Properties.TryGetValue("height", out var height) && height is int pixels ? pixels : figure.Height,
        ["colors"] = new Dictionary<string, string>(Palette.Roles),
        ["table"] = new Dictionary<string, object>
        {
            ["columns"] = figure.Table.Columns.Select(column =>
                new Dictionary<string, string> { ["name"] = column.Name, ["type"] = column.IsNumber ? "number" : "text" }),
            ["rows"] = figure.Table.Rows,
        },
    };
}
