using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Charts;

/// <summary>Writes the JSON of a figure: traces, layout, configuration and what the page needs to know.</summary>
internal static class PlotlyWriter
{
    // Letters such as å stay readable; the encoder always escapes what could end a script element or a line.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(Figure figure)
    {
        var (x, y) = (Scale.ForX(figure), Scale.ForY(figure));
        return new JsonObject
        {
            ["data"] = new JsonArray([.. PlotlyTraces.Of(figure, x, y)]),
            ["layout"] = PlotlyLayout.Of(figure, x, y),
            ["config"] = new JsonObject { ["responsive"] = true, ["displaylogo"] = false, ["displayModeBar"] = false },
            ["meta"] = Meta(figure),
        }.ToJsonString(Json);
    }

    private static JsonObject Meta(Figure figure) => new()
    {
        ["kind"] = figure.Kind,
        ["title"] = figure.Title,
        ["subtitle"] = figure.Subtitle,
        ["caption"] = figure.Caption,
        ["alt"] = figure.Alt,
        ["unit"] = figure.Unit,
        ["height"] = figure.Height,
        ["colors"] = new JsonObject(Palette.Roles.Select(role => KeyValuePair.Create(role.Key, (JsonNode?)role.Value))),
        ["table"] = new JsonObject
        {
            ["columns"] = new JsonArray([.. figure.Table.Columns.Select(column => new JsonObject
            {
                ["name"] = column.Name,
                ["type"] = column.IsNumber ? "number" : "text",
            })]),
            ["rows"] = new JsonArray([.. figure.Table.Rows.Select(row => new JsonArray([.. row.Select(Cell)]))]),
        },
    };

    private static JsonNode? Cell(object? value) => value is double number ? number : (string?)value;
}
