using System.Runtime.InteropServices;

namespace Dib.Html;

/// <summary>The data of a chart whose maker gave no table, as its traces have them.</summary>
/// <param name="Table">A row for each point; a column for each thing that plotly.js places it by.</param>
/// <param name="Note">What is left out, as a sentence; null where all is there.</param>
internal sealed record TraceTable(ChartTable Table, string? Note)
{
    private const int MostRows = 1000;

    private static readonly string[] Parts =
    [
        "labels", "parents", "locations", "x", "y", "z", "lon", "lat", "r", "theta", "a", "b", "c", "real", "imag",
        "open", "high", "low", "close", "u", "v", "w", "value", "values",
    ];

    /// <summary>The table of a figure's traces, or null where none has data that can stand in rows.</summary>
    public static TraceTable? Read(JsonElement data, JsonElement layout, SiteLanguage language)
    {
        var series = language.Say("chart.series");
        var traces = data.EnumerateArray().Where(trace => trace.ValueKind == JsonValueKind.Object).ToList();
        var rows = new List<Dictionary<string, object?>>();
        var columns = new List<string>();
        var count = 0;
        for (var i = 0; i < traces.Count; i++)
        {
            var parts = Columns(traces[i], layout, language);
            var length = parts.Select(part => part.Values.Count).DefaultIfEmpty().Max();
            count += length;
            columns = [.. columns.Union(parts.Where(part => part.Values.Count > 0).Select(part => part.Name))];
            for (var row = 0; row < length && rows.Count < MostRows; row++)
            {
                var cells = parts.Where(part => row < part.Values.Count).GroupBy(part => part.Name)
                    .ToDictionary(part => part.Key, part => part.First().Values[row]);
                cells[series] = traces[i].Text("name") ?? (i + 1).ToString(CultureInfo.InvariantCulture);
                rows.Add(cells);
            }
        }
        if (columns.Count == 0) return null;
        if (traces.Count > 1) columns.Insert(0, series);
        var heads = columns.Select(name =>
            new ChartColumn(name, name != series && rows.All(row => row.GetValueOrDefault(name) is null or decimal)));
        var table = new ChartTable([.. heads], [.. rows.Select(row => columns.Select(name => row.GetValueOrDefault(name)).ToArray())]);
        return new(table, count > rows.Count ? language.Say("chart.first", rows.Count, count) : null);
    }

    private static List<(string Name, IReadOnlyList<object?> Values)> Columns(JsonElement trace, JsonElement layout,
        SiteLanguage language)
    {
        if (trace.Member("dimensions") is { ValueKind: JsonValueKind.Array } dimensions)
            return [.. dimensions.EnumerateArray()
                .Select((dimension, i) => (
                    dimension.Text("label") ?? language.Say("chart.dimension", i + 1), Values(dimension.Member("values"))))];
        if (trace.Member("link") is { ValueKind: JsonValueKind.Object } link)
        {
            var labels = Values(trace.Member("node").Member("label"));
            object? Label(object? place) => place is decimal index && index >= 0 && index < labels.Count ? labels[(int)index] : place;
            return [(language.Say("chart.from"), [.. Values(link.Member("source")).Select(Label)]),
                (language.Say("chart.to"), [.. Values(link.Member("target")).Select(Label)]),
                (language.Say("chart.value"), Values(link.Member("value")))];
        }
        if (trace.Member("cells").Member("values") is { ValueKind: JsonValueKind.Array } cells)
        {
            var heads = Values(trace.Member("header").Member("values"));
            return [.. cells.EnumerateArray()
                .Select((column, i) => (heads.ElementAtOrDefault(i)?.ToString() ?? language.Say("chart.column", i + 1), Values(column)))];
        }
        if (Rows(trace.Member("z")) is { } grid) return Grid(trace, layout, grid);
        return [.. Parts.Select(part => (Heading(part, trace, layout), Values(trace.Member(part))))];
    }

    /// <summary>A row for each tile of a heat map, a contour or a surface.</summary>
    private static List<(string Name, IReadOnlyList<object?> Values)> Grid(JsonElement trace, JsonElement layout,
        IReadOnlyList<IReadOnlyList<object?>> z)
    {
        var (x, y) = (Values(trace.Member("x")), Values(trace.Member("y")));
        static object? At(IReadOnlyList<object?> places, int index) => index < places.Count ? places[index] : (decimal)index;
        return
        [
            (Heading("x", trace, layout), [.. z.SelectMany(row => row.Select((_, column) => At(x, column)))]),
            (Heading("y", trace, layout), [.. z.SelectMany((row, index) => row.Select(_ => At(y, index)))]),
            ("z", [.. z.SelectMany(row => row)]),
        ];
    }

    /// <summary>What the axis says that a trace's places lie along, or plotly.js's own name for them.</summary>
    private static string Heading(string part, JsonElement trace, JsonElement layout)
    {
        if (part is not ("x" or "y")) return part;
        var axis = layout.Member((trace.Text(part + "axis") ?? part).Insert(1, "axis"));
        return axis.Member("title").Text("text") ?? axis.Text("title") ?? part;
    }

    private static IReadOnlyList<IReadOnlyList<object?>>? Rows(JsonElement grid)
    {
        if (grid.ValueKind == JsonValueKind.Array && grid.GetArrayLength() > 0 && grid[0].ValueKind == JsonValueKind.Array)
            return [.. grid.EnumerateArray().Select(Values)];
        if (grid.Text("shape")?.Split(',') is not [_, var width]
            || !int.TryParse(width, CultureInfo.InvariantCulture, out var columns) || columns < 1) return null;
        return [.. Values(grid).Chunk(columns)];
    }

    private static IReadOnlyList<object?> Values(JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.Array => [.. list.EnumerateArray().Select(ChartTable.Cell)],
        JsonValueKind.Object => PackedNumbers.Read(list.Text("dtype"), list.Text("bdata")),
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => [ChartTable.Cell(list)],
    };
}

/// <summary>Lists of numbers as plotly.js also takes them: the bytes of an array in Base64.</summary>
internal static class PackedNumbers
{
    /// <summary>The numbers, or none where they cannot be read.</summary>
    /// <param name="type">Their type as plotly.js names it, such as <c>f8</c>.</param>
    /// <param name="base64">Their bytes, little end first.</param>
    public static IReadOnlyList<object?> Read(string? type, string? base64)
    {
        var bytes = new byte[(base64?.Length ?? 0) * 3 / 4 + 3];
        if (!Convert.TryFromBase64String(base64 ?? "", bytes, out var length)) return [];
        var packed = bytes.AsSpan(0, length);
        return type switch
        {
            "f8" or "float64" => Numbers<double>(packed, Rounded),
            "f4" or "float32" => Numbers<float>(packed, number => Rounded(number)),
            "i4" or "int32" => Numbers<int>(packed, number => (decimal)number),
            "u4" or "uint32" => Numbers<uint>(packed, number => (decimal)number),
            "i2" or "int16" => Numbers<short>(packed, number => (decimal)number),
            "u2" or "uint16" => Numbers<ushort>(packed, number => (decimal)number),
            "i1" or "int8" => Numbers<sbyte>(packed, number => (decimal)number),
            "u1" or "uint8" or "u1c" or "uint8c" => Numbers<byte>(packed, number => (decimal)number),
            _ => [],
        };
    }

    private static object?[] Numbers<T>(ReadOnlySpan<byte> bytes, Func<T, object?> read) where T : unmanaged =>
        [.. MemoryMarshal.Cast<byte, T>(bytes).ToArray().Select(read)];

    private static object? Rounded(double number) =>
        Math.Abs(number) < 7e27 ? (decimal)number
            : double.IsFinite(number) ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
}
