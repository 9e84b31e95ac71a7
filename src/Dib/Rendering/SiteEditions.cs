using Dib.Html;

namespace Dib.Rendering;

/// <summary>Which notebooks of a site have several pages: the front page in some languages, and series.</summary>
/// <param name="Language">The site's language: pages in it have no language in their names.</param>
/// <param name="Front">The notebook that is the front page; null for an index made of all pages.</param>
/// <param name="Series">The notebooks that have a page for each of some values.</param>
public sealed record SiteEditions(string Language, FrontPage? Front, IReadOnlyList<Series> Series)
{
    /// <summary>What the site is called in other languages than its own.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();

    /// <summary>What the navigation calls notebooks, by their file names and by language, where that is not their file's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Labels { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Other names that readers look for, and the values that they mean; a name of several values means none.</summary>
    public IReadOnlyDictionary<string, string> OtherNames => Series.SelectMany(series => series.Values)
        .SelectMany(value => value.OtherNames.Select(other => (Other: other, value.Name))).Distinct()
        .GroupBy(names => names.Other).Where(names => names.Count() == 1).ToDictionary(names => names.Key, names => names.First().Name);

    /// <summary>The series that readers choose their own page from; null for none.</summary>
    public Series? Chosen => Series.FirstOrDefault(series => series.Choose.Count > 0);

    /// <summary>The files that values were read from, by their absolute paths.</summary>
    public IReadOnlyList<string> Files => [.. Series.Select(series => series.Source).Distinct()];

    /// <summary>Of a site in which each notebook has one page.</summary>
    public static SiteEditions None { get; } = new("en", null, []);

    /// <summary>The pages of a notebook: itself, or one for each of its values and languages.</summary>
    /// <param name="file">The notebook.</param>
    /// <param name="cultureOf">Whose numbers pages in a language show.</param>
    public IEnumerable<NotebookFile> Of(NotebookFile file, Func<string, CultureInfo> cultureOf)
    {
        IEnumerable<Edition> editions = file.FullPath == Front?.Notebook
            ? Front.Languages.Select(language => new Edition(FileName("index", language), language) { IsFront = true })
            : Series.FirstOrDefault(series => series.Notebook == file.FullPath) is { } pages ? Of(pages) : [];
        var all = editions.Select(edition => file with { Edition = edition, Culture = cultureOf(edition.Language) }).ToList();
        return all.Count > 0 ? all : [file];
    }

    /// <summary>The file name of the front page in a language.</summary>
    public string Home(string language) => FileName("index", Front?.Languages.Contains(language) == true ? language : Language);

    /// <summary>The page of a series for one of its values.</summary>
    public string FileName(Series series, SeriesValue value, string language) => FileName(
        $"{Path.GetFileNameWithoutExtension(series.Notebook)}-{Slug.OfFile(value.Name)}",
        series.Languages.Contains(language) ? language : Language);

    private IEnumerable<Edition> Of(Series series) => series.Languages.SelectMany(language => series.Values.Select(value =>
        new Edition(FileName(series, value, language), language, series.Input, value.Name)));

    private string FileName(string name, string language) => language == Language ? $"{name}.html" : $"{name}.{language}.html";
}

/// <summary>The notebook that is a site's front page.</summary>
/// <param name="Notebook">Its absolute path.</param>
/// <param name="Languages">The languages it is written in, the site's own first.</param>
public sealed record FrontPage(string Notebook, IReadOnlyList<string> Languages);

/// <summary>A notebook that has a page for each of some values.</summary>
/// <param name="Notebook">Its absolute path.</param>
/// <param name="Input">The input that is given each value.</param>
/// <param name="Source">The absolute path of the file that the values are read from.</param>
/// <param name="Values">The values.</param>
/// <param name="Languages">The languages that its pages are written in, the site's own first.</param>
/// <param name="Choose">What readers are asked to choose, by language; empty for a series that they do not choose from.</param>
public sealed record Series(string Notebook, string Input, string Source, IReadOnlyList<SeriesValue> Values,
    IReadOnlyList<string> Languages, IReadOnlyDictionary<string, string> Choose);

/// <summary>A value that a notebook has a page for.</summary>
/// <param name="Name">The value.</param>
/// <param name="OtherNames">What readers may call it as well.</param>
public sealed record SeriesValue(string Name, IReadOnlyList<string> OtherNames);
