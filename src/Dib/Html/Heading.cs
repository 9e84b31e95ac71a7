namespace Dib.Html;

/// <summary>A heading of a page.</summary>
/// <param name="Id">Its anchor, unique on the page.</param>
/// <param name="Text">Its text, not encoded.</param>
/// <param name="Level">1 to 6.</param>
internal sealed record Heading(string Id, string Text, int Level);
