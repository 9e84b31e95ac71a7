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
        + """try{var t=localStorage.getItem("theme");if(t==="dark"||t==="light")d.dataset.theme=t;"""
        + """var m=d.dataset.own||localStorage.getItem("mine");if(m)d.dataset.mine=m}catch(e){}})()""";

    // Where the pages do not all fit into a phone's row, the one that is read is in sight, before anything is painted.
    private const string ScrollToCurrent =
        "(function(){var p=document.currentScript.previousElementSibling.firstElementChild,c=p.querySelector('[aria-current]');"
        + "if(c)p.scrollLeft=c.offsetLeft-(p.clientWidth-c.offsetWidth)/2})()";

    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Cpath fill='%230b6b74' d='M1 9h3v6H1zM6 4h3v11H6zM11 1h3v14h-3z'/%3E%3C/svg%3E";

    public static string Write(SiteContext site, string title, string? currentFileName, string description, string main,
        InlineScripts scripts, string? contents = null, bool hasCode = false, IReadOnlyList<string>? chartScripts = null,
        string? chartData = null, bool isWide = false)
    {
        var pageTitle = title == site.Title ? title : $"{title} – {site.Title}";
        var head = new StringBuilder($"<title>{HtmlText.Encode(pageTitle)}</title>\n");
        if (description.Length > 0) head.Append($"<meta name=\"description\" content=\"{HtmlText.Encode(description)}\">\n");
        head.Append(EditionLinks.Alternates(site));
        head.Append($"<link rel=\"icon\" href=\"{HtmlText.Encode(Icon)}\">\n");
        head.Append(site.IsSelfContained
            ? $"<style>\n{SiteAssets.Style}</style>\n"
            : $"<link rel=\"stylesheet\" href=\"{site.Base}{SiteAssets.Folder}/{SiteAssets.StyleFileName}\">\n");
        if (chartScripts?.Contains(ChartScripts.Formulas) == true && site.DrawsCharts)
            head.Append(site.EmbeddedScript?.Invoke(ChartScripts.FormulaStyle) is { } style ? $"<style>\n{style}</style>\n"
                : $"<link rel=\"stylesheet\" href=\"{site.Base}{SiteAssets.Folder}/{ChartScripts.FormulaStyle}\">\n");
        head.Append(PrintedTitle(pageTitle)).Append(scripts.Element(EarlyScript))
            .Append($"<script type=\"application/json\" data-words>{site.Language.ScriptWords}</script>\n");
        if (!site.IsSelfContained)
        {
            foreach (var name in site.DrawsCharts ? chartScripts ?? [] : [])
                head.Append(name == ChartScripts.Formulas ? $"<script defer src=\"{site.Base}{SiteAssets.Folder}/{name}\"></script>\n"
                    : Waiting($"{site.Base}{SiteAssets.Folder}/{name}"));
            // A browser may keep the data of an older page by the same name.
            if (chartData is not null && currentFileName is not null)
            {
                var name = HtmlText.Link(Path.GetFileName(SiteAssets.ChartData(currentFileName)));
                head.Append(Waiting($"{site.Base}{SiteAssets.Folder}/{name}?{ContentHash.OfText(chartData)[..8]}"));
            }
            head.Append($"<script defer src=\"{site.Base}{SiteAssets.Folder}/{SiteAssets.ScriptFileName}\"></script>\n");
        }

        var body = new StringBuilder($"<a class=\"skip-link\" href=\"#content\">{site.Language.Html("skip")}</a>\n")
            .Append(Header(site, currentFileName, hasCode, scripts));
        body.Append($"<div class=\"page{(contents is null ? "" : " with-contents")}\">\n{contents}");
        body.Append($"<main id=\"content\"{(isWide ? " class=\"wide\"" : "")} tabindex=\"-1\">\n")
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
            <html lang="{site.Language.Code}"{Culture(site)}{EditionLinks.Own(site)}>
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

    private static string Header(SiteContext site, string? currentFileName, bool hasCode, InlineScripts scripts)
    {
        var html = new StringBuilder("<header class=\"site-header\">\n<div class=\"site-bar\">\n");
        html.Append(site.IsSelfContained && currentFileName is not null
            ? $"<span class=\"site-title\">{HtmlText.Encode(site.Title)}</span>\n"
            : $"<a class=\"site-title\" href=\"{site.Base}{site.Home}\"{Current(currentFileName is null || currentFileName == site.Home)}>"
                + $"{HtmlText.Encode(site.Title)}</a>\n");
        html.Append(EditionLinks.Picker(site, scripts));
        if (site.HasSearch) html.Append(Search(site));
        html.Append(EditionLinks.OtherLanguages(site)).Append("<div class=\"site-tools needs-script\">\n");
        if (hasCode) html.Append(Switch("code", site.Language.Html("code.show")));
        html.Append(Switch("theme", site.Language.Html("dark"))).Append("</div>\n</div>\n");
        if (site.Pages.Count > 0 && !site.IsSelfContained)
        {
            html.Append($"<nav class=\"site-pages\" aria-label=\"{site.Language.Html("pages")}\">\n<ul>\n");
            void Link(string fileName, string label, string lang) =>
                html.Append($"<li{lang}><a href=\"{site.Base}{HtmlText.Link(fileName)}\"{Current(fileName == currentFileName)}>")
                    .Append($"{HtmlText.Encode(label)}</a></li>\n");
            foreach (var page in site.OwnPages)
            {
                var label = site.Editions.Labels.GetValueOrDefault(Path.GetFileName(page.Path))?.GetValueOrDefault(site.Language.Code);
                Link(page.FileName, label ?? page.Label, label is null ? site.NotebooksLang : "");
            }
            if (site.Data is not null) Link(DataPageRenderer.FileName, site.Language.Say("data"), "");
            html.Append("</ul>\n</nav>").Append(scripts.Element(ScrollToCurrent));
        }
        return html.Append("</header>\n").ToString();
    }

    private static string Search(SiteContext site) =>
        $"<form class=\"site-search needs-script\" role=\"search\" "
        + $"data-index=\"{site.Base}{SiteAssets.Folder}/{SearchIndex.FileNameOf(site.Editions, site.Language.Code)}\" "
        + $"data-base=\"{site.Base}\">"
        + $"<input type=\"search\" aria-label=\"{site.Language.Html("search")}\" placeholder=\"{site.Language.Html("search")}\" "
        + "autocomplete=\"off\" spellcheck=\"false\">"
        + "<div class=\"search-answers\"><p role=\"status\"></p><ol class=\"search-results\"></ol></div></form>\n";

    private static string Switch(string name, string label) =>
        $"<button type=\"button\" data-switch=\"{name}\" aria-pressed=\"false\"><span>{label}</span></button>\n";

    private static string Current(bool isCurrent) => isCurrent ? " aria-current=\"page\"" : "";
}
