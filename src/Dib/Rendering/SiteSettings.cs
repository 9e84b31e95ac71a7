using Dib.Html;

namespace Dib.Rendering;

/// <summary>What a site is called and which data it publishes, from the optional file <c>site.json</c> beside its notebooks.</summary>
/// <param name="Title">The site's title.</param>
/// <param name="Data">The descriptor of the data package that the site publishes, relative to the file; or null.</param>
public sealed partial record SiteSettings(string Title, string? Data = null)
{
    /// <summary>What the frame of the site's pages speaks: its <c>language</c>, English where it names none.</summary>
    public SiteLanguage Language { get; init; } = SiteLanguage.English;

    /// <summary>The language of the notebooks' own prose: <c>prose</c>, or that of the frame.</summary>
    public string? ProseLanguage { get; init; }

    internal const string FileName = "site.json";
    private const string Expected = "an object such as {\"title\": \"…\"}";

    /// <summary>Which of its notebooks have several pages.</summary>
    public SiteEditions Editions { get; init; } = SiteEditions.None;

    /// <summary>Where the settings of a folder of notebooks are, where there are any.</summary>
    public static string PathOf(string folder) => Path.Combine(folder, FileName);

    /// <summary>Reads the settings of a folder of notebooks.</summary>
    /// <param name="folder">The folder of the first notebook.</param>
    /// <param name="mustHaveData">False where the data that it names may come later.</param>
    /// <returns>The settings, the path of the data absolute; the folder's name is the title where there is no file.</returns>
    /// <exception cref="NotebookFormatException">The file is not what it should be.</exception>
    public static SiteSettings Read(string folder, bool mustHaveData = true)
    {
        var path = PathOf(folder);
        if (!File.Exists(path))
            return new SiteSettings(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
        using var document = JsonText.Parse(File.ReadAllText(path), Expected, FileName, line: 1);
        var language = LanguageIn(document.RootElement);
        var titles = document.RootElement.Member("title") is { ValueKind: JsonValueKind.Object } texts
            ? SiteLanguage.All.Where(known => texts.Text(known.Code) is not null)
                .ToDictionary(known => known.Code, known => texts.Text(known.Code)!)
            : [];
        var title = document.RootElement.Text("title") ?? titles.GetValueOrDefault(language.Code)
            ?? throw new NotebookFormatException(FileName, 1, "no title", Expected);
        return new SiteSettings(title, Described(folder, document.RootElement.Member("data"), mustHaveData))
        {
            Language = language,
            ProseLanguage = ProseIn(document.RootElement),
            Editions = new SeriesSettings(Path.GetFullPath(folder), language.Code).Read(document.RootElement) with { Titles = titles },
        };
    }

    private static SiteLanguage LanguageIn(JsonElement settings) => settings.Member("language") switch
    {
        { ValueKind: JsonValueKind.Undefined } => SiteLanguage.English,
        { ValueKind: JsonValueKind.String } code when SiteLanguage.Find(code.GetString()!) is { } language => language,
        var other => throw new NotebookFormatException(FileName, 1, $"\"language\": {other.GetRawText()}",
            $"a language that pages can speak: {string.Join(" or ", SiteLanguage.All.Select(language => $"\"{language.Code}\""))}"),
    };

    private static string? ProseIn(JsonElement settings) => settings.Member("prose") switch
    {
        { ValueKind: JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } code when LanguageTag().IsMatch(code.GetString()!) => code.GetString(),
        var other => throw new NotebookFormatException(FileName, 1, $"\"prose\": {other.GetRawText()}",
            "the language of the notebooks' text, such as \"en\""),
    };

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();

    /// <summary>What a site is made of lies beside its notebooks, or anywhere in the folder that the program was started in.</summary>
    private static string RootOf(string folder)
    {
        var (beside, start) = (Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder, Directory.GetCurrentDirectory());
        return (beside + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(start) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal) ? start : beside;
    }

    /// <summary>The absolute path of a file that the settings name.</summary>
    /// <exception cref="NotebookFormatException">It leads out of what the site is made of.</exception>
    internal static string PathWithin(string folder, string name, string member)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        var root = RootOf(folder);
        return RealPath.IsBelow(path, RealPath.Of(root)) ? path : throw new NotebookFormatException(FileName, 1,
            $"\"{member}\": \"{name}\", which leads out of the folder '{Path.GetFileName(root)}' by itself or by a symbolic link",
            "the path of a file within it, relative to this file");
    }

    private static string? Described(string folder, JsonElement data, bool mustBeThere)
    {
        if (data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return null;
        var path = PathWithin(folder, data.ToString(), "data");
        return File.Exists(path) || !mustBeThere ? path : throw new NotebookFormatException(
            FileName, 1, $"\"data\": {data.GetRawText()}, which does not exist",
            "the path of a data package's descriptor, relative to this file");
    }
}
