using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Dib.Html;

/// <summary>
/// Reads Markdown into Markdig's tree. An author's own Markdown may hold HTML; displayed Markdown is made from
/// data, where HTML is text. In both, a link goes only to http, https, mailto or a place in the site, and an image
/// comes from the site or is itself in the text: the page may ask for no other.
/// </summary>
internal static class MarkdownReader
{
    // Not UseAdvancedExtensions: its abbreviations are written as they are, as markup; its generic attributes turn
    // {onclick=…} into an attribute, its mathematics prices in dollars into formulas, its media links into frames
    // from other sites. No sub- and superscripts: of 2^10 and 2^20 they would take the marks away.
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
        foreach (var html in document.Descendants<HtmlInline>()) html.Tag = HtmlInMarkdown.Tame(html.Tag);
        foreach (var html in document.Descendants<HtmlBlock>()) html.Lines = new StringLineGroup(HtmlInMarkdown.Tame(html.Lines.ToString()));
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
        if (colon < 0 || (path >= 0 && path < colon)) return !image || !(address is ['/' or '\\', '/' or '\\', ..]);
        if (image) return address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);
        return AllowedSchemes.Contains(address[..colon], StringComparer.OrdinalIgnoreCase);
    }

    private static MarkdownPipelineBuilder Extensions() => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Inserted | EmphasisExtraOptions.Marked)
        .UseTaskLists()
        .UseListExtras()
        .UseDefinitionLists()
        .UseAutoLinks();
}
