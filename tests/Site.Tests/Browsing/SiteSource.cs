namespace Site.Tests.Browsing;

/// <summary>A site to render.</summary>
/// <param name="Name">Its name in these tests.</param>
/// <param name="Notebooks">The folder of its notebooks, relative to the repository.</param>
/// <param name="Pages">The file names of its pages, the index first.</param>
internal sealed record SiteSource(string Name, string Notebooks, IReadOnlyList<string> Pages);
