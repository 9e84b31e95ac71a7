using Dib.Running;

namespace Dib.Html;

/// <summary>What the rest of a site says about one of its pages: enough for navigation and the index, without the page itself.</summary>
/// <param name="Path">The notebook's path, as in <see cref="NotebookRun.Path"/>.</param>
/// <param name="Title">The notebook's first heading, or a title made from its file name where it has none.</param>
/// <param name="Opening">The paragraphs under the title as plain text: the question and its answer.</param>
/// <param name="Succeeded">False where the notebook failed; its page then shows only what came before.</param>
public sealed record SitePage(string Path, string Title, IReadOnlyList<string> Opening, bool Succeeded)
{
    /// <summary>The page's file name within the site: the notebook's own, with <c>.html</c>.</summary>
    public string FileName { get; } = FileNameOf(Path);

    /// <summary>A short name for navigation, made from the file name: <c>3-bup-earmarks.dib</c> is “BUP earmarks” where the title writes BUP so.</summary>
    public string Label { get; } = PageLabel.Of(Path, Title);

    /// <summary>A drawing without words for the page's card, as SVG; null where the notebook shows no chart.</summary>
    public string? Figure { get; init; }

    /// <summary>The page that a run will get.</summary>
    public static SitePage Of(NotebookRun run)
    {
        var opening = Html.Opening.Of(run);
        return new SitePage(run.Path, opening.Title ?? PageLabel.Of(run.Path), opening.Paragraphs, run.Succeeded) { Figure = CardFigure.Of(run) };
    }

    /// <summary>The file name of the page of the notebook at <paramref name="path"/>.</summary>
    public static string FileNameOf(string path) => System.IO.Path.GetFileNameWithoutExtension(path) + ".html";

    /// <summary>Where the site keeps the notebook itself, to be taken away: beside the assets, since the pages' own folder may be that of the notebooks.</summary>
    public static string NotebookPathOf(string path) => $"{SiteAssets.Folder}/{System.IO.Path.GetFileName(path)}";
}
