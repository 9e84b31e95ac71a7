using System.Net;
using System.Text.RegularExpressions;

namespace Dib.Html;

/// <summary>The links of a page to other pages of its site, which lead nowhere where the page travels alone.</summary>
internal static partial class LinksBetweenPages
{
    /// <summary>Leaves of each such link its text; scripts stay as they are, or they would not be those that the page allows.</summary>
    public static string Remove(string html, SiteContext site)
    {
        var pages = site.Pages.Select(page => page.FileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return LinkOrScript().Replace(html, link =>
            link.Groups["file"].Success && pages.Contains(Uri.UnescapeDataString(WebUtility.HtmlDecode(link.Groups["file"].Value))) ? link.Groups["text"].Value : link.Value);
    }

    [GeneratedRegex("""<script[\s>].*?</script|<a\s[^>]*?href="(?<file>[^"#?]+)(?:[#?][^"]*)?"[^>]*>(?<text>.*?)</a>""", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkOrScript();
}
