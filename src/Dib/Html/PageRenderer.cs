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
        // Made for readers who come for an answer: its code waits until it is asked for in the header.
        var main = new StringBuilder($"<article{(run.Edition is null ? "" : " class=\"edition\"")}{site.ProseLang}>\n");
        if (!run.Succeeded) main.Append(Banner(run, site));
        if (Html.Opening.Of(run).Title is null)
            main.Append($"<h1 class=\"given-title\">{HtmlText.Encode(page.Outline.Add(self.Title, 1).Text)}</h1>\n");
        foreach (var cell in run.Cells) main.Append(CellWriter.Write(cell, page));
        main.Append("</article>\n");
        if (run.Edition is { IsFront: true })
            main.Append(EditionLinks.List(site)).Append($"<h2>{site.Language.Html("cards")}</h2>\n").Append(IndexRenderer.Cards(site));
        main.Append(site.IsSelfContained ? "" : Neighbours(self, site)).Append(MadeFrom.Write(run, site));

        return PageShell.Write(
            site, self.Title, self.FileName, string.Join(' ', self.Opening), main.ToString(), page.Scripts,
            ContentsWriter.Write(page.Outline.Headings, page.Scripts, site), HasCode(run), page.ChartScripts, page.ChartData,
            isWide: run.Edition is { IsFront: true });
    }

    private static bool HasCode(NotebookRun run) =>
        run.Cells.Any(cell => cell.Cell.Kind is not (Kinds.Markdown or Kinds.Html or Kinds.Mermaid));

    private static string Banner(NotebookRun run, SiteContext site)
    {
        var language = site.Language;
        var cause = run.Failure is { Number: var number }
            ? $"{language.Html("failure.cell", number)} "
                + $"<a href=\"#{Outline.CellId(number)}\">{language.Html("failure.link", number)}</a>"
            : language.Html("failure.end");
        return $"<div class=\"banner\" role=\"alert\" id=\"failure\"{site.FrameLang}>"
            + $"<p><strong>{language.Html("failure.incomplete")}</strong> {cause}</p></div>\n";
    }

    private static string Neighbours(SitePage self, SiteContext site)
    {
        var pages = site.OwnPages.ToList();
        var position = pages.FindIndex(page => page.FileName == self.FileName);
        if (position < 0 || pages.Count < 2) return "";
        var html = new StringBuilder($"<nav class=\"neighbours\" aria-label=\"{site.Language.Html("neighbours")}\">\n");
        if (position > 0) html.Append(Neighbour(pages[position - 1], "previous", site));
        if (position < pages.Count - 1) html.Append(Neighbour(pages[position + 1], "next", site));
        return html.Append("</nav>\n").ToString();
    }

    private static string Neighbour(SitePage page, string relation, SiteContext site) =>
        $"<a class=\"{relation}\" rel=\"{(relation == "previous" ? "prev" : relation)}\" href=\"{HtmlText.Link(page.FileName)}\">"
        + $"<span>{site.Language.Html(relation)}</span> <span{site.NotebooksLang}>{HtmlText.Encode(page.Title)}</span></a>\n";
}
