using Dib.Html;

namespace Dib.Rendering;

/// <summary>The page that shows each changed output before and after.</summary>
internal static class ChangesPage
{
    private const int MostValues = 50;

    /// <param name="changes">The changes of each notebook that was run again.</param>
    /// <param name="site">How the site's pages are written.</param>
    /// <param name="siteFolder">The way from the page's folder to the site's.</param>
    public static string Render(IReadOnlyList<NotebookChanges> changes, SiteOptions site, string siteFolder)
    {
        var pages = changes.Select(change => SitePage.Of(change.Run)).ToList();
        var context = new SiteContext(site.Title, pages, site.Culture, site.PlotlyPath is not null)
        { Base = HtmlText.Link(siteFolder) + "/", Language = site.Language, ProseLanguage = site.ProseLanguage, Editions = site.Editions };
        var title = site.Language.Say("changes");
        var state = new PageState(new NotebookRun("changes", new Notebook([]), []), context);
        var main = new StringBuilder($"<article>\n<h1>{HtmlText.Encode(title)}</h1>\n");
        var shown = new HashSet<string>();
        foreach (var (change, page) in changes.Zip(pages))
            // Of several pages of a notebook one is shown, of the others what their values were and are.
            main.Append(Notebook(change, page, state, isWhole: change.Outputs.Count == 0 || shown.Add(change.Run.Path)));
        main.Append("</article>\n");
        // The page is one file beside the site: what its charts are drawn from lies in it.
        if (state.ChartData is { } charts) main.Append(state.Scripts.Waiting(charts));
        return PageShell.Write(context, title, currentFileName: "", "", main.ToString(), state.Scripts, chartScripts: state.ChartScripts);
    }

    private static string Notebook(NotebookChanges change, SitePage page, PageState state, bool isWhole)
    {
        var language = state.Language;
        var html = new StringBuilder(
            $"<h2{state.Site.ProseLang}><a href=\"{state.Site.Base}{HtmlText.Link(page.FileName)}\">"
            + $"{HtmlText.Encode(page.Title)}</a></h2>\n");
        var broken = BrokenClaim.Of(change.Run);
        if (broken.Count > 0)
        {
            var claims = broken.Select(claim =>
                $"<li>{language.Html("changes.cell", claim.Cell, $"<code>{HtmlText.Encode(claim.Condition)}</code>")}</li>");
            html.Append($"<p class=\"broken-claims\">{language.Html("claims", broken.Count)}:</p>\n"
                + $"<ul>\n{string.Join("\n", claims)}\n</ul>\n");
        }
        if (change.Outputs.Count == 0)
            html.Append($"<p>{language.Html("changes.none")}</p>\n");
        foreach (var output in change.Outputs)
        {
            html.Append($"<section class=\"change\"><h3>")
                .Append($"{language.Html("changes.cell", output.Cell, Prose("span", output.Name, state))}</h3>\n")
                .Append(Values(output.Values, state));
            if (isWhole)
                html.Append("<div class=\"before-after\">\n")
                    .Append(Side(language.Html("changes.before"), language.Html("changes.was-not"), output.Before, output, change, state))
                    .Append(Side(language.Html("changes.after"), language.Html("changes.is-not"), output.After, output, change, state))
                    .Append("</div>\n");
            html.Append("</section>\n");
        }
        return html.ToString();
    }

    private static string Values(IReadOnlyList<ValueChange> values, PageState state)
    {
        if (values.Count == 0)
            return "";
        var items = values.Take(MostValues).Select(value => Prose("li", value.In(state.Language), state));
        var rest = values.Count > MostValues ? $"<li>{state.Language.Html("changes.more", values.Count - MostValues)}</li>" : "";
        return $"<ul class=\"value-changes\">\n{string.Join("\n", items)}{rest}\n</ul>\n";
    }

    private static string Content(Output output, CellRun cell, PageState state, NotebookRun run)
    {
        var within = state.Within(run);
        var html = OutputWriter.Write(output, cell, within);
        state.Load(within.ChartScripts);
        return html;
    }

    private static string Prose(string element, string text, PageState state) =>
        $"<{element}{state.Site.ProseLang}>{HtmlText.Encode(text)}</{element}>";

    private static string Side(string title, string absent, Output? output, OutputChange change, NotebookChanges notebook, PageState state)
    {
        var cell = notebook.Run.Cells[Math.Min(change.Cell, notebook.Run.Cells.Count) - 1];
        var content = output is null ? $"<p class=\"absent\">{absent}</p>"
            : Content(output, cell, state, notebook.Run);
        return $"<div><h4>{title}</h4><div{state.Site.ProseLang}>{content}</div></div>\n";
    }
}
