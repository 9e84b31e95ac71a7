using Plotly.NET;

namespace Figures;

/// <summary>Writes the JSON of a figure: traces, layout, configuration and what the page needs to know.</summary>
internal static class JsonWriter
{
    public static string Write(Figure figure) => PlotlyJson.Write(json =>
    {
        var writer = new PlotlyJson(json);
        json.WriteStartObject();
        var chart = figure.HasAreas ? null : figure.Chart;
        if (chart is not null)
        {
            writer.Parts(chart);
        }
        else
        {
            json.WriteStartArray("data");
            json.WriteEndArray();
        }
        json.WritePropertyName("meta");
        writer.Value(Meta(figure, chart is null ? new() : GenericChart.getLayout(chart)));
        json.WriteEndObject();
    });

    private static Dictionary<string, object?> Meta(Figure figure, Layout layout) => new()
    {
        ["kind"] = figure.Kind,
        ["title"] = figure.Title.ToString(),
        ["subtitle"] = figure.Subtitle.ToString(),
        ["caption"] = figure.Caption.ToString(),
        ["alt"] = figure.Alt.ToString(),
        ["unit"] = figure.Unit,
        ["height"] = layout.Properties.TryGetValue("height", out var height) && height is int pixels ? pixels : figure.Height,
        ["width"] = FigureSize.Width(figure),
        ["colors"] = new Dictionary<string, string>(Palette.Roles),
        ["table"] = new Dictionary<string, object>
        {
            ["columns"] = figure.Table.Columns.Select(column => Column(column, figure.Decimals)),
            ["rows"] = Rows(figure),
        },
    };

    /// <summary>A column of numbers says the decimals that they are read with, where the figure was given them.</summary>
    private static Dictionary<string, object> Column(FigureColumn column, int? decimals)
    {
        var said = new Dictionary<string, object> { ["name"] = column.Name, ["type"] = column.IsNumber ? "number" : "text" };
        if (column.IsNumber && decimals is { } given) said["decimals"] = given;
        return said;
    }

    private static IEnumerable<IEnumerable<object?>> Rows(Figure figure)
    {
        if (figure.Decimals is not { } decimals) return figure.Table.Rows;
        var style = new NumberStyle(decimals, figure.Culture) { IsChosen = true };
        return figure.Table.Rows.Select(row => row.Select(cell => cell is double number ? style.Drawn(number) : cell));
    }
}
