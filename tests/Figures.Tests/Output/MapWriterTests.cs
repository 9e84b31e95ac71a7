using System.Text.Json;
using System.Xml.Linq;

namespace Figures.Tests.Output;

public class MapWriterTests
{
    private static readonly (string Year, string Area, double? Value)[] Values =
    [
        ("2021", "East & <West>", 100), ("2021", "North", 250), ("2021", "South", 40),
        ("2024", "East & <West>", null), ("2024", "North", 100), ("2024", "South", 100),
    ];

    private static readonly MapFigure Map = Of(Values);

    private static MapFigure Of(IEnumerable<(string Year, string Area, double? Value)> values) => (MapFigure)Chart.Map(
            values, row => row.Area, row => $"M0 0L9 0L9 {row.Area.Length}Z", row => row.Value, row => row.Year, midpoint: 100,
            text: row => $"{row.Value / 2:0} kr", gap: "not part")
        .WithUnit("index", 0).WithColorsTo(200);

    private static List<XElement> Drawings(Figure figure) =>
        [.. XElement.Parse($"<maps>{figure.ToSvg()}</maps>").Elements()];

    private static List<XElement> Marks(XElement drawing) =>
        [.. drawing.Descendants().Where(element => (string?)element.Attribute("class") == "mark")];

    private static string Fill(XElement mark) => mark.Attribute("fill")!.Value;

    private static List<string> Texts(XElement drawing) =>
        [.. drawing.Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value)];

    [Fact]
    public void Each_map_is_a_drawing_with_its_name_after_that_of_the_scale_which_all_share()
    {
        var drawings = Drawings(Map);
        drawings.Count.ShouldBe(3);
        drawings[0].Attribute("aria-label")!.Value.ShouldBe(Map.Alt.ToString());
        Texts(drawings[0]).ShouldBe(["index", "0", "50", "100", "150", "≥\u00a0200", "not part"]);
        Texts(drawings[1]).ShouldBe(["2021", "250 North", "40 South"]);
        Texts(drawings[2]).ShouldBe(["2024", "100"]);
        drawings[1].Attribute("aria-label")!.Value.ShouldBe("2021: 250 North, 40 South");
    }

    [Fact]
    public void Each_area_says_its_name_and_its_value()
    {
        var marks = Marks(Drawings(Map)[1]);
        marks.Select(mark => mark.Attribute("data-of")!.Value).ShouldBe(["East & <West>", "North", "South"]);
        marks.Select(mark => mark.Value).ShouldBe(
            ["East & <West>, 2021: 100\u00a0index; 50 kr", "North, 2021: 250\u00a0index; 125 kr", "South, 2021: 40\u00a0index; 20 kr"]);
    }

    [Fact]
    public void A_value_has_the_same_colour_in_every_map_and_theme_and_beyond_the_last_none_of_its_own()
    {
        var (first, second) = (Marks(Drawings(Map)[1]), Marks(Drawings(Map)[2]));
        Fill(first[0]).ShouldBe(Both(1));
        Fill(second[1]).ShouldBe(Fill(first[0]));
        Fill(first[1]).ShouldBe(Both(2));
        Fill(first[2]).ShouldNotBe(Fill(first[0]));

        static string Both(int step) => $"light-dark({Palette.AroundMidpointSteps[step].Light},{Palette.AroundMidpointSteps[step].Dark})";
    }

    [Fact]
    public void An_area_without_value_is_hatched_and_never_has_the_colour_of_one()
    {
        var gap = Marks(Drawings(Map)[2])[0];
        Fill(gap).ShouldBe($"var(--chart-grid,{Palette.Grid})");
        gap.Attribute("d")!.Value.Count(command => command == 'M').ShouldBeGreaterThan(5);
        gap.Value.ShouldBe("East & <West>: not part");
        Marks(Drawings(Map)[2])[1].Attribute("d")!.Value.Count(command => command == 'M').ShouldBe(1);
    }

    [Fact]
    public void An_area_without_a_row_is_one_without_value_and_where_all_have_one_the_scale_does_not_speak_of_gaps()
    {
        Drawings(Of(Values.Where(row => row is not ("2024", "East & <West>", _)))).Select(drawing => drawing.ToString())
            .ShouldBe(Drawings(Map).Select(drawing => drawing.ToString()));
        Texts(Drawings(Of(Values.Where(row => row.Year == "2021")))[0]).ShouldNotContain("not part");
    }

    [Fact]
    public void Names_that_share_an_extreme_are_counted_where_they_have_no_room()
    {
        string[] areas = ["Södermanland", "Västernorrland", "Västmanland", "Öland"];
        var map = Chart.Map(areas, area => area, _ => "M0 0L9 0L9 9Z", area => area == "Öland" ? 1 : 2);
        Texts(Drawings(map)[1]).ShouldBe(["2 Södermanland (+2)", "1 Öland"]);
    }

    [Fact]
    public void A_page_gets_words_data_and_drawing_and_no_chart_of_plotly()
    {
        var forms = new MapFormatterSource().CreateTypeFormatters().Cast<Formatter<MapFigure>>().ToDictionary(form => form.MimeType, form =>
        {
            var writer = new StringWriter();
            form.Format(Map, writer).ShouldBeTrue();
            return writer.ToString();
        });
        using var json = JsonDocument.Parse(forms["application/vnd.dib.drawn+json"]);
        json.RootElement.GetProperty("data").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("meta").GetProperty("table").GetProperty("rows")[1].ToString().ShouldBe("[\"North\",250,100]");
        forms["text/html"].ShouldContain(Map.ToSvg());
        forms.Keys.ShouldNotContain("application/vnd.plotly.v1+json");
        Should.Throw<NotSupportedException>(() => Map.Chart);
    }

    [Fact]
    public void An_area_twice_in_a_map_is_refused() =>
        Should.Throw<ArgumentException>(() => Of([.. Values, ("2024", "North", 3)])).Message.ShouldContain("\"North\" in \"2024\"");
}
