[assembly: AssemblyFixture(typeof(Site.Tests.Browsing.RenderedSites))]

namespace Site.Tests.Browsing;

/// <summary>
/// Two lines of tests that go side by side in one browser, about as long as each other. The browser has one clipboard, and
/// what is seen of a page is kept for the tests that look: such tests stand in one line.
/// </summary>
internal static class SideBySide
{
    public const string Looking = "Looking at pages";
    public const string Using = "Using pages";
}
