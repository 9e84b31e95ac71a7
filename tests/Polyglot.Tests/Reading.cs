using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Polyglot.Tests;

/// <summary>
/// What a reader learns from what a cell shows: the texts in their order, table cells among them, and the data of charts. How it
/// looks is left out, and so is the column of row numbers that the original puts before every table. The original shows a list
/// of objects as a table of tables, ours as one: both are read row by row.
/// </summary>
internal static partial class Reading
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
    private const string Chart = "application/vnd.plotly.v1+json";
    private const string Json = "application/json";

    /// <summary>For values in JSON: the encoder's escapes are no difference.</summary>
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All that a cell shows, as one list of words.</summary>
    public static IReadOnlyList<string> Of(RanCell cell) => [.. cell.Shown.SelectMany(Of)];

    /// <summary>
    /// True where two readings say the same. A number that one of them rounds is the same within the last digit it shows.
    /// </summary>
    public static bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => Same(pair.First, pair.Second));

    private static bool Same(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
        || (TryNumber(one, out var first)
            && TryNumber(other, out var second)
            && Math.Abs(first - second) <= 0.5000001 * Math.Pow(10, -Math.Min(Decimals(one), Decimals(other))));

    private static int Decimals(string number) =>
        number.Length - 1 - (number.IndexOf('.') is >= 0 and var point ? point : number.Length - 1);

    private static bool TryNumber(string word, out double number) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static IEnumerable<string> Of(IReadOnlyDictionary<string, string> formats)
    {
        if (formats.TryGetValue(Chart, out var figure))
            return Traces(JsonNode.Parse(figure)!);
        if (formats.TryGetValue(Json, out var json))
            return Words(JsonNode.Parse(json)!.ToJsonString(Unescaped));
        return formats.TryGetValue(Html, out var html) ? Words(TextOf(html)) : formats.Values.Take(1).SelectMany(Words);
    }

    /// <summary>The traces of a chart, their looks left out.</summary>
    private static IEnumerable<string> Traces(JsonNode figure)
    {
        foreach (var trace in figure["data"]!.AsArray().OfType<JsonObject>())
        {
            foreach (var name in (string[])["type", "name", "x", "y", "z", "labels", "values", "text"])
            {
                if (trace[name] is { } value)
                    yield return $"{name}={(value is JsonArray list ? string.Join(';', list.Select(Value)) : Value(value))}";
            }
        }
    }

    private static string Value(JsonNode? value) => value is JsonArray list ? $"[{string.Join(';', list.Select(Value))}]"
        : value is null
            ? "null"
            : TryNumber(value.ToString(), out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.ToString();

    private static string TextOf(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var left in body.QuerySelectorAll("style, script, summary").ToList())
            left.Remove();
        foreach (var table in body.QuerySelectorAll("table")
            .Where(table => table.QuerySelector("thead th > i")?.TextContent == "index")
            .ToList())
        {
            foreach (var row in table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table))
                row.FirstElementChild?.Remove();
        }
        foreach (var table in body.QuerySelectorAll("table").Where(table => HeadOf(table) is "value" or "Value").ToList())
            Unfold(table);
        return string.Join(' ', body.Descendants<IText>().Select(text => text.Data));
    }

    /// <summary>The headings of a table.</summary>
    private static string? HeadOf(IElement table) => table.QuerySelector("thead")?.TextContent.Trim();

    /// <summary>A column without a name of its own becomes its values; where these are tables of the same properties, one table.</summary>
    private static void Unfold(IElement table)
    {
        table.QuerySelector("thead")!.Remove();
        var inner = table.QuerySelectorAll("tbody > tr > td")
            .Where(cell => cell.Closest("table") == table)
            .Select(cell => cell.QuerySelector("table"))
            .ToList();
        if (inner.Count == 0 || inner.Any(one => one is null))
            return;
        var rows = inner.Select(one => one!.QuerySelectorAll("tr")
            .Where(row => row.Closest("table") == one && row.Children.Length == 2)
            .ToList()).ToList();
        var names = rows[0].Select(row => row.Children[0].TextContent).ToList();
        if (rows.All(row => row.Select(property => property.Children[0].TextContent).SequenceEqual(names)))
            table.TextContent = string.Join(' ', names.Concat(rows.SelectMany(
                row => row.Select(property => string.Join(' ', property.Children[1].Descendants<IText>().Select(text => text.Data))))));
    }

    private static IEnumerable<string> Words(string text) =>
        Word().Matches(Thousands().Replace(text, "")).Select(match => match.Value.Replace('\u2212', '-'));

    [GeneratedRegex("""[^\s\[\]{},:;()|"]+""")]
    private static partial Regex Word();

    /// <summary>Thin and narrow spaces between digits.</summary>
    [GeneratedRegex(@"(?<=\d)[\u2009\u202f](?=\d)")]
    private static partial Regex Thousands();
}
