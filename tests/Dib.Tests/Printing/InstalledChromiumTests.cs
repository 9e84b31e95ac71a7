using Dib.Printing;

namespace Dib.Tests.Printing;

public class InstalledChromiumTests
{
    private static readonly string Extension = OperatingSystem.IsWindows() ? ".exe" : "";

    [Fact]
    public void The_one_asked_for_comes_before_those_on_the_path()
    {
        using var folder = new TemporaryFolder();
        var (asked, found) = (folder.Write("my-browser", ""), folder.Write($"second/google-chrome{Extension}", ""));
        var path = string.Join(Path.PathSeparator, Path.Combine(folder.Path, "first"), Path.Combine(folder.Path, "second"));

        InstalledChromium.Find(asked, path).ShouldBe(asked);
        InstalledChromium.Find(null, path).ShouldBe(found);
        InstalledChromium.Find("", path).ShouldBe(found);
    }
}
