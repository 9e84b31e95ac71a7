using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Dib.Html;

/// <summary>
/// Mathematics within Markdown, between <c>$</c> and <c>$</c> or <c>$$</c> and <c>$$</c>: written as TeX, which the page's script
/// draws. Prices in dollars stay text.
/// </summary>
internal sealed class Formulas : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new NoPrices());
        pipeline.BlockParsers.Insert(0, new MathBlockParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new InlineRenderer());
        renderer.ObjectRenderers.Insert(0, new BlockRenderer());
    }

    private sealed class NoPrices : MathInlineParser
    {
        public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
            FormulaText.BeginsAt(slice) && base.Match(processor, ref slice);
    }

    private sealed class InlineRenderer : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline formula) =>
            renderer.Write($"<span class=\"math{(formula.DelimiterCount == 2 ? " display" : "")}\">"
                + $"{HtmlText.Encode(formula.Content.ToString())}</span>");
    }

    private sealed class BlockRenderer : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
            renderer.EnsureLine().Write($"<div class=\"math display\">{HtmlText.Encode(formula.Lines.ToString())}</div>\n");
    }
}

/// <summary>Tells a formula from prices.</summary>
internal static partial class FormulaText
{
    /// <summary>True where a formula begins at the dollar sign that a text stands at.</summary>
    public static bool BeginsAt(StringSlice text)
    {
        if (text.PeekCharExtra(-1) is var before && (char.IsLetterOrDigit(before) || before is '$')) return false;
        return Formula().Match(text.Text, text.Start, text.Length) is { Success: true } match && !IsPrices(match.Groups["tex"].Value);
    }

    /// <summary>True for what lies between two prices: a number, then words, another number or a dash, and no sign of a formula.</summary>
    private static bool IsPrices(string text) => char.IsAsciiDigit(text[0])
        && (Words().IsMatch(text) ? !text.Contains('\\') : MoreThanANumber().IsMatch(text) && !Sign().IsMatch(text));

    // As with pandoc: no blank within the signs, no digit or letter behind them.
    [GeneratedRegex("""
        \G(?: \$\$ (?<tex>(?:[^$\\]|\\.)+) \$\$ | \$ (?![\s$]) (?<tex>(?:[^$\\]|\\.)* (?:[^$\\\s]|\\.)) \$ ) (?![\p{L}\p{N}$])
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Formula();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\s\p{Pd}/(]")]
    private static partial Regex MoreThanANumber();

    [GeneratedRegex(@"[\\^_={}+*<>]")]
    private static partial Regex Sign();
}
