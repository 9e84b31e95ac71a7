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

    [Fact]
    public void Data_lie_beside_the_notebooks_and_no_further_off()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in (string[])["outside.json", "site/data/d.json", "site/notebooks/d.json"]) folder.Write(file, "{}");
        var notebooks = Path.Combine(folder.Path, "site", "notebooks");
        File.CreateSymbolicLink(Path.Combine(notebooks, "link.json"), Path.Combine(folder.Path, "outside.json"));

        foreach (var data in (string[])["d.json", "../data/d.json"])
        {
            folder.Write("site/notebooks/site.json", $$"""{"title":"T","data":"{{data}}"}""");
            SiteSettings.Read(notebooks).Data.ShouldBe(Path.GetFullPath(data, notebooks));
        }
        foreach (var data in (string[])["../../outside.json", "link.json", Path.Combine(folder.Path, "outside.json"), "missing.json"])
        {
            folder.Write("site/notebooks/site.json", $$"""{"title":"T","data":"{{data}}"}""");
            Should.Throw<NotebookFormatException>(() => SiteSettings.Read(notebooks))
                .Message.ShouldStartWith("site.json:1: found \"data\": ");
        }
    }

    [Theory]
    [InlineData("", "en", null)]
    [InlineData(", \"language\": \"sv\"", "sv", null)]
    [InlineData(", \"language\": \"sv\", \"prose\": \"en\"", "sv", "en")]
    [InlineData(", \"prose\": \"de-AT\"", "en", "de-AT")]
    public void The_frame_speaks_English_unless_told_otherwise_and_the_prose_may_be_in_any_language(
        string settings, string language, string? prose)
    {
        using var folder = new TemporaryFolder();
        folder.Write("site.json", "{ \"title\": \"T\"" + settings + " }");
        var read = SiteSettings.Read(folder.Path);
        (read.Language.Code, read.ProseLanguage).ShouldBe((language, prose));
    }

    [Theory]
    [InlineData("{ \"title\": \"T\", \"language\": \"de\" }",
        "site.json:1: found \"language\": \"de\"; expected a language that pages can speak: \"en\" or \"sv\".")]
    [InlineData("{ \"title\": \"T\", \"language\": null }", "site.json:1: found \"language\": null; expected ")]
    [InlineData("{ \"title\": \"T\", \"language\": [\"sv\"] }", "site.json:1: found \"language\": [\"sv\"]; expected ")]
    [InlineData("{ \"title\": \"T\", \"prose\": \"English\" }",
        "site.json:1: found \"prose\": \"English\"; expected the language of the notebooks' text, such as \"en\".")]
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
