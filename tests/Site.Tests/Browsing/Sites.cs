using System.Text;

namespace Site.Tests.Browsing;

/// <summary>The repository's own site, and one that shows every kind of chart and what strains a layout.</summary>
internal static class Sites
{
    public const string Real = "notebooks";
    public const string Showcase = "showcase";

    public static IReadOnlyList<SiteSource> All { get; } = [Of(Real, "notebooks"), Of(Showcase, "tests/Site.Tests/fixtures")];

    public static TheoryData<string, string> Pages()
    {
        var pages = new TheoryData<string, string>();
        foreach (var site in All)
            foreach (var page in site.Pages) pages.Add(site.Name, page);
        return pages;
    }

    public static TheoryData<string, string, string> PagesByScheme()
    {
        var pages = new TheoryData<string, string, string>();
        foreach (var site in All)
            foreach (var page in site.Pages)
                foreach (var scheme in (string[])["http", "file"]) pages.Add(site.Name, page, scheme);
        return pages;
    }

    private static SiteSource Of(string name, string folder)
    {
        var notebooks = Directory.EnumerateFiles(Repository.Path(folder), "*.dib")
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(notebook => notebook is not ("setup" or "front" or "region"))
            .Order(StringComparer.Ordinal);
        return new SiteSource(
            name,
            folder,
            ["index.html", .. notebooks.Select(notebook => notebook + ".html"), .. name == Real ? OfReaders() : []]);
    }

    /// <summary>The other pages of the repository's own site: of those of the regions some, all where FULL is set.</summary>
    private static IEnumerable<string> OfReaders()
    {
        string[] regions = Sample.IsFull
            ? [.. File.ReadLines(Repository.Path("data", "regions.csv")).Skip(1).Select(line => FileNameOf(line.Split(',')[6]))]
            : ["stockholm", "gotland", "vastra-gotaland"];
        return ["data.html", "index.en.html", .. regions.SelectMany(region =>
            Sample.IsFull ? (string[])[$"region-{region}.html", $"region-{region}.en.html"]
                : [region == "gotland" ? $"region-{region}.en.html" : $"region-{region}.html"])];

        static string FileNameOf(string region) => string.Concat(region.ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(character => char.IsAsciiLetter(character) || character == ' ')).Replace(' ', '-');
    }
}
