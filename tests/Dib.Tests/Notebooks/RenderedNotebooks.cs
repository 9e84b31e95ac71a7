namespace Dib.Tests.Notebooks;

/// <summary>The repository's notebooks over its own data, rendered once.</summary>
public sealed class RenderedNotebooks() : RenderedPages(Repository.Root);
