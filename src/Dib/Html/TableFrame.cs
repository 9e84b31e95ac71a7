using System.Net;

namespace Dib.Html;

/// <summary>The frame of a table: it scrolls by itself, so that a phone's page never does sideways,
/// and has what a reader can do with it.</summary>
internal static partial class TableFrame
{
    /// <summary>With more rows, a table scrolls within its frame under a header that stays.</summary>
    private const int MostRowsInFull = 60;

    /// <summary>With more rows, the one looked for is not seen at once.</summary>
    private const int MostRowsAtOnce = 8;

    private const string Filter =
        "<p class=\"table-find needs-script\">"
            + "<label>Filter rows <input type=\"search\" spellcheck=\"false\"></label> <span aria-live=\"polite\"></span></p>";

    private const string Tools =
        "<p class=\"table-tools needs-script\">"
            + "<button data-copy=\"table\">Copy</button> <button data-save=\"csv\">Save as CSV</button> "
            + "<button data-save=\"excel\" title=\"CSV as Excel opens it where numbers have a decimal comma\">Save for Excel</button></p>";

    /// <summary>Frames HTML that holds a table; other HTML is only kept from widening the page.</summary>
    /// <param name="html">What to frame.</param>
    /// <param name="label">What the frame holds, for those who do not see it; a table's caption says it better.</param>
    /// <param name="outline">Knows which labels the page has already.</param>
    public static string Around(string html, string label, Outline outline)
    {
        if (!TableTag().IsMatch(html)) return $"<div class=\"scroll-plain\">{html}</div>";
        var caption = Caption().Match(html);
        label = outline.AddLabel(caption.Success ? WebUtility.HtmlDecode(caption.Groups["text"].Value) : label);
        var rows = RowTag().Count(html) - 1;
        var isData = DataTableTag().Count(html) == 1;
        return $"<div class=\"table-frame\">{(isData && rows > MostRowsAtOnce ? Filter : "")}"
            + $"<div class=\"scroll{(rows > MostRowsInFull ? " long" : "")}\" tabindex=\"0\" role=\"region\" "
            + $"aria-label=\"{HtmlText.Encode(label)}\">{html}</div>"
            + $"{(isData ? Tools : "")}</div>";
    }

    [GeneratedRegex(@"<table[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TableTag();

    [GeneratedRegex("<caption[^>]*>(?<text>[^<]+)</caption>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    [GeneratedRegex(@"<tr[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RowTag();

    [GeneratedRegex("""<table[^>]*\sclass="(?:[^"]*\s)?data[\s"]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DataTableTag();
}
