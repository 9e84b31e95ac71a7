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
        var outline = new Outline();
        var main = new StringBuilder("<article class=\"data-page\">\n<div class=\"prose\">\n");
        main.Append($"<h1 id=\"{outline.Add("Data", 1).Id}\">Data</h1>\n<p>{HtmlText.Encode(data.Title)}</p>\n");
        if (data.Description.Length > 0) main.Append($"<p>{HtmlText.Encode(data.Description)}</p>\n");
        main.Append($"<p>{HtmlText.Encode(Summary(data))}</p>\n</div>\n");

        main.Append($"<h2 id=\"{outline.Add("Tables", 2).Id}\">Tables</h2>\n");
        foreach (var resource in data.Resources) main.Append(Resource(resource, site, outline));

        if (data.Sources.Count > 0)
        {
            main.Append($"<h2 id=\"{outline.Add("Sources", 2).Id}\">Sources</h2>\n<ul class=\"prose\">\n");
            foreach (var source in data.Sources)
            {
                var parts = new[] { source.Title, source.Published, source.Address }.Where(part => part.Length > 0);
                main.Append($"<li>{HtmlText.Encode(string.Join(". ", parts))}.</li>\n");
            }
            main.Append("</ul>\n");
        }
        main.Append("</article>\n");
        var scripts = new InlineScripts();
        return PageShell.Write(site, "Data", FileName, data.Title, main.ToString(), scripts,
            ContentsWriter.Write(outline.Headings, scripts));
    }

    private static string Summary(DataPackage data)
    {
        var stated = data.Resources.Count(resource => resource.IsAsStated is not null);
        var right = data.Resources.Count(resource => resource.IsAsStated == true);
        var date = data.Age.Length > 0 ? $"The data are {data.Age}. " : "";
        return date + (stated == 0 ? "The description states no hashes."
            : right == stated
                ? $"When this site was made, the content of all {stated} tables was the one that their description states, by SHA-256."
                : $"When this site was made, {stated - right} of {stated} tables were not what their description states: "
                    + "they were changed after it was written.");
    }

    private static string Resource(DataResource resource, SiteContext site, Outline outline)
    {
        var html = new StringBuilder("<section class=\"data-table\">\n");
        html.Append($"<h3 id=\"{outline.Add(resource.Title, 3).Id}\">{HtmlText.Encode(resource.Title)}</h3>\n"
            + $"<p class=\"data-facts\">{Download(resource, site)}");
        if (resource.Content is not null)
            html.Append($" · {resource.Rows} {(resource.Rows == 1 ? "row" : "rows")} "
                + $"· SHA-256 <code title=\"{resource.Hash}\">{resource.Hash[..12]}…</code> · {Check(resource)}");
        html.Append("</p>\n");
        foreach (var key in resource.Keys) html.Append($"<p class=\"data-facts\">{HtmlText.Encode(key)}</p>\n");

        html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" ")
            .Append($"aria-label=\"{HtmlText.Encode(outline.AddLabel($"Columns: {resource.Title}"))}\"><table>");
        html.Append("<thead><tr><th scope=\"col\">Column</th><th scope=\"col\">Type</th><th scope=\"col\">Meaning</th>"
            + "<th scope=\"col\">Must be</th></tr></thead>\n<tbody>\n");
        foreach (var field in resource.Fields)
            html.Append($"<tr><td><code>{HtmlText.Encode(field.Name)}</code></td><td>{HtmlText.Encode(field.Type)}</td>"
                + $"<td>{HtmlText.Encode(field.Description)}</td><td>{HtmlText.Encode(field.Rules)}</td></tr>\n");
        return html.Append("</tbody></table></div>\n</section>\n").ToString();
    }

    private static string Download(DataResource resource, SiteContext site)
    {
        var name = HtmlText.Encode(resource.Path);
        if (resource.Content is null) return $"<code>{name}</code>, which is missing";
        var address = site.IsSelfContained
            ? $"data:text/csv;charset=utf-8;base64,{Convert.ToBase64String(resource.Content)}"
            : $"{site.Base}{Folder}/{string.Join('/', resource.Path.Split('/').Select(HtmlText.Link))}";
        return $"<a href=\"{address}\" download=\"{HtmlText.Encode(System.IO.Path.GetFileName(resource.Path))}\">Download {name}</a>";
    }

    private static string Check(DataResource resource) => resource.IsAsStated switch
    {
        true => "as its description states",
        false => "<strong>not as its description states</strong>",
        null => "no hash stated",
    };
}
