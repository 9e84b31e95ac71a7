using CsvHelper;
using Dib.Html;

namespace Dib.Rendering;

/// <summary>Reads which notebooks of a site have several pages, from the members <c>front</c> and <c>series</c> of its settings.</summary>
/// <param name="folder">The folder of the settings and of the notebooks.</param>
/// <param name="language">The site's language.</param>
internal sealed class SeriesSettings(string folder, string language)
{
    private static readonly CsvReaderOptions Csv = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        TrimWhitespace = false,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private const string FrontExpected = "a notebook beside this file, such as {\"notebook\": \"front.dib\", \"languages\": [\"en\"]}";
    private const string SeriesExpected =
        "such as {\"notebook\": \"region.dib\", \"input\": \"region\", \"values\": \"../data/regions.csv\", \"column\": \"name\"}";

    /// <summary>The editions that the settings declare.</summary>
    /// <param name="settings">The whole settings.</param>
    /// <exception cref="NotebookFormatException">They are not what they should be.</exception>
    public SiteEditions Read(JsonElement settings)
    {
        var front = settings.Member("front") is { ValueKind: not JsonValueKind.Undefined } member
            ? new FrontPage(Notebook(member, "front", FrontExpected), Languages(member, "front")) : null;
        var series = settings.Member("series") switch
        {
            { ValueKind: JsonValueKind.Undefined } => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(Series).ToList(),
            var other => throw Wrong($"\"series\": {Short(other)}", "a list of series, each " + SeriesExpected),
        };
        var editions = new SiteEditions(language, front, series) { Labels = Labels(settings.Member("labels")) };
        foreach (var one in series) CheckNames(editions, one);
        return editions;
    }

    private Series Series(JsonElement series)
    {
        var column = Text(series, "column");
        var (path, rows) = Rows(Text(series, "values"));
        var others = Strings(series.Member("names"), "names");
        foreach (var name in others.Prepend(column).Where(name => !rows[0].Contains(name)))
        {
            throw Wrong($"the column '{name}' of the series of {Text(series, "notebook")}",
                $"one of {Path.GetFileName(path)}: {string.Join(", ", rows[0])}");
        }
        var values = rows.Skip(1).Select(row => new SeriesValue(
            row[rows[0].IndexOf(column)],
            [.. others.SelectMany(name => row[rows[0].IndexOf(name)].Split('|', StringSplitOptions.RemoveEmptyEntries))
                .Except([row[rows[0].IndexOf(column)]]).Distinct()])).ToList();
        if (values.Count == 0 || values.Exists(value => value.Name.Length == 0))
            throw Wrong($"a column '{column}' in {Path.GetFileName(path)} with {(values.Count == 0 ? "no value" : "an empty value")}",
                "a value in each row, at least one");
        return new Series(Notebook(series, "series", SeriesExpected), Text(series, "input"), path, values,
            Languages(series, "series"), ByLanguage(series.Member("choose"), "choose"));
    }

    private string Text(JsonElement series, string name) =>
        series.Text(name) ?? throw Wrong($"a series without \"{name}\"", SeriesExpected);

    private (string Path, List<List<string>> Rows) Rows(string name)
    {
        var path = SiteSettings.PathWithin(folder, name, "values");
        if (!File.Exists(path)) throw Wrong($"\"values\": \"{name}\", which does not exist", "a CSV file, relative to this file");
        try
        {
            using var csv = CsvReader.Create(File.ReadAllBytes(path), Csv);
            csv.ReadHeader();
            var rows = new List<List<string>> { csv.Headers.ToList() };
            while (csv.Read())
            {
                rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
                if (rows[^1].Count != rows[0].Count)
                    throw new NotebookFormatException(Path.GetFileName(path), (int)csv.LineNumber, $"{rows[^1].Count} fields",
                        $"{rows[0].Count}, as in the first line");
            }
            return (path, rows);
        }
        catch (CsvFormatException error)
        {
            throw new NotebookFormatException(
                Path.GetFileName(path), (int)error.LineNumber, "a quote that is not closed", "CSV by RFC 4180", error);
        }
    }

    private string Notebook(JsonElement parent, string member, string expected)
    {
        var name = parent.ValueKind == JsonValueKind.String ? parent.GetString()! : parent.Text("notebook");
        if (string.IsNullOrEmpty(name) || Path.GetFileName(name) != name) throw Wrong($"\"{member}\": {Short(parent)}", expected);
        var path = Path.GetFullPath(name, folder);
        return File.Exists(path) ? path : throw Wrong($"\"{member}\" with the notebook '{name}', which does not exist", expected);
    }

    /// <summary>The languages of a notebook with several pages, the site's own first.</summary>
    private IReadOnlyList<string> Languages(JsonElement parent, string member)
    {
        var languages = Strings(parent.Member("languages"), "languages");
        foreach (var unknown in languages.Where(code => SiteLanguage.Find(code) is null))
            throw Wrong($"the language '{unknown}' of \"{member}\"",
                $"one of {string.Join(", ", SiteLanguage.All.Select(known => known.Code))}");
        return languages.Count == 0 ? [language] : [.. languages.Distinct().OrderBy(code => code != language)];
    }

    private IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Labels(JsonElement labels) => labels.ValueKind switch
    {
        JsonValueKind.Undefined => SiteEditions.None.Labels,
        JsonValueKind.Object => labels.EnumerateObject().ToDictionary(
            label => label.Name, label => (IReadOnlyDictionary<string, string>)ByLanguage(label.Value, "labels")),
        _ => throw Wrong($"\"labels\": {Short(labels)}", "names of notebooks, such as {\"1-more.dib\": {\"en\": \"More\"}}"),
    };

    /// <summary>A text, or one for each language.</summary>
    private Dictionary<string, string> ByLanguage(JsonElement texts, string member) => texts.ValueKind switch
    {
        JsonValueKind.Undefined => [],
        JsonValueKind.String => new() { [language] = texts.GetString()! },
        JsonValueKind.Object when texts.EnumerateObject().All(text => text.Value.ValueKind == JsonValueKind.String) =>
            texts.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!),
        _ => throw Wrong($"\"{member}\": {Short(texts)}", "a text, or one for each language, such as {\"en\": \"Choose a region\"}"),
    };

    private List<string> Strings(JsonElement list, string member) => list.ValueKind switch
    {
        JsonValueKind.Undefined => [],
        JsonValueKind.Array when list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. list.EnumerateArray().Select(item => item.GetString()!)],
        _ => throw Wrong($"\"{member}\": {Short(list)}", "a list of texts"),
    };

    private static void CheckNames(SiteEditions editions, Series series)
    {
        foreach (var same in series.Values.GroupBy(value => editions.FileName(series, value, series.Languages[0]))
            .Where(same => same.Count() > 1))
            throw Wrong($"{string.Join(" and ", same.Select(value => $"'{value.Name}'"))}, which would both be written to {same.Key}",
                "values with names of their own");
    }

    private static string Short(JsonElement element) =>
        element.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : element.GetRawText();

    private static NotebookFormatException Wrong(string found, string expected) => new(SiteSettings.FileName, 1, found, expected);
}
