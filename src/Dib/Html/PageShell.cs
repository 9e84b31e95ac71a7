using Dib.Html.Data;
using Dib.Html.Search;

namespace Dib.Html;

/// <summary>What all pages of a site have around their content: head, policy, header, navigation, footer.</summary>
internal static class PageShell
{
    public const string IndexFileName = "index.html";

    // Runs before anything is painted: the reader's theme without a flash, and space for what only scripts can do.
    private const string EarlyScript =
        """(function(){var d=document.documentElement;d.classList.add("js");"""
        + """try{var t=localStorage.getItem("theme");if(t==="dark"||t==="light")d.dataset.theme=t}catch(e){}})()""";

    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Cpath fill='%230b6b74' d='M1 9h3v6H1zM6 4h3v11H6zM11 1h3v14h-3z'/%3E%3C/svg%3E";

    public static string Write(SiteContext site, string title, string? currentFileName, string description, string main,
        InlineScripts scripts, string? contents = null, bool hasCode = false, IReadOnlyList<string>? chartScripts = null,
        string? chartData = null)
    {
        var pageTitle = title == site.Title ? title : $"{title} – {site.Title}";
        var head = new StringBuilder($"<title>{HtmlText.Encode(pageTitle)}</title>\n");
        if (description.Length > 0) head.Append($"<meta name=\"description\" content=\"{HtmlText.Encode(description)}\">\n");
        head.Append($"<link rel=\"icon\" href=\"{HtmlText.Encode(Icon)}\">\n");
        head.Append(site.IsSelfContained
            ? $"<style>\n{SiteAssets.Style}</style>\n"
            : $"<link rel=\"stylesheet\" href=\"{site.Base}{SiteAssets.Folder}/{SiteAssets.StyleFileName}\">\n");
        if (chartScripts?.Contains(ChartScripts.Formulas) == true && site.DrawsCharts)
            head.Append(site.EmbeddedScript?.Invoke(ChartScripts.FormulaStyle) is { } style ? $"<style>\n{style}</style>\n"
                : $"<link rel=\"stylesheet\" href=\"{site.Base}{SiteAssets.Folder}/{ChartScripts.FormulaStyle}\">\n");
        head.Append(PrintedTitle(pageTitle)).Append(scripts.Element(EarlyScript));
        if (!site.IsSelfContained)
        {
            foreach (var name in site.DrawsCharts ? chartScripts ?? [] : [])
                head.Append(name == ChartScripts.Formulas ? $"<script defer src=\"{site.Base}{SiteAssets.Folder}/{name}\"></script>\n"
                    : Waiting($"{site.Base}{SiteAssets.Folder}/{name}"));
            // A browser may keep the data of an older page by the same name.
            if (site.DrawsCharts && chartData is not null && currentFileName is not null)
            {
                var name = HtmlText.Link(Path.GetFileName(SiteAssets.ChartData(currentFileName)));
                head.Append(Waiting($"{site.Base}{SiteAssets.Folder}/{name}?{ContentHash.OfText(chartData)[..8]}"));
            }
            head.Append($"<script defer src=\"{site.Base}{SiteAssets.Folder}/{SiteAssets.ScriptFileName}\"></script>\n");
        }

        var body = new StringBuilder("<a class=\"skip-link\" href=\"#content\">Skip to content</a>\n")
            .Append(Header(site, currentFileName, hasCode));
        body.Append($"<div class=\"page{(contents is null ? "" : " with-contents")}\">\n{contents}");
        body.Append("<main id=\"content\" tabindex=\"-1\">\n")
            .Append($"{main}</main>\n</div>\n");
        if (site.IsSelfContained)
        {
            // Last, so that the text is there before any script runs.
            var draws = false;
            foreach (var name in chartScripts ?? [])
            {
                if (site.EmbeddedScript!(name) is not { } text) continue;
                body.Append(name == ChartScripts.Formulas ? scripts.Element(text) : scripts.Waiting(text));
                draws |= name != ChartScripts.Formulas;
            }
            if (draws && chartData is not null) body.Append(scripts.Waiting(chartData));
            body.Append(scripts.Element(SiteAssets.Script));
        }

        return $"""
            <!DOCTYPE html>
            <html lang="en"{Culture(site)}>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(scripts.Hashes)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            {head}</head>
            <body>
            {body}</body>
            </html>

            """.Replace("\r\n", "\n");
    }

    /// <summary>The title at the foot of every printed page: a style, since margins of paper take text from nowhere else.</summary>
    private static string PrintedTitle(string title)
    {
        var text = string.Concat(title.Select(character => char.IsControl(character) || character is '"' or '\\' or '<' or '>' or '&'
            ? $"\\{(int)character:x} " : character.ToString()));
        return $"<style>@page {{ @bottom-left {{ content: \"{text}\" }} }}</style>\n";
    }

    private static string Waiting(string address) => $"<script type=\"text/plain\" data-draws=\"{address}\"></script>\n";

    private static string Policy(IEnumerable<string> scriptHashes) =>
        $"default-src 'none'; script-src {string.Join(' ', scriptHashes.Prepend("'self'"))}; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; media-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'";

    private static string Culture(SiteContext site) =>
        site.Culture.Name.Length == 0 ? "" : $" data-culture=\"{HtmlText.Encode(site.Culture.Name)}\"";

    private static string Header(SiteContext site, string? currentFileName, bool hasCode)
    {
        var html = new StringBuilder("<header class=\"site-header\">\n<div class=\"site-bar\">\n");
        html.Append(site.IsSelfContained && currentFileName is not null
            ? $"<span class=\"site-title\">{HtmlText.Encode(site.Title)}</span>\n"
            : $"<a class=\"site-title\" href=\"{site.Base}{IndexFileName}\"{Current(currentFileName is null)}>"
                + $"{HtmlText.Encode(site.Title)}</a>\n");
        if (site.HasSearch) html.Append(Search(site));
        html.Append("<div class=\"site-tools needs-script\">\n");
        if (hasCode) html.Append("<button type=\"button\" data-switch=\"code\" aria-pressed=\"false\">Show code</button>\n");
        html.Append("<button type=\"button\" data-switch=\"theme\" aria-pressed=\"false\">Dark</button>\n</div>\n</div>\n");
        if (site.Pages.Count > 0 && !site.IsSelfContained)
        {
            html.Append("<nav class=\"site-pages\" aria-label=\"Pages\">\n<ul>\n");
            void Link(string fileName, string label) =>
                html.Append($"<li><a href=\"{site.Base}{HtmlText.Link(fileName)}\"{Current(fileName == currentFileName)}>")
                    .Append($"{HtmlText.Encode(label)}</a></li>\n");
            foreach (var page in site.Pages) Link(page.FileName, page.Label);
            if (site.Data is not null) Link(DataPageRenderer.FileName, "Data");
            html.Append("</ul>\n</nav>\n");
        }
        return html.Append("</header>\n").ToString();
    }

    private static string Search(SiteContext site) =>
        $"<form class=\"site-search needs-script\" role=\"search\" data-index=\"{site.Base}{SiteAssets.Folder}/{SearchIndex.FileName}\" "
        + $"data-base=\"{site.Base}\">"
        + "<input type=\"search\" aria-label=\"Search all pages\" placeholder=\"Search all pages\" "
        + "autocomplete=\"off\" spellcheck=\"false\">"
        + "<div class=\"search-answers\"><p role=\"status\"></p><ol class=\"search-results\"></ol></div></form>\n";

    private static string Current(bool isCurrent) => isCurrent ? " aria-current=\"page\"" : "";
}
