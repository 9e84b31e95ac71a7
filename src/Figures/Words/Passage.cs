using System.Runtime.CompilerServices;

namespace Figures;

/// <summary>Text that a cell adds to its page. A notebook names it in one: <c>using static Figures.Writing;</c></summary>
/// <example>
/// <code>
/// Text($"The payout held {bup.Total} for BUP, {bup.ShareOfGrant} of the whole.")
/// Claim(gini.Low > 0.1, $"The money was uneven: Gini {gini}.")
/// Claim(regions.Count > 0, $"{regions} got nothing.", otherwise: $"Every region got some.")
/// Text($"{first} got most.", sv: $"{first} fick mest.")
/// </code>
/// </example>
public static class Writing
{
    /// <summary>A text that is true whatever the data say, its values computed.</summary>
    /// <param name="markdown">The text, as Markdown.</param>
    /// <param name="sv">The text in Swedish; null for English whoever reads it.</param>
    public static Passage Text(ReaderText markdown, ReaderText? sv = null) => new(markdown.InSwedish(sv));

    /// <summary>A text for a title, a heading or a label, to be shown in the language of its reader.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sv">The text in Swedish; null for none.</param>
    public static ReaderText Words(ReaderText text, ReaderText? sv = null) => text.InSwedish(sv);

    /// <summary>
    /// A text that is true under a condition. Where that fails, the text is not shown: with <paramref name="otherwise"/> that one
    /// is, and without, the page says at this place that the claim no longer holds, and a rendering reports it.
    /// </summary>
    /// <param name="condition">What the data must say.</param>
    /// <param name="markdown">The text, as Markdown.</param>
    /// <param name="otherwise">The text for the other case, where that deserves words; an empty one shows nothing.</param>
    /// <param name="sv">The text in Swedish; null for English whoever reads it.</param>
    /// <param name="svOtherwise">The text for the other case in Swedish.</param>
    /// <param name="says">Filled in by the compiler: the condition as it is written.</param>
    public static Claim Claim(
        bool condition, ReaderText markdown, ReaderText? otherwise = null, ReaderText? sv = null, ReaderText? svOtherwise = null,
        [CallerArgumentExpression(nameof(condition))] string says = "") =>
        new(condition, markdown.InSwedish(sv), otherwise?.InSwedish(svOtherwise), says);
}

/// <summary>A text of a page.</summary>
/// <param name="Markdown">The text.</param>
[TypeFormatterSource(typeof(PassageFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown])]
public sealed record Passage(ReaderText Markdown)
{
    /// <summary>The text, in the current culture.</summary>
    public override string ToString() => Markdown.ToString();
}

/// <summary>A text of a page with the condition under which it is true.</summary>
/// <param name="Holds">Whether the condition holds.</param>
/// <param name="Markdown">The text.</param>
/// <param name="Otherwise">The text for the other case, or null.</param>
/// <param name="Condition">The condition as the notebook has it.</param>
[TypeFormatterSource(typeof(PassageFormatterSource), PreferredMimeTypes = [MimeTypes.Claim, MimeTypes.Markdown])]
public sealed record Claim(bool Holds, ReaderText Markdown, ReaderText? Otherwise, string Condition)
{
    /// <summary>Whether nothing true can be said: the condition fails, and no text is there for that case.</summary>
    public bool IsBroken => !Holds && Otherwise is null;

    /// <summary>The text that the data support, in the current culture.</summary>
    public override string ToString() => Shown.ToString();

    private ReaderText Shown => Holds ? Markdown : Otherwise ?? (Markdown.IsInSwedish ? Unsupported.InSwedish(
        $"Här stod en mening som dessa data inte stöder: dess villkor `{Condition}` gäller inte.") : Unsupported);

    private ReaderText Unsupported => $"A sentence stood here that these data do not support: its condition `{Condition}` does not hold.";

    /// <summary>What a page is told of it: <c>{ "holds": …, "broken": …, "condition": … }</c>.</summary>
    public string ToJson() => Shared.PlotlyJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("holds", Holds);
        json.WriteBoolean("broken", IsBroken);
        json.WriteString("condition", Condition);
        json.WriteEndObject();
    });
}
