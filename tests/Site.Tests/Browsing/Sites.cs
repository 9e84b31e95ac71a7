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
            .Where(notebook => notebook != "setup")
            .Order(StringComparer.Ordinal);
        return new SiteSource(
            name,
            folder,
            ["index.html", .. notebooks.Select(notebook => notebook + ".html"), .. name == Real ? ["data.html"] : Array.Empty<string>()]);
    }
}
