using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
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
        foreach (var link in document.Descendants<LinkInline>().Where(link => !IsAllowed(link.Url, link.IsImage)).ToList())
            link.ReplaceBy(new ContainerInline());
        foreach (var link in document.Descendants<AutolinkInline>()
            .Where(link => !link.IsEmail && !IsAllowed(link.Url, image: false)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        foreach (var html in document.Descendants<HtmlInline>()) html.Tag = HtmlInMarkdown.Tame(html.Tag);
        foreach (var html in document.Descendants<HtmlBlock>())
            html.Lines = new StringLineGroup(HtmlInMarkdown.Tame(html.Lines.ToString()));
        return document;
    }

    /// <summary>The text of a block without its marks, blanks for line ends.</summary>
    public static string PlainText(LeafBlock block) => string.Concat((block.Inline?.Descendants() ?? []).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        LineBreakInline => " ",
        _ => "",
    })).Trim();

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

/// <summary>HTML that an author writes within Markdown: prose, which leads away from no page and links to no script.</summary>
internal static partial class HtmlInMarkdown
{
    /// <summary>A blank or control character, which browsers drop from an address, or one written as a reference.</summary>
    private const string Dropped =
        @"(?:[\x00-\x20]|&(?:Tab|NewLine);|&#0*(?:[0-9]|[12][0-9]|3[0-2])(?![0-9]);?|&#x0*(?:1?[0-9a-f]|20)(?![0-9a-f]);?)*";

    private const string Colon = "(?::|&colon;|&#0*58(?![0-9]);?|&#x0*3a(?![0-9a-f]);?)";

    // Scheme by letters, each of which may be written as a reference to its code.
    private static readonly Regex ScriptAddress = new(
        $"""(?<==\s*["']?){Dropped}(?:{Spelt("javascript")}|{Spelt("vbscript")}){Dropped}{Colon}""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The HTML of a block or a tag with <c>&lt;meta&gt;</c> and <c>&lt;base&gt;</c> as text,
    /// and addresses that are scripts as places in the page.</summary>
    public static string Tame(string html) => ScriptAddress.Replace(PageWideTag().Replace(html, "&lt;"), "#");

    private static string Spelt(string scheme) => string.Join(Dropped, scheme.Select(letter =>
    {
        var (small, large) = ((int)letter, (int)char.ToUpperInvariant(letter));
        return $"(?:{letter}|&#0*(?:{small}|{large})(?![0-9]);?|&#x0*(?:{small:x}|{large:x})(?![0-9a-f]);?)";
    }));

    [GeneratedRegex(@"<(?=/?(?:meta|base)(?:[\s/>]|$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageWideTag();
}

/// <summary>Writes Markdown as a page's prose: headings that fit its outline, tables that scroll by themselves, C# in colours.</summary>
internal static class MarkdownWriter
{
    public static string Write(string markdown, bool trusted, Outline outline)
    {
        var document = MarkdownReader.Read(HtmlText.NormalizeLines(markdown), trusted);
        foreach (var block in document.Descendants<HeadingBlock>())
        {
            var heading = outline.Add(MarkdownReader.PlainText(block), block.Level);
            block.Level = heading.Level;
            block.GetAttributes().Id = heading.Id;
        }

        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        (trusted ? MarkdownReader.Trusted : MarkdownReader.Untrusted).Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTable(outline));
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new HighlightedCode());
        renderer.Render(document);
        return writer.ToString().TrimEnd('\n');
    }

    private sealed class ScrollingTable(Outline outline) : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{outline.AddLabel("Table")}\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }

    private sealed class HighlightedCode : CodeBlockRenderer
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block) =>
            renderer.WriteLine(CodeHtml.Write((block as FencedCodeBlock)?.Info ?? "", block.Lines.ToString()));
    }
}
