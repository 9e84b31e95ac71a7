using Dib.Running;

namespace Dib.Html;

/// <summary>Makes the site's front page: what each notebook asks and answers.</summary>
public static class IndexRenderer
{
    /// <summary>The question and its answer; the page says the rest.</summary>
    private const int MostParagraphs = 2;

    /// <summary>The index of <paramref name="site"/> as a whole HTML document, lines ended by <c>\n</c>;
    /// a card for each of its pages.</summary>
    public static string Render(SiteContext site)
    {
        var main = $"<h1>{HtmlText.Encode(site.Title)}</h1>\n{Cards(site)}{EditionLinks.List(site)}";
        return PageShell.Write(
            site, site.Title, currentFileName: null, site.Language.Say("index.description", site.Title), main, new InlineScripts(),
            isWide: true);
    }

    /// <summary>A card for each page of a site that is its notebook's only one.</summary>
    internal static string Cards(SiteContext site)
    {
        var html = new StringBuilder($"<ul class=\"cards\"{site.NotebooksLang}>\n");
        foreach (var page in site.OwnPages) html.Append(Card(page, site));
        html.Append("</ul>\n");
        if (site.Data?.Age(site.Language) is { Length: > 0 } age)
            html.Append($"<p class=\"cards-date\">{site.Language.Html("card.date", HtmlText.Encode(age))}</p>\n");
        return html.ToString();
    }

    private static string Card(SitePage page, SiteContext site)
    {
        var html = new StringBuilder($"<li class=\"card{(page.Succeeded ? "" : " failed")}\">\n");
        if (page.Figure is not null) html.Append($"<div class=\"card-figure\">{page.Figure}</div>\n");
        var title = HtmlText.Encode(page.Title);
        html.Append($"<h2><a href=\"{HtmlText.Link(page.FileName)}\">{title}</a></h2>\n");
        if (!page.Succeeded) html.Append(Failed(site, site.Language.Say("card.failed")));
        if (page.BrokenClaims > 0)
            html.Append(Failed(site, site.Language.Say("card.claims", site.Language.Say("claims", page.BrokenClaims))));
        foreach (var (i, text) in page.Opening.Take(MostParagraphs).Index())
            html.Append($"<p{(i == 0 && page.Opening.Count > 1 ? " class=\"question\"" : "")}>{HtmlText.Encode(text)}</p>\n");
        return html.Append("</li>\n").ToString();
    }

    private static string Failed(SiteContext site, string text) =>
        $"<p class=\"card-failed\"{site.FrameInNotebooksLang}>{HtmlText.Encode(text)}</p>\n";
}
