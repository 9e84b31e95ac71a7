namespace Dib.Tests.Notebooks;

/// <summary>The repository's notebooks over its own data, rendered once for all tests that only look at them.</summary>
[CollectionDefinition]
public sealed class RenderedNotebooks() : RenderedPages(Repository.Root), ICollectionFixture<RenderedNotebooks>;
