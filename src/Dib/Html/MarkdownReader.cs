using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Dib.Html;

/// <summary>
/// Reads Markdown into Markdig's tree. An author's own Markdown may hold HTML; displayed Markdown is made from
/// data, where HTML is text. In both, a link goes only to http, https, mailto or a place in the site.
/// </summary>
internal static class MarkdownReader
{
    // Not UseAdvancedExtensions: its generic attributes turn {onclick=…} into an attribute, its mathematics
    // prices in dollars into formulas, its media links into frames from other sites.
    public static readonly MarkdownPipeline Trusted = Extensions().Build();
    public static readonly MarkdownPipeline Untrusted = Extensions().DisableHtml().Build();

    private static readonly string[] AllowedSchemes = ["http", "https", "mailto"];

    public static MarkdownDocument Read(string markdown, bool trusted)
    {
        var document = Markdown.Parse(markdown, trusted ? Trusted : Untrusted);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (!IsAllowed(link.Url, link.IsImage)) link.ReplaceBy(new ContainerInline());
        }
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && !IsAllowed(link.Url, image: false)) link.ReplaceBy(new LiteralInline(link.Url));
        }
        return document;
    }

    /// <summary>The text of a block without its marks, blanks for line ends.</summary>
    public static string PlainText(LeafBlock block)
    {
        var text = new StringBuilder();
        foreach (var inline in block.Inline?.Descendants() ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.ToString()); break;
                case CodeInline code: text.Append(code.Content); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.ToString()); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case LineBreakInline: text.Append(' '); break;
            }
        }
        return text.ToString().Trim();
    }

    private static bool IsAllowed(string? url, bool image)
    {
        // Browsers drop control characters and blanks before they read a scheme.
        var address = string.Concat((url ?? "").Where(character => character > ' '));
        var colon = address.IndexOf(':');
        var path = address.IndexOfAny(['/', '?', '#', '\\']);
        if (colon < 0 || (path >= 0 && path < colon)) return true;
        if (image && address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)) return true;
        return AllowedSchemes.Contains(address[..colon], StringComparer.OrdinalIgnoreCase);
    }

    private static MarkdownPipelineBuilder Extensions() => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseEmphasisExtras()
        .UseTaskLists()
        .UseListExtras()
        .UseDefinitionLists()
        .UseAbbreviations()
        .UseAutoLinks();
}
