using System.Text.Json.Nodes;

namespace Charts;

/// <summary>
/// Text and values as plotly.js takes them. Its texts are markup (line breaks, links, entities), so that what comes
/// from data is escaped before it gets there.
/// </summary>
internal static class PlotlyText
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Lines(string text) => string.Join("<br>", Labels.Wrap(text).Select(Escape));

    public static JsonArray Values(IEnumerable<double?> values) => new([.. values.Select(value => (JsonNode?)value)]);

    public static JsonArray Texts(IEnumerable<string?> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    public static JsonObject Font(string color, int size) => new() { ["color"] = color, ["size"] = size };
}
