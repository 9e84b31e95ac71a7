using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Funding.Import.Reading;

/// <summary>A page saved as HTML, as the text that a browser shows: a line for each block, a tab between the cells of a row.</summary>
internal static partial class HtmlPage
{
    private static readonly HashSet<string> Unseen = ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD", "NAV", "SVG", "IFRAME"];

    private static readonly HashSet<string> Blocks =
    [
        "P", "DIV", "LI", "UL", "OL", "TR", "TABLE", "CAPTION", "SECTION", "ARTICLE", "HEADER", "FOOTER", "MAIN", "ASIDE", "FIGURE",
        "FIGCAPTION", "BLOCKQUOTE", "DL", "DT", "DD", "H1", "H2", "H3", "H4", "H5", "H6", "BR", "HR", "FORM", "FIELDSET", "ADDRESS", "PRE",
    ];

    /// <summary>Whether a text is HTML and not a text that speaks of it.</summary>
    public static bool IsHtml(string text) =>
        text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is ['<', ..] start
        && (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<table", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether elements are nested so deep that reading them would take more than a moment.</summary>
    public static bool IsTooDeep(string html)
    {
        const int Deepest = 2_000;
        var depth = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            depth += tag.Groups["end"].Length > 0 ? -1 : 1;
            if (depth > Deepest) return true;
        }

        return false;
    }

    public static string ToText(string html)
    {
        var text = new StringBuilder();
        Write(new HtmlParser().ParseDocument(html).DocumentElement, text);
        return text.ToString();
    }

    private static void Write(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words) text.Append(words.Data.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '));
            if (child is not IElement element || Unseen.Contains(element.TagName.ToUpperInvariant())) continue;
            var isBlock = Blocks.Contains(element.TagName);
            if (isBlock) text.Append('\n');
            if (element.TagName == "TR") Row(element, text);
            else Write(element, text);
            if (isBlock) text.Append('\n');
        }
    }

    /// <summary>The tags of elements that have an end; those whose end is often left out say nothing of the depth.</summary>
    [GeneratedRegex(
        @"<(?<end>/)?(?!(?:p|li|td|th|tr|dd|dt|option|br|hr|img"
            + @"|meta|link|input|col|source|wbr|area|base|embed|track|param)\b)[a-z][^<>]*(?<!/)>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    private static void Row(IElement row, StringBuilder text) => text.AppendJoin('\t', row.Children.Select(cell =>
    {
        var content = new StringBuilder();
        Write(cell, content);
        return content.Replace('\n', ' ').ToString().Trim();
    }));
}
