namespace Dib.Html;

/// <summary>A piece of source code that is shown in one colour.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text as written.</param>
public readonly record struct CodeToken(CodeTokenKind Kind, string Text);

/// <summary>What a piece of source code is, as far as colours tell.</summary>
public enum CodeTokenKind
{
    /// <summary>Names, punctuation, blanks.</summary>
    Plain,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A name that by its capital and its place seems to be a type.</summary>
    Type,

    /// <summary>A string or character literal; of an interpolated one, all but the code in its holes.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A line for the compiler or the kernel: <c>#region</c>, <c>#r</c>, <c>#!import</c>.</summary>
    Directive,
}
