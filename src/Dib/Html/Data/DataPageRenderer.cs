namespace Dib.Html.Data;

/// <summary>Makes the page of a site's data: what each table holds, where it comes from, what it must fulfil,
/// and the table itself to take away.</summary>
internal static class DataPageRenderer
{
    public const string FileName = "data.html";

    /// <summary>Where the site keeps the tables.</summary>
    public const string Folder = "data";

    public static string Render(DataPackage data, SiteContext site)
    {
        var (outline, language) = (new Outline(), site.Language);
        string Heading(string key, int level)
        {
            var heading = outline.Add(language.Say(key), level);
            return $"<h{level} id=\"{heading.Id}\">{HtmlText.Encode(heading.Text)}</h{level}>\n";
        }
        var main = new StringBuilder("<article class=\"data-page\">\n<div class=\"prose\">\n");
        main.Append(Heading("data", 1)).Append($"<p{site.ProseLang}>{HtmlText.Encode(data.Title)}</p>\n");
        if (data.Description.Length > 0) main.Append($"<p{site.ProseLang}>{HtmlText.Encode(data.Description)}</p>\n");
        main.Append($"<p>{HtmlText.Encode(Summary(data, language))}</p>\n</div>\n");

        main.Append(Heading("data.tables", 2));
        foreach (var resource in data.Resources) main.Append(Resource(resource, site, outline));

        if (data.Sources.Count > 0)
        {
            main.Append(Heading("data.sources", 2)).Append($"<ul class=\"prose\"{site.ProseLang}>\n");
            foreach (var source in data.Sources)
            {
                var parts = new[] { source.Title, source.Published, source.Address }.Where(part => part.Length > 0);
                main.Append($"<li>{HtmlText.Encode(string.Join(". ", parts))}.</li>\n");
            }
            main.Append("</ul>\n");
        }
        main.Append("</article>\n");
        var scripts = new InlineScripts();
        return PageShell.Write(site, language.Say("data"), FileName, data.Title, main.ToString(), scripts,
            ContentsWriter.Write(outline.Headings, scripts, site));
    }

    private static string Summary(DataPackage data, SiteLanguage language)
    {
        var stated = data.Resources.Count(resource => resource.IsAsStated is not null);
        var right = data.Resources.Count(resource => resource.IsAsStated == true);
        var date = data.Age(language) is { Length: > 0 } age ? $"{language.Say("data.age", age)} " : "";
        return date + (stated == 0 ? language.Say("data.unstated")
            : right == stated ? language.Say("data.right", $"{stated}") : language.Say("data.wrong", $"{stated - right}", stated));
    }

    private static string Resource(DataResource resource, SiteContext site, Outline outline)
    {
        var language = site.Language;
        var html = new StringBuilder("<section class=\"data-table\">\n");
        var id = outline.Add(resource.Title, 3).Id;
        html.Append($"<h3{site.ProseLang} id=\"{id}\">{HtmlText.Encode(resource.Title)}</h3>\n"
            + $"<p class=\"data-facts\">{Download(resource, site)}");
        if (resource.Content is not null)
            html.Append($" · {language.Html("data.rows", resource.Rows)} "
                + $"· SHA-256 <code title=\"{resource.Hash}\">{resource.Hash[..12]}…</code> · {Check(resource, language)}");
        html.Append("</p>\n");
        foreach (var key in resource.Keys) html.Append($"<p class=\"data-facts\">{HtmlText.Encode(key.In(language))}</p>\n");

        html.Append($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}\"><table>");
        string[] heads = [language.Html("data.column"), language.Html("data.type"), language.Html("data.meaning"),
            language.Html("data.rules")];
        html.Append($"<thead><tr>{string.Concat(heads.Select(head => $"<th scope=\"col\">{head}</th>"))}</tr></thead>\n<tbody>\n");
        foreach (var field in resource.Fields)
            html.Append($"<tr><td><code>{HtmlText.Encode(field.Name)}</code></td><td><code>{HtmlText.Encode(field.Type)}</code></td>"
                + $"<td{site.ProseLang}>{HtmlText.Encode(field.Description)}</td>"
                + $"<td>{HtmlText.Encode(string.Join("; ", field.Rules.Select(rule => rule.In(language))))}</td></tr>\n");
        return html.Append("</tbody></table></div>\n</section>\n").ToString();
    }

    private static string Download(DataResource resource, SiteContext site)
    {
        var name = HtmlText.Encode(resource.Path);
        if (resource.Content is null) return site.Language.Html("data.missing", $"<code>{name}</code>");
        var address = site.IsSelfContained
            ? $"data:text/csv;charset=utf-8;base64,{Convert.ToBase64String(resource.Content)}"
            : $"{site.Base}{Folder}/{string.Join('/', resource.Path.Split('/').Select(HtmlText.Link))}";
        return $"<a href=\"{address}\" download=\"{HtmlText.Encode(System.IO.Path.GetFileName(resource.Path))}\">"
            + $"{site.Language.Html("data.download", name)}</a>";
    }

    private static string Check(DataResource resource, SiteLanguage language) => resource.IsAsStated switch
    {
        true => language.Html("data.as-stated"),
        false => $"<strong>{language.Html("data.not-as-stated")}</strong>",
        null => language.Html("data.no-hash"),
    };
}
