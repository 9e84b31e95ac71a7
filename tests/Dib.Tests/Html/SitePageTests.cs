using Dib.Html;
using Dib.Running;

namespace Dib.Tests.Html;

public class SitePageTests
{
    [Fact]
    public void The_opening_is_what_stands_under_the_title_written_or_displayed()
    {
        var page = SitePage.Of(Samples.Run(
            Samples.Markdown("# Who *gets* what & why?\n\nThe\nquestion?"),
            Samples.Code("#!import setup.dib"),
            Samples.Code("x", new StreamOutput(false, "noise"), Samples.Display(("text/markdown", "It is **42.5** [kr](a.html)."))),
            Samples.Markdown("## Part\n\nNot this.")));

        page.Title.ShouldBe("Who gets what & why?");
        page.Opening.ShouldBe(["The question?", "It is 42.5 kr."]);
        page.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_chart_or_table_ends_the_opening()
    {
        var page = SitePage.Of(Samples.Run(
            Samples.Markdown("# A\n\nOne"),
            Samples.Code("x", Samples.Display(("text/html", "<table></table>"))),
            Samples.Markdown("Two")));

        page.Opening.ShouldBe(["One"]);
    }

    [Theory]
    [InlineData("notebooks/3-bup-earmarks.dib", "The BUP earmarks", "BUP earmarks", "3-bup-earmarks.html")]
    [InlineData("1-funding-per-capita.dib", "Funding Per Head", "Funding per capita", "1-funding-per-capita.html")]
    [InlineData("2025.dib", "A", "2025", "2025.html")]
    public void The_label_is_made_from_the_file_name(string path, string title, string label, string fileName)
    {
        var page = new SitePage(path, title, [], true);

        page.Label.ShouldBe(label);
        page.FileName.ShouldBe(fileName);
    }
}
