namespace Dib.Html.Search;

/// <summary>A piece of a page that a search may find: a paragraph, a heading, a caption, or a row of a table.</summary>
/// <param name="Anchor">The id of the heading or figure that it stands under; empty above the first.</param>
/// <param name="Heading">What that heading or figure is called.</param>
/// <param name="Text">The text, spaces as single ones; the cells of a row are separated by <c> · </c>.</param>
/// <param name="Columns">For a row of a table, what its columns are called, separated likewise (empty where they have no names); null for other text.</param>
internal sealed record Passage(string Anchor, string Heading, string Text, string? Columns)
{
    /// <summary>What stands between the cells of a row.</summary>
    public const string BetweenCells = " · ";
}
