using System.Text.Json.Serialization;
using Dib.Cache;
using Dib.Html;
using Dib.Printing;

namespace Dib.Rendering;

/// <summary>
/// What is remembered of a site as a whole: its pages in their order, and what was written for each. So a rendering of some
/// notebooks leaves the others in the index, the navigation and the search, and what belonged to one that is gone goes with it.
/// </summary>
/// <param name="Pages">The pages.</param>
internal sealed record SiteRecord(IReadOnlyList<PageRecord> Pages)
{
    private const string FileName = "site.json";

    public static SiteRecord Read(RunStore store) => Reading.OrNull(() =>
    {
        var record = store.ReadSealed(FileName) is { } json ? JsonSerializer.Deserialize(json, SiteRecordJson.Default.SiteRecord) : null;
        return record?.Pages.Contains(null!) == true ? null : record;
    }) ?? new SiteRecord([]);

    public void Write(RunStore store) =>
        store.WriteSealed(FileName, JsonSerializer.SerializeToUtf8Bytes(this, SiteRecordJson.Default.SiteRecord));

    public static string PathOf(RunStore store) => Path.Combine(store.Folder, FileName);

    /// <summary>The pages of notebooks that are not among those rendered now, but still there.</summary>
    public IReadOnlyList<SitePage> Others(IReadOnlyList<NotebookFile> rendered, RunStore store)
    {
        var pages = Pages.Select(page => page.At(store))
            .Where(page => rendered.All(file => file.FullPath != page.Notebook
                && !page.FileName.Equals(file.PageName, StringComparison.OrdinalIgnoreCase)))
            .Where(page => File.Exists(page.Notebook)).ToList();
        if (pages.Count == 0) return pages;
        // What another notebook imports has no page of its own, unless it is named.
        var imported = rendered.SelectMany(Imports.Of).ToHashSet();
        return [.. pages.Where(page => !imported.Contains(page.Notebook))];
    }

    /// <summary>All pages of a site in their order: a known one keeps its place, a new one stands by its name.</summary>
    /// <param name="rendered">Those of the notebooks rendered now, in the order asked for.</param>
    /// <param name="others">Those beside them.</param>
    public IReadOnlyList<SitePage> InOrder(IReadOnlyList<SitePage> rendered, IReadOnlyList<SitePage> others)
    {
        if (others.Count == 0) return rendered;
        var all = rendered.Concat(others).ToDictionary(page => page.FileName, StringComparer.OrdinalIgnoreCase);
        List<SitePage> ordered = [.. Pages.Select(page => all.GetValueOrDefault(page.Page.FileName)).OfType<SitePage>()];
        foreach (var page in rendered.Except(ordered).ToList())
        {
            var place = ordered.FindIndex(other => string.CompareOrdinal(other.FileName, page.FileName) > 0);
            ordered.Insert(place < 0 ? ordered.Count : place, page);
        }
        return ordered;
    }

    /// <summary>Removes what had been written for pages and is needed no more, where it still is what was written.</summary>
    /// <param name="now">The site as it is now.</param>
    /// <param name="siteFolder">The site's folder.</param>
    /// <param name="store">The records.</param>
    public void Clear(SiteRecord now, string siteFolder, RunStore store)
    {
        var needed = now.Pages.SelectMany(page => page.Files.Keys).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, hash) in Pages.SelectMany(page => page.Files).Where(file => !needed.Contains(file.Key)))
        {
            var path = Path.Combine(siteFolder, name);
            if (RealPath.IsBelow(path, RealPath.Of(siteFolder)) && ContentHash.OfFile(path) == hash) Remove(path, siteFolder);
        }
        var names = now.Pages.Select(page => page.Page.FileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var page in Pages.Where(page => !names.Contains(page.Page.FileName)))
        {
            PdfSite.Remove(siteFolder, page.Page.FileName);
            File.Delete(store.PathOf(page.Page.Path, page.Page.Edition));
        }
    }

    private static void Remove(string path, string siteFolder)
    {
        File.Delete(path);
        var folder = Path.GetDirectoryName(path)!;
        while (folder.Length > siteFolder.Length && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }
}

/// <summary>What is remembered of a page.</summary>
/// <param name="Notebook">The path of its notebook from the folder of the records, with <c>/</c>.</param>
/// <param name="Page">What the rest of the site says about it.</param>
/// <param name="Files">The files that are its own, by their paths in the site, with the SHA-256 of each.</param>
internal sealed record PageRecord(string Notebook, SitePage Page, IReadOnlyDictionary<string, string> Files)
{
    public static PageRecord Of(SitePage page, IReadOnlyDictionary<string, string> files, RunStore store) =>
        new(Path.GetRelativePath(store.Folder, page.Notebook).Replace('\\', '/'), page, files);

    /// <summary>The page with the paths of its notebook as they are here.</summary>
    public SitePage At(RunStore store)
    {
        var notebook = Path.GetFullPath(Notebook, store.Folder);
        return Page with { Notebook = notebook, Path = NotebookFile.DisplayPathOf(notebook) };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SiteRecord))]
internal sealed partial class SiteRecordJson : JsonSerializerContext;
