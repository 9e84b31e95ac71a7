using System.Reflection;

namespace Figures.Tests.Output;

public class FigureFormatterSourceTests
{
    /// <summary>Finds the formatters as a notebook does: by names and shapes alone.</summary>
    private static Dictionary<string, string> FormatByConvention(object value)
    {
        var attribute = value.GetType()
            .GetCustomAttributes()
            .Single(candidate => candidate.GetType().Name == "TypeFormatterSourceAttribute");
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var source = Activator.CreateInstance(sourceType)!;
        var formatters = (IEnumerable<object>)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, [])!;
        return formatters.ToDictionary(
            formatter => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!,
            formatter =>
            {
                formatter.GetType().GetProperty("Type")!.GetValue(formatter).ShouldBe(typeof(Figure));
                var writer = new StringWriter();
                formatter.GetType()
                    .GetMethod("Format", [typeof(object), typeof(TextWriter)])!
                    .Invoke(formatter, [value, writer])
                    .ShouldBe(true);
                return writer.ToString();
            });
    }

    [Fact]
    public void A_notebook_finds_all_three_forms_by_the_convention()
    {
        var forms = FormatByConvention(Samples.Bars);
        forms["application/vnd.plotly.v1+json"].ShouldBe(Samples.Bars.ToJson());
        forms["text/html"].ShouldBe(Samples.Bars.ToHtml());
        forms["text/plain"].ShouldBe(Samples.Bars.ToText());
    }

    [Fact]
    public void The_preferred_forms_are_plotly_a_picture_and_html() =>
        typeof(Figure).GetCustomAttribute<TypeFormatterSourceAttribute>()!.PreferredMimeTypes.ShouldBe(
            ["application/vnd.plotly.v1+json", "image/svg+xml", "text/html"]);

    [Fact]
    public void Another_type_is_not_handled_and_writes_nothing()
    {
        var writer = new StringWriter();
        var formatter = new FigureFormatterSource().CreateTypeFormatters().Cast<Formatter<Figure>>().First();
        formatter.Format("text", writer).ShouldBeFalse();
        writer.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Plain_text_is_a_table_with_aligned_numbers() =>
        Chart.Bars([("Dalarna", 52.2), ("Värmland", 10.6)], r => r.Item1, r => r.Item2).WithTitle("Dalarna leads").ToText()
            .ShouldBe("Dalarna leads\nName      Value\nDalarna    52.2\nVärmland   10.6\n");
}
