using System.Xml.Linq;

namespace Figures.Tests.Output;

public class HtmlWriterTests
{
    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void The_figure_is_well_formed_with_its_words_its_drawing_and_all_its_data(string kind)
    {
        var figure = Samples.All[kind].WithTitle("A finding").WithCaption("Source: us");
        var html = XElement.Parse(figure.ToHtml());
        html.Name.LocalName.ShouldBe("figure");
        html.Element("figcaption")!
            .Elements("p")
            .Select(p => p.Value)
            .ShouldBe(new[] { "A finding", figure.Unit, "Source: us" }.Where(text => text.Length > 0));
        html.Elements().Count(element => element.Name.LocalName == "svg").ShouldBe(1);
        html.Element("details")!.Element("table")!.Element("tbody")!.Elements("tr").Count().ShouldBe(figure.Table.Rows.Count);
    }

    [Fact]
    public void Hostile_text_stays_text_everywhere()
    {
        const string Hostile = "\"'><script>alert(1)</script>&";
        var figure = Chart.Bars([1, 2], n => Hostile + n, n => n)
            .WithTitle(Hostile)
                .WithSubtitle(Hostile)
                .WithCaption(Hostile)
                .WithAlt(Hostile)
                .WithUnit(Hostile)
                .WithColumns(Hostile, "b")
                .WithVerticalLine(1, Hostile);
        var html = XElement.Parse(figure.ToHtml());
        html.Descendants().ShouldNotContain(element => element.Name.LocalName == "script");
        html.Element("figcaption")!.Elements("p").ShouldAllBe(p => p.Value == Hostile);
        html.Elements().Single(element => element.Name.LocalName == "svg").Attribute("aria-label")!.Value.ShouldBe(Hostile);
    }
}
