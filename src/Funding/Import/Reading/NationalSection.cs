namespace Funding.Import.Reading;

/// <summary>A part of a page under its own heading that states one total.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Slug">Words for an id.</param>
/// <param name="Total">The most precise of its figures.</param>
/// <param name="IsPaidByRegions">Whether the regions themselves pay it.</param>
internal sealed record NationalSection(string Heading, string Slug, ProseFigure Total, bool IsPaidByRegions);
