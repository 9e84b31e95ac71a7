using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Dib.Html;

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
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var language = (block as FencedCodeBlock)?.Info ?? "";
            renderer.WriteLine(CodeHtml.Write(language, block.Lines.ToString()));
        }
    }
}
