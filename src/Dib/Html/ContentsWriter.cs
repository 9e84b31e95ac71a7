using System.Text;

namespace Dib.Html;

/// <summary>Writes a page's contents from its headings of levels 2 and 3.</summary>
internal static class ContentsWriter
{
    private const int LeastHeadings = 2;

    // Open beside the text where there is room, one closed line above it on a phone; decided before it is painted.
    private const string OpenWhereWide =
        "document.currentScript.previousElementSibling.firstElementChild.open=matchMedia('(min-width:72rem)').matches";

    /// <summary>The contents, or null where a page is too short to need them.</summary>
    public static string? Write(IReadOnlyList<Heading> headings, InlineScripts scripts)
    {
        var sections = headings.Where(heading => heading.Level is 2 or 3).ToList();
        if (sections.Count < LeastHeadings) return null;
        var html = new StringBuilder("<nav class=\"contents\" aria-label=\"On this page\"><details><summary>On this page</summary>\n<ul>\n");
        foreach (var section in sections)
        {
            html.Append($"<li class=\"level-{section.Level}\"><a href=\"#{HtmlText.Encode(section.Id)}\">{HtmlText.Encode(section.Text)}</a></li>\n");
        }
        return html.Append($"</ul></details></nav>{scripts.Element(OpenWhereWide)}").ToString();
    }
}
