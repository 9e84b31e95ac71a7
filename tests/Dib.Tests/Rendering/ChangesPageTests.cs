using Dib.Html;
using Dib.Rendering;
using Dib.Running;
using Dib.Tests.Html;

namespace Dib.Tests.Rendering;

public class ChangesPageTests
{
    [Fact]
    public void Charts_before_and_after_are_drawn_from_what_lies_in_the_page()
    {
        static CellRun Chart(string value) => Samples.Code("x", Samples.Display((RichestFormat.Plotly,
            """{"data":[{"type":"bar","x":["a"],"y":[""" + value + """]}],"meta":{"title":"A"}}""")));
        var run = Samples.Run(Chart("2"));
        var change = new OutputChange(1, "A", Chart("1").Outputs[0], run.Cells[0].Outputs[0], []);

        var page = Samples.Parse(ChangesPage.Render([new(run, [change])], new("Grants", PlotlyPath: "plotly.min.js"), "site"));

        var waiting = page.QuerySelectorAll("script[data-draws]");
        waiting.Select(script => script.GetAttribute("data-draws")).ShouldBe(["site/assets/plotly.min.js", ""]);
        var figures = page.QuerySelectorAll("figure.chart").Select(figure => figure.Id!).ToList();
        figures.Count.ShouldBe(2);
        foreach (var id in figures) waiting[1].TextContent.ShouldContain($"\"{id}\": {{");
        page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!.ShouldContain(Hash(waiting[1].TextContent));

        Samples.Parse(ChangesPage.Render([new(run, [change])], new("Grants"), "site")).QuerySelector("script[data-draws]").ShouldBeNull();
    }

    private static string Hash(string script) => Convert.ToBase64String(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script)));
}
