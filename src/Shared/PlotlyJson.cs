using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.FSharp.Core;
using Plotly.NET;

namespace Shared;

/// <summary>
/// Writes charts of Plotly.NET as JSON for plotly.js: the values that Plotly.NET's own writer gives, at a hundredth of its
/// time. Compiled into each library that shows charts, since none of them knows another.
/// </summary>
/// <remarks>What is not a finite number is a gap in JSON: null.</remarks>
internal sealed class PlotlyJson(Utf8JsonWriter json)
{
    // Letters such as å stay readable; the encoder always escapes what could end a script element or a line.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    // What Plotly.NET gives to each chart. It copies the template, so that only the content tells.
    private const int GivenSize = 600;
    private static readonly Lazy<string> GivenTemplate = new(() => Write(json => new PlotlyJson(json).Value(ChartTemplates.plotly)));

    private int _lists;
    private int _items;
    private int _notFinite;

    /// <summary>What the writer writes, as text.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options)) write(json);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>
    /// A chart as somebody's cell shows it: <c>data</c>, <c>layout</c>, <c>config</c>, and under <c>meta.caption</c> what is
    /// not drawn. The looks that Plotly.NET adds to every chart of its own accord are left to the page.
    /// </summary>
    public static string Write(GenericChart chart) => Write(json =>
    {
        json.WriteStartObject();
        if (new PlotlyJson(json).Parts(chart, withDefaults: false) is { } note)
        {
            json.WriteStartObject("meta");
            json.WriteString("caption", note);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    });

    /// <summary>Writes <c>data</c>, <c>layout</c> and <c>config</c> of a chart into an open object.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="withDefaults">False to leave out the template and the size that Plotly.NET gives where nobody chose any.</param>
    /// <returns>What of the chart is not drawn, in words; null where all is.</returns>
    public string? Parts(GenericChart chart, bool withDefaults = true)
    {
        json.WriteStartArray("data");
        foreach (var trace in GenericChart.getTraces(chart)) Members(trace);
        json.WriteEndArray();
        var note = LeftOut();
        var layout = GenericChart.getLayout(chart);
        json.WriteStartObject("layout");
        foreach (var (name, value) in layout.Properties)
            if (withDefaults || !IsDefault(name, value)) Property(name, value);
        json.WriteEndObject();
        json.WritePropertyName("config");
        Value(GenericChart.getConfig(chart));
        return note;
    }

    /// <summary>Writes a value of a trace, a layout or a configuration.</summary>
    public void Value(object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case double number: Number(number); break;
            case int number: json.WriteNumberValue(number); break;
            case DynamicObj.DynamicObj members: Members(members); break;
            case Color color: Value(color.Value); break;
            case IDictionary entries: Entries(entries); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case Array { Rank: > 1 } grid: Grid(grid, new int[grid.Rank], 0); break;
            case IEnumerable values: Values(values); break;
            default: Rare(value); break;
        }
    }

    // A chart may be without lists, such as a gauge of one value; all of them empty is what a filter leaves behind.
    private string? LeftOut() => (_lists > 0 && _items == 0, _notFinite) switch
    {
        (true, _) => "The chart has no data: there is nothing to draw.",
        (_, 0) => null,
        (_, 1) => "One value is not a finite number and is not drawn.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{_notFinite} values are not finite numbers and are not drawn."),
    };

    private static bool IsDefault(string name, object value) => name switch
    {
        "template" => Write(json => new PlotlyJson(json).Value(value)) == GivenTemplate.Value,
        "width" or "height" => value is GivenSize,
        _ => false,
    };

    private void Members(DynamicObj.DynamicObj members)
    {
        json.WriteStartObject();
        // The one property of Plotly.NET's objects that is not among the dynamic ones.
        if (members is Trace { type: var type }) json.WriteString("type", type);
        foreach (var (name, value) in members.Properties) Property(name, value);
        json.WriteEndObject();
    }

    private void Property(string name, object? value)
    {
        json.WritePropertyName(name);
        Value(value);
    }

    private void Entries(IDictionary entries)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry entry in entries) Property(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry.Value);
        json.WriteEndObject();
    }

    private void Values(IEnumerable values)
    {
        json.WriteStartArray();
        _lists++;
        foreach (var value in values)
        {
            Value(value);
            _items++;
        }
        json.WriteEndArray();
    }

    private void Grid(Array grid, int[] place, int dimension)
    {
        json.WriteStartArray();
        for (place[dimension] = 0; place[dimension] < grid.GetLength(dimension); place[dimension]++)
        {
            if (dimension == grid.Rank - 1) Value(grid.GetValue(place));
            else Grid(grid, place, dimension + 1);
        }
        json.WriteEndArray();
    }

    private void Number(double number)
    {
        if (double.IsFinite(number)) json.WriteNumberValue(number);
        else
        {
            _notFinite++;
            json.WriteNullValue();
        }
    }

    private void Rare(object value)
    {
        switch (value)
        {
            case float number when float.IsFinite(number): json.WriteNumberValue(number); break;
            case float number: Number(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case ulong number: json.WriteNumberValue(number); break;
            case Enum or byte or sbyte or short or ushort or uint:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case DateTime time: json.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset time:
                json.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)); break;
            case DateOnly date: json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case ARGB color:
                json.WriteStringValue(string.Create(CultureInfo.InvariantCulture,
                    $"rgba({color.R}, {color.G}, {color.B}, {color.A / 255.0:0.0})")); break;
            case TimeOnly time: json.WriteStringValue(time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)); break;
            case Guid or char or TimeSpan or Uri: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            default: Unknown(value); break;
        }
    }

    /// <summary>Cases of F#: an option is its value, a style is what Plotly.NET says for it;
    /// anything else is its public properties.</summary>
    private void Unknown(object value)
    {
        var type = value.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FSharpOption<>))
            Value(type.GetProperty("Value")!.GetValue(value));
        else if (type.GetMethod("Convert", Type.EmptyTypes) is { } convert) Value(convert.Invoke(value, null));
        else JsonSerializer.Serialize(json, value, type);
    }
}
