using System.Text;

namespace Dib.Html;

/// <summary>Makes the site's front page: what each notebook asks and answers.</summary>
public static class IndexRenderer
{
    /// <summary>The index of <paramref name="site"/> as a whole HTML document, lines ended by <c>\n</c>; a card for each of its pages.</summary>
    public static string Render(SiteContext site)
    {
        var main = new StringBuilder($"<h1>{HtmlText.Encode(site.Title)}</h1>\n<ul class=\"cards\">\n");
        foreach (var page in site.Pages) main.Append(Card(page));
        main.Append("</ul>\n");
        return PageShell.Write(site, site.Title, currentFileName: null, description: "", main.ToString());
    }

    private static string Card(SitePage page)
    {
        var html = new StringBuilder($"<li class=\"card{(page.Succeeded ? "" : " failed")}\">\n");
        html.Append($"<h2><a href=\"{HtmlText.Link(page.FileName)}\">{HtmlText.Encode(page.Title)}</a></h2>\n");
        if (!page.Succeeded) html.Append("<p class=\"card-failed\">This notebook failed; its page shows what came before.</p>\n");
        for (var i = 0; i < page.Opening.Count; i++)
        {
            var isQuestion = i == 0 && page.Opening.Count > 1;
            html.Append($"<p{(isQuestion ? " class=\"question\"" : "")}>{HtmlText.Encode(page.Opening[i])}</p>\n");
        }
        return html.Append("</li>\n").ToString();
    }
}
