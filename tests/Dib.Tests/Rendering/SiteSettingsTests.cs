using Dib.Documents;
using Dib.Rendering;

namespace Dib.Tests.Rendering;

public class SiteSettingsTests
{
    [Fact]
    public void The_title_is_the_files_or_else_the_folders_name()
    {
        using var folder = new TemporaryFolder();
        SiteSettings.Read(folder.Path).Title.ShouldBe(Path.GetFileName(folder.Path));
        folder.Write("site.json", "{ \"title\": \"Grants\", \"more\": 1 }");
        SiteSettings.Read(folder.Path).Title.ShouldBe("Grants");
    }

    [Theory]
    [InlineData("{ \"title\": \"\" }", "site.json:1: found no title; expected an object such as {\"title\": \"…\"}.")]
    [InlineData("{\n \"title\": }", "site.json:2: found text that is not JSON ('}' is an invalid start of a value")]
    [InlineData("{}", "site.json:1: found ")]
    public void A_file_that_is_not_right_is_named_with_its_line(string text, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.json", text);
        Should.Throw<NotebookFormatException>(() => SiteSettings.Read(folder.Path)).Message.ShouldStartWith(message);
    }
}
