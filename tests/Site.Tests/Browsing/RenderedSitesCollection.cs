namespace Site.Tests.Browsing;

/// <summary>The tests that share one rendering and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class RenderedSitesCollection : ICollectionFixture<RenderedSites>
{
    public const string Name = "Rendered sites";
}
