namespace Dib.Running;

/// <summary>One of several pages of a notebook: run with an input of its own, and written in a language of its own.</summary>
/// <param name="FileName">The page's file name within the site.</param>
/// <param name="Language">The language it is written in, such as <c>sv</c>.</param>
/// <param name="Input">The input that it is run with; null where its notebook asks for none.</param>
/// <param name="Value">What that input is given.</param>
public sealed record Edition(string FileName, string Language, string? Input = null, string? Value = null)
{
    /// <summary>True for the site's front page.</summary>
    public bool IsFront { get; init; }

    /// <summary>What the page is called among those of its notebook: its value, with the language where there are several.</summary>
    public override string ToString() => Value is null ? Language : $"{Value}, {Language}";
}
