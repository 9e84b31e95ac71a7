using Dib.Html;

namespace Dib.Rendering;

/// <summary>The page that shows each changed output before and after.</summary>
internal static class ChangesPage
{
    private const string Title = "What changed";
    private const int MostValues = 50;

    /// <param name="changes">The changes of each notebook that was run again.</param>
    /// <param name="site">How the site's pages are written.</param>
    /// <param name="siteFolder">The way from the page's folder to the site's.</param>
    public static string Render(IReadOnlyList<NotebookChanges> changes, SiteOptions site, string siteFolder)
    {
        var pages = changes.Select(change => SitePage.Of(change.Run)).ToList();
        var context = new SiteContext(site.Title, pages, site.Culture, site.PlotlyPath is not null)
        { Base = HtmlText.Link(siteFolder) + "/" };
        var state = new PageState(new NotebookRun("changes", new Notebook([]), []), context);
        var main = new StringBuilder($"<article>\n<h1>{Title}</h1>\n");
        var shown = new HashSet<string>();
        foreach (var (change, page) in changes.Zip(pages))
            // Of several pages of a notebook one is shown, of the others what their values were and are.
            main.Append(Notebook(change, page, state, isWhole: change.Outputs.Count == 0 || shown.Add(change.Run.Path)));
        main.Append("</article>\n");
        return PageShell.Write(context, Title, currentFileName: "", "", main.ToString(), state.Scripts, chartScripts: state.ChartScripts);
    }

    private static string Notebook(NotebookChanges change, SitePage page, PageState state, bool isWhole)
    {
        var html = new StringBuilder(
            $"<h2><a href=\"{state.Site.Base}{HtmlText.Link(page.FileName)}\">{HtmlText.Encode(page.Title)}</a></h2>\n");
        var broken = BrokenClaim.Of(change.Run);
        if (broken.Count > 0)
        {
            var claims = broken.Select(claim => $"<li>Cell {claim.Cell}: <code>{HtmlText.Encode(claim.Condition)}</code></li>");
            html.Append($"<p class=\"broken-claims\">{BrokenClaim.Count(broken.Count)}:</p>\n<ul>\n{string.Join("\n", claims)}\n</ul>\n");
        }
        if (change.Outputs.Count == 0)
            html.Append("<p>Run again; every output is what it was.</p>\n");
        foreach (var output in change.Outputs)
        {
            html.Append($"<section class=\"change\"><h3>Cell {output.Cell}: {HtmlText.Encode(output.Name)}</h3>\n");
            html.Append(Values(output.Values));
            if (isWhole)
                html.Append("<div class=\"before-after\">\n").Append(Side("Before", output.Before, output, change, state))
                .Append(Side("After", output.After, output, change, state)).Append("</div>\n");
            html.Append("</section>\n");
        }
        return html.ToString();
    }

    private static string Values(IReadOnlyList<ValueChange> values)
    {
        if (values.Count == 0)
            return "";
        var items = values.Take(MostValues).Select(value => $"<li>{HtmlText.Encode(value.ToString())}</li>");
        var rest = values.Count > MostValues ? $"<li>… and {values.Count - MostValues} more</li>" : "";
        return $"<ul class=\"value-changes\">\n{string.Join("\n", items)}{rest}\n</ul>\n";
    }

    private static string Content(Output output, CellRun cell, PageState state, NotebookRun run)
    {
        var within = state.Within(run);
        var html = OutputWriter.Write(output, cell, within);
        state.Load(within.ChartScripts);
        return html;
    }

    private static string Side(string title, Output? output, OutputChange change, NotebookChanges notebook, PageState state)
    {
        var cell = notebook.Run.Cells[Math.Min(change.Cell, notebook.Run.Cells.Count) - 1];
        var content = output is null ? $"<p class=\"absent\">{(title == "Before" ? "Not there before." : "No longer there.")}</p>"
            : Content(output, cell, state, notebook.Run);
        return $"<div><h4>{title}</h4>{content}</div>\n";
    }
}
