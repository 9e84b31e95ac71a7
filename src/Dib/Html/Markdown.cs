using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Dib.Html.Markup;

namespace Dib.Html;

/// <summary>
/// Reads Markdown into Markdig's tree. An author's own Markdown may hold HTML; displayed Markdown is made from
/// data, where HTML is text.
/// </summary>
internal static class MarkdownReader
{
    // Not UseAdvancedExtensions: its abbreviations are written as they are, as markup; its generic attributes turn
    // {onclick=…} into an attribute, its mathematics prices in dollars into formulas, its media links into frames
    // from other sites. No sub- and superscripts: of 2^10 and 2^20 they would take the marks away.
    public static readonly MarkdownPipeline Trusted = Extensions().Build();
    public static readonly MarkdownPipeline Untrusted = Extensions().DisableHtml().Build();

    public static MarkdownDocument Read(string markdown, bool trusted) => Markdown.Parse(markdown, trusted ? Trusted : Untrusted);

    /// <summary>The text of a block without its marks, blanks for line ends.</summary>
    public static string PlainText(LeafBlock block) => string.Concat((block.Inline?.Descendants() ?? []).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        MathInline formula => formula.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        LineBreakInline => " ",
        _ => "",
    })).Trim();

    private static MarkdownPipelineBuilder Extensions() => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Inserted | EmphasisExtraOptions.Marked)
        .UseTaskLists()
        .UseListExtras()
        .UseDefinitionLists()
        .UseFootnotes()
        .UseAlertBlocks()
        .Use<Formulas>()
        .UseAutoLinks();
}

/// <summary>Writes Markdown as a page's prose: headings that fit its outline, tables that scroll by themselves, C# in colours.</summary>
internal static class MarkdownWriter
{
    public static string Write(string markdown, bool trusted, CellRun cell, PageState page)
    {
        markdown = HtmlText.NormalizeLines(markdown);
        var document = MarkdownReader.Read(trusted ? Notes.Complete(markdown, page.Run) : markdown, trusted);
        foreach (var block in document.Descendants<HeadingBlock>())
        {
            var heading = page.Outline.Add(MarkdownReader.PlainText(block), block.Level);
            block.Level = heading.Level;
            block.GetAttributes().Id = heading.Id;
        }
        if (document.Descendants().Any(part => part is MathInline or MathBlock)) page.Load(ChartScripts.Formulas);
        if (document.Descendants<FencedCodeBlock>().Any(block => block.Info == Kinds.Mermaid)) page.WarnOfDiagram(cell);
        var holdsHtml = trusted && document.Descendants().Any(part => part is HtmlBlock or HtmlInline);
        // HTML may begin in one block and end in another: what is written is read as a whole then, and led with it.
        if (!holdsHtml) Lead(document, cell, page, trusted);

        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        (trusted ? MarkdownReader.Trusted : MarkdownReader.Untrusted).Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTable(page));
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new HighlightedCode());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new NoteLink(page));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new NoteList(page.Outline.NotesBefore));
        renderer.ObjectRenderers.FindExact<AlertBlockRenderer>()!.RenderKind = (to, kind) => WriteAlertTitle(to, kind, page.Site);
        renderer.Render(document);
        page.Outline.NotesBefore += document.Descendants<Footnote>().Count();
        var html = writer.ToString().TrimEnd('\n');
        return holdsHtml ? MarkupCleaner.Clean(html, page, cell, MarkupOrigin.Prose) : html;
    }

    /// <summary>Leads links and pictures to where they are in the site; one that may lead nowhere leaves its text.</summary>
    private static void Lead(MarkdownDocument document, CellRun cell, PageState page, bool trusted)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage && page.References.Picture(link.Url ?? "", cell) is { } picture) link.Url = picture;
            else if (!link.IsImage && page.References.Link(link.Url ?? "", cell, trusted) is { } place)
            {
                link.Url = place.Address;
                if (place.FileName is { } file) link.GetAttributes().AddProperty("download", file);
            }
            else link.ReplaceBy(new ContainerInline());
        }
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail).ToList())
            if (page.References.Link(link.Url, cell, trusted) is null) link.ReplaceBy(new LiteralInline(link.Url));
    }

    /// <summary>The sign of an alert, and what it is called in the language of the prose, where there are words of that.</summary>
    private static void WriteAlertTitle(HtmlRenderer renderer, StringSlice kind, SiteContext site)
    {
        using var usual = new StringWriter();
        AlertBlockRenderer.DefaultRenderKind(new HtmlRenderer(usual), kind);
        var language = SiteLanguage.Find(site.PageLanguage) ?? site.Language;
        var title = kind.ToString().ToLowerInvariant() switch
        {
            "note" => language.Html("alert.note"),
            "tip" => language.Html("alert.tip"),
            "important" => language.Html("alert.important"),
            "warning" => language.Html("alert.warning"),
            "caution" => language.Html("alert.caution"),
            _ => null,
        };
        var (drawing, end) = (usual.ToString(), "</svg>");
        var after = drawing.IndexOf(end, StringComparison.Ordinal);
        renderer.Write(title is null || after < 0 ? drawing : drawing[..(after + end.Length)] + title);
    }

    private sealed class ScrollingTable(PageState page) : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            var label = HtmlText.Encode(page.Outline.AddLabel(page.Language.Say("table")));
            renderer.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }

    private sealed class HighlightedCode : CodeBlockRenderer
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block) =>
            renderer.WriteLine(CodeHtml.Write((block as FencedCodeBlock)?.Info ?? "", block.Lines.ToString()));
    }

    /// <summary>The mark of a note. Notes are counted through the page, whichever cell they are of.</summary>
    private sealed class NoteLink(PageState page) : HtmlFootnoteLinkRenderer
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink link)
        {
            var number = link.Footnote.Order + page.Outline.NotesBefore;
            renderer.Write(link.IsBackLink
                ? $" <a href=\"#{ReferenceId(link, number)}\" class=\"note-back\"{page.Site.FrameLang} "
                    + $"aria-label=\"{page.Language.Html("note.back")}\">↩</a>"
                : $"<sup class=\"note\" id=\"{ReferenceId(link, number)}\"><a href=\"#{NoteId(number)}\">{number}</a></sup>");
        }

        private static string ReferenceId(FootnoteLink link, int number)
        {
            var before = link.Footnote.Links.Where(other => !other.IsBackLink).TakeWhile(other => other.Index != link.Index).Count();
            return $"{NoteId(number)}-{before + 1}";
        }
    }

    private sealed class NoteList(int before) : HtmlFootnoteGroupRenderer
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup notes)
        {
            renderer.EnsureLine();
            renderer.Write($"<div class=\"notes\" role=\"doc-endnotes\">\n<ol start=\"{before + 1}\">\n");
            foreach (var note in notes.OfType<Footnote>())
            {
                renderer.Write($"<li id=\"{NoteId(note.Order + before)}\">");
                renderer.WriteChildren(note);
                renderer.Write("</li>\n");
            }
            renderer.Write("</ol>\n</div>\n");
        }
    }

    private static string NoteId(int number) => $"footnote-{number}";
}
