using System.Text.RegularExpressions;

namespace Dib.Html;

/// <summary>The frame of a table: it scrolls by itself, so that a phone's page never does sideways, and saves as CSV.</summary>
internal static partial class TableFrame
{
    /// <summary>With more rows, a table scrolls within its frame under a header that stays.</summary>
    private const int MostRowsInFull = 60;

    /// <summary>Frames HTML that holds a table; other HTML is only kept from widening the page.</summary>
    public static string Around(string html, string label)
    {
        if (!TableTag().IsMatch(html)) return $"<div class=\"scroll-plain\">{html}</div>";
        var isLong = RowTag().Count(html) > MostRowsInFull;
        return $"<div class=\"table-frame\"><div class=\"scroll{(isLong ? " long" : "")}\" tabindex=\"0\" role=\"region\" aria-label=\"{HtmlText.Encode(label)}\">{html}</div>"
            + (DataTableTag().Count(html) == 1 ? "<p class=\"table-tools\"><button type=\"button\" class=\"needs-script\" data-save=\"csv\">Save as CSV</button></p>" : "")
            + "</div>";
    }

    [GeneratedRegex(@"<table[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TableTag();

    [GeneratedRegex(@"<tr[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RowTag();

    [GeneratedRegex("""<table[^>]*\sclass="(?:[^"]*\s)?data[\s"]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DataTableTag();
}
