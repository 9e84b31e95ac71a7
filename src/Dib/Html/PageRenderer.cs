namespace Dib.Html;

/// <summary>Makes a notebook's page: an article with its code folded, complete and the same for the same run.</summary>
internal static class PageRenderer
{
    /// <summary>The page as a whole HTML document, lines ended by <c>\n</c>; its state then says what scripts it loads.</summary>
    /// <param name="page">
    /// A failed run gets a banner that leads to the failing cell. Where the site's pages hold the run's path, the page links to its
    /// neighbours.
    /// </param>
    public static string Render(PageState page)
    {
        var (run, site) = (page.Run, page.Site);
        var self = SitePage.Of(run);
        var main = new StringBuilder("<article>\n");
        if (!run.Succeeded) main.Append(Banner(run));
        if (Html.Opening.Of(run).Title is null)
            main.Append($"<h1 class=\"given-title\">{HtmlText.Encode(page.Outline.Add(self.Title, 1).Text)}</h1>\n");
        foreach (var cell in run.Cells) main.Append(CellWriter.Write(cell, page));
        main.Append("</article>\n").Append(site.IsSelfContained ? "" : Neighbours(self, site)).Append(MadeFrom.Write(run, site));

        return PageShell.Write(
            site, self.Title, self.FileName, string.Join(' ', self.Opening), main.ToString(), page.Scripts,
            ContentsWriter.Write(page.Outline.Headings, page.Scripts), HasCode(run), page.ChartScripts,
            page.ChartData);
    }

    private static bool HasCode(NotebookRun run) =>
        run.Cells.Any(cell => cell.Cell.Kind is not (Kinds.Markdown or Kinds.Html or Kinds.Mermaid));

    private static string Banner(NotebookRun run)
    {
        var cause = run.Failure is { } failure
            ? $"cell {failure.Number} failed. <a href=\"#{Outline.CellId(failure.Number)}\">Go to the error in cell {failure.Number}</a>"
            : "the notebook did not run to its end.";
        return $"<div class=\"banner\" role=\"alert\" id=\"failure\"><p><strong>This page is incomplete:</strong> {cause}</p></div>\n";
    }

    private static string Neighbours(SitePage self, SiteContext site)
    {
        var position = site.Pages.Select(page => page.Path).ToList().IndexOf(self.Path);
        if (position < 0 || site.Pages.Count < 2) return "";
        var html = new StringBuilder("<nav class=\"neighbours\" aria-label=\"Previous and next page\">\n");
        if (position > 0) html.Append(Neighbour(site.Pages[position - 1], "previous", "Previous"));
        if (position < site.Pages.Count - 1) html.Append(Neighbour(site.Pages[position + 1], "next", "Next"));
        return html.Append("</nav>\n").ToString();
    }

    private static string Neighbour(SitePage page, string relation, string label) =>
        $"<a class=\"{relation}\" rel=\"{(relation == "previous" ? "prev" : relation)}\" href=\"{HtmlText.Link(page.FileName)}\">"
        + $"<span>{label}</span> {HtmlText.Encode(page.Title)}</a>\n";
}
