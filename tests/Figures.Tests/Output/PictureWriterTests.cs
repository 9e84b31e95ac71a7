using System.Globalization;
using System.Xml.Linq;

namespace Figures.Tests.Output;

public class PictureWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Kinds => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_picture_has_all_that_the_drawing_shows_and_the_words_around_it(string kind)
    {
        var figure = Samples.All[kind].WithTitle("Tom & Anna got <most>").WithCaption("Source: SCB.");
        var (picture, drawing) = (XElement.Parse(figure.ToPicture()), XElement.Parse(figure.ToSvg()));
        string[] above = figure.Unit.Length > 0 ? ["Tom & Anna got <most>", figure.Unit] : ["Tom & Anna got <most>"];
        Texts(picture).ShouldBe([.. above, .. Texts(drawing), "Source: SCB."]);
        Marks(picture).ShouldBe(Marks(drawing));
        picture.Element(Svg + "title")!.Value.ShouldBe(figure.Alt.ToString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_knows_nothing_of_css_shows_its_colours(string kind) =>
        Samples.All[kind].ToPicture().ShouldNotMatch(@"var\(|light-dark|class=""chart|style=");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_is_drawn_outside_of_the_picture_or_over_its_words(string kind)
    {
        var picture = XElement.Parse(Samples.All[kind].WithTitle("A title").WithCaption("A caption").ToPicture());
        var (title, drawings, caption) = (picture.Elements(Svg + "text").First(), picture.Elements(Svg + "svg").ToList(),
            picture.Elements(Svg + "text").Last());
        foreach (var drawing in drawings)
        {
            Number(drawing, "y").ShouldBeGreaterThan(Number(title, "y"));
            (Number(drawing, "y") + Number(drawing, "height")).ShouldBeLessThan(Number(caption, "y"));
            Number(drawing, "x").ShouldBeGreaterThanOrEqualTo(20);
            (Number(drawing, "x") + Number(drawing, "width")).ShouldBeLessThanOrEqualTo(780);
        }
        Number(caption, "y").ShouldBeLessThan(Number(picture, "height"));
    }

    [Fact]
    public void Maps_stand_side_by_side_below_their_scale_as_many_as_there_is_room_for()
    {
        var map = Chart.Map(
            new[] { "2020", "2021", "2022", "2023", "2024" }, _ => "North", _ => "M0 0L9 0L9 9Z", _ => 1, map: year => year);
        var places = XElement.Parse(map.ToPicture()).Elements(Svg + "svg").Select(part => (Number(part, "x"), Number(part, "y"))).ToList();
        places.Select(place => place.Item1).ShouldBe([20, 20, 200, 380, 560, 20]);
        places.Select(place => place.Item2).Distinct().Count().ShouldBe(3);
    }

    private static List<string> Texts(XElement within) => [.. within.Descendants(Svg + "text").Select(text => text.Value)];

    private static int Marks(XElement within) => within.Descendants().Count(element => (string?)element.Attribute("class") == "mark");

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
