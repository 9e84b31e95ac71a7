using System.Net;

namespace Dib.Html;

/// <summary>The frame of a table: it scrolls by itself, so that a phone's page never does sideways,
/// and has what a reader can do with it.</summary>
internal static partial class TableFrame
{
    /// <summary>With more rows, a table scrolls within its frame under a header that stays.</summary>
    private const int MostRowsInFull = 60;

    /// <summary>Shorter headings and texts stand on one line anyway.</summary>
    private const int LeastHead = 12;
    private const int LeastText = 6;

    /// <summary>With more rows, the one looked for is not seen at once.</summary>
    private const int MostRowsAtOnce = 8;

    /// <summary>Frames HTML that holds a table; other HTML is only kept from widening the page.</summary>
    /// <param name="html">What to frame.</param>
    /// <param name="label">What the frame holds, for those who do not see it; a table's caption says it better.</param>
    /// <param name="page">The page.</param>
    public static string Around(string html, string label, PageState page)
    {
        if (!TableTag().IsMatch(html)) return $"<div class=\"scroll-plain\">{html}</div>";
        var caption = Caption().Match(html);
        label = page.Outline.AddLabel(caption.Success ? WebUtility.HtmlDecode(caption.Groups["text"].Value) : label);
        var rows = RowTag().Count(html) - 1;
        var isData = DataTableTag().Count(html) == 1;
        return $"<div class=\"table-frame{(isData ? "" : " bare")}\">{(isData && rows > MostRowsAtOnce ? Filter(page.Site) : "")}"
            + $"<div class=\"scroll{(rows > MostRowsInFull ? " long" : "")}\" tabindex=\"0\" role=\"region\" "
            + $"aria-label=\"{HtmlText.Encode(label)}\">{Translated(isData ? Wide(html) : html, page.Site)}</div>"
            + $"{(isData ? Tools(page.Site) : "")}</div>";
    }

    /// <summary>Says of each column how long its heading and its texts are: from its first look, the table gives them the width that
    /// keeps them on few lines.</summary>
    private static string Wide(string html)
    {
        var rows = Row().Matches(html).Select(row => Cell().Matches(row.Value)).ToList();
        if (rows is not [var heads, ..]) return html;
        // Cells over several columns are none of these.
        var whole = rows.Skip(1).Where(row => row.Count == heads.Count).ToList();
        var column = 0;
        return HeadCell().Replace(html, cell =>
        {
            var text = whole.Select(row => row[column]).Where(data => !data.Groups["number"].Success).Select(Length).DefaultIfEmpty().Max();
            var head = Length(heads[column++]);
            string[] lengths = [.. head >= LeastHead ? [$"--head:{head}"] : Array.Empty<string>(),
                .. text >= LeastText ? [$"--text:{text}"] : Array.Empty<string>()];
            return lengths.Length == 0 ? cell.Value : $"{cell.Value} style=\"{string.Join(';', lengths)}\"";
        }, heads.Count);

        static int Length(Match cell) => WebUtility.HtmlDecode(Tag().Replace(cell.Groups["text"].Value, "")).Length;
    }

    private static string Filter(SiteContext site) => $"<p class=\"table-find needs-script\"{site.FrameLang}>"
        + $"<label>{site.Language.Html("table.filter")} <input type=\"search\" spellcheck=\"false\"></label> "
        + "<span aria-live=\"polite\"></span></p>";

    private static string Tools(SiteContext site) => $"<p class=\"table-tools needs-script\"{site.FrameLang}>"
        + $"<button data-copy=\"table\">{site.Language.Html("table.copy")}</button> "
        + $"<button data-save=\"csv\">{site.Language.Html("table.csv")}</button>"
        // Where a CSV has decimal commas, it is what Excel opens.
        + (site.Language.HasDecimalComma ? "" : $" <button data-save=\"excel\" title=\"{site.Language.Html("table.excel.title")}\">"
            + $"{site.Language.Html("table.excel")}</button>") + "</p>";

    /// <summary>What a library says in a table's frame has its key beside it, and the values in it.</summary>
    private static string Translated(string html, SiteContext site)
    {
        return SaidTitle().Replace(SaidText().Replace(html, said => $"{said.Groups["tag"]}{site.FrameLang}>{Words(said)}<"),
            said => $"title=\"{Words(said)}\"");

        string Words(Match said) => site.Language.Html(said.Groups["key"].Value,
            [.. said.Groups["values"].Value.Split('|', StringSplitOptions.RemoveEmptyEntries)]);
    }

    // Keys that are no words of a table's are of someone else's markup.
    [GeneratedRegex("""(?<tag><td[^>]*)\sdata-say="(?<key>table\.(?:sum|rest|rest\.kept|rest\.part|more|more\.part))["]"""
        + """(?:\sdata-values="(?<values>[^"]*)")?>[^<]*<""", RegexOptions.CultureInvariant)]
    private static partial Regex SaidText();

    [GeneratedRegex("""data-say-title="(?<key>table\.rounded)"\stitle="[^"]*["]""", RegexOptions.CultureInvariant)]
    private static partial Regex SaidTitle();

    [GeneratedRegex(@"<table[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TableTag();

    [GeneratedRegex("<caption[^>]*>(?<text>[^<]+)<", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    [GeneratedRegex(@"<tr[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RowTag();

    [GeneratedRegex(@"<tr[\s>].*?</tr>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex("""<t[dh](?<number>\sclass="number")?[^>]*>(?<text>.*?)</t[dh]>""",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    [GeneratedRegex("<th(?=[ >])", RegexOptions.CultureInvariant)]
    private static partial Regex HeadCell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""<table[^>]*\sclass="(?:[^"]*\s)?data[\s"]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DataTableTag();
}
