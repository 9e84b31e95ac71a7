namespace Funding;

/// <summary>An amount that the prose of a page states about a grant, besides its table and its total.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Region">The region whose part is meant, or null for the whole grant.</param>
/// <param name="Stated">The figure with its hedge.</param>
/// <param name="Text">The words as printed.</param>
public sealed record ProseAmount(Grant Grant, Region? Region, PublishedTotal Stated, string Text);
