using Dib.Rendering;

namespace Dib.Html;

/// <summary>The ways between the pages of one notebook: the reader's own, and the same page in another language.</summary>
internal static class EditionLinks
{
    // What was chosen stands in the list's place before it is painted, so that nothing moves for it.
    private const string ShowChosen =
        "(function(){var p=document.currentScript.previousElementSibling,m=document.documentElement.dataset.mine,"
        + "a=m&&p.querySelector('[data-name=\"'+CSS.escape(m)+'\"]');"
        + "if(a){p.classList.add('chosen');p.querySelector('.picker-question').textContent=a.textContent}})()";

    /// <summary>
    /// What readers choose their own page by: a list that opens without a script; one adds a filter, remembers the choice, and marks
    /// it in every chart and table.
    /// </summary>
    public static string Picker(SiteContext site, InlineScripts scripts)
    {
        if (Chosen(site) is not { } series) return "";
        var question = HtmlText.Encode(Question(series, site));
        return $"<details class=\"picker\"><summary><span class=\"picker-question\">{question}</span></summary>\n"
            + $"<div class=\"picker-list\"><input class=\"needs-script\" type=\"search\" aria-label=\"{question}\" "
            + $"placeholder=\"{question}\" autocomplete=\"off\" spellcheck=\"false\">\n"
            + $"<ul>\n{Choices(series, site)}</ul>\n</div></details>{scripts.Element(ShowChosen)}";
    }

    /// <summary>The same choices as a part of the front page.</summary>
    public static string List(SiteContext site) => Chosen(site) is not { } series ? ""
        : $"<nav class=\"choices\" aria-labelledby=\"choices\"><h2 id=\"choices\">{HtmlText.Encode(Question(series, site))}</h2>\n"
            + $"<ul>\n{Choices(series, site)}</ul>\n</nav>\n";

    /// <summary>Links to the page in the other languages that it is written in.</summary>
    public static string OtherLanguages(SiteContext site) => site.IsSelfContained ? "" : string.Concat(Others(site).Select(other =>
        $"<a class=\"language\" lang=\"{other.Language}\" hreflang=\"{other.Language}\" data-short=\"{other.Language.ToUpperInvariant()}\" "
            + $"href=\"{site.Base}{HtmlText.Link(other.FileName)}\"><span>{HtmlText.Encode(NameOf(other.Language))}</span></a>\n"));

    /// <summary>The same for programs that read the page's head.</summary>
    public static string Alternates(SiteContext site) => site.IsSelfContained ? "" : string.Concat(Others(site).Select(other =>
        $"<link rel=\"alternate\" hreflang=\"{other.Language}\" href=\"{site.Base}{HtmlText.Link(other.FileName)}\">\n"));

    /// <summary>For the page of a choice: what is marked there, whatever the reader chose.</summary>
    public static string Own(SiteContext site) => site.Edition?.Value is { } value && IsChosen(site, value)
        ? $" data-own=\"{HtmlText.Encode(value)}\"" : "";

    /// <summary>The series that readers choose from, where its pages are there.</summary>
    private static Series? Chosen(SiteContext site) => site.Editions.Chosen is { } series && !site.IsSelfContained
        && site.Pages.Any(page => page.Edition?.Input == series.Input) ? series : null;

    private static IEnumerable<Edition> Others(SiteContext site) => site.Edition is not { } edition ? []
        : site.Pages.Select(page => page.Edition).OfType<Edition>().Where(other => other.Language != edition.Language
            && (other.IsFront, other.Input, other.Value) == (edition.IsFront, edition.Input, edition.Value));

    private static string Choices(Series series, SiteContext site)
    {
        var html = new StringBuilder();
        foreach (var value in series.Values)
        {
            var fileName = site.Editions.FileName(series, value, site.Language.Code);
            var current = site.Edition?.FileName == fileName ? " aria-current=\"page\"" : "";
            html.Append($"<li><a href=\"{site.Base}{HtmlText.Link(fileName)}\" data-name=\"{HtmlText.Encode(value.Name)}\"{current}");
            if (value.OtherNames.Count > 0) html.Append($" data-names=\"{HtmlText.Encode(string.Join('|', value.OtherNames))}\"");
            html.Append($">{HtmlText.Encode(value.Name)}</a></li>\n");
        }
        return html.ToString();
    }

    private static bool IsChosen(SiteContext site, string value) =>
        site.Editions.Chosen is { } series && site.Edition?.Input == series.Input && series.Values.Any(other => other.Name == value);

    private static string Question(Series series, SiteContext site) =>
        series.Choose.GetValueOrDefault(site.Language.Code) ?? series.Choose.Values.First();

    private static string NameOf(string language) => new CultureInfo(language).NativeName is var name
        ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
