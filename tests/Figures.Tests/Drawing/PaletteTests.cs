namespace Figures.Tests.Drawing;

public class PaletteTests
{
    private static readonly string[] Marks = [.. Palette.Series, .. Palette.Hues, Palette.Muted, Palette.Line];

    private static double Contrast(string one, string other)
    {
        double[] luminances = [.. new[] { one, other }.Select(TileColors.Luminance).Order()];
        return (luminances[1] + 0.05) / (luminances[0] + 0.05);
    }

    [Fact]
    public void Luminance_agrees_with_known_values()
    {
        TileColors.Luminance("#ffffff").ShouldBe(1, 1e-9);
        TileColors.Luminance("#808080").ShouldBe(0.21586, 1e-4);
    }

    [Fact]
    public void Every_mark_stands_out_on_white_and_on_near_black_pages()
    {
        foreach (var color in Marks)
        {
            Contrast(color, "#ffffff").ShouldBeGreaterThanOrEqualTo(3, color);
            Contrast(color, "#14171c").ShouldBeGreaterThanOrEqualTo(3, color);
        }
    }

    [Fact]
    public void Text_is_readable_on_white() => Contrast(Palette.Text, "#ffffff").ShouldBeGreaterThanOrEqualTo(4.5);

    [Fact]
    public void Series_differ_in_greyscale()
    {
        double[] lightness = [.. Palette.Series.Select(color => 116 * Math.Cbrt(TileColors.Luminance(color)) - 16).Order()];
        lightness.Zip(lightness.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First > 8);
    }

    [Fact]
    public void Highlighted_and_muted_marks_differ_in_greyscale() => Contrast(Palette.First, Palette.Muted).ShouldBeGreaterThan(1.5);

    /// <summary>Simulation by Viénot, Brettel and Mollon (1999) in linear RGB.</summary>
    [Theory]
    [InlineData(0.11238, 0.88762, 0.00401)]
    [InlineData(0.29275, 0.70725, -0.02234)]
    public void Series_differ_for_red_and_green_blind_readers(double red, double green, double blueShift)
    {
        double[][] seen = [.. Palette.Series.Select(Linear).Select(rgb =>
        {
            var mixed = red * rgb[0] + green * rgb[1];
            return new[] { mixed, mixed, blueShift * (rgb[0] - rgb[1]) + rgb[2] };
        })];
        for (var one = 0; one < seen.Length; one++)
            for (var other = one + 1; other < seen.Length; other++)
                Distance(seen[one], seen[other]).ShouldBeGreaterThan(20, $"{Palette.Series[one]} and {Palette.Series[other]}");
    }

    [Fact]
    public void In_both_themes_the_middle_of_a_map_is_calm_and_its_ends_stand_out()
    {
        var steps = Palette.AroundMidpointSteps;
        string[][] themes = [["#fdfdfb", .. steps.Select(step => step.Light)], ["#14181b", .. steps.Select(step => step.Dark)]];
        foreach (var (page, colors) in themes.Select(theme => (theme[0], theme[1..])))
        {
            Contrast(colors[1], page).ShouldBeLessThan(2);
            Contrast(colors[0], page).ShouldBeGreaterThanOrEqualTo(4.5);
            Contrast(colors[2], page).ShouldBeGreaterThanOrEqualTo(4.5);
        }
    }

    [Fact]
    public void Text_on_tiles_is_readable_at_every_value()
    {
        foreach (var figure in new[] { Samples.Tiles, Samples.Tiles with { Midpoint = null } })
        {
            var colors = new TileColors(figure);
            for (var step = 0; step <= 100; step++)
            {
                var value = colors.Low + (colors.High - colors.Low) * step / 100;
                foreach (var onDark in new[] { false, true })
                {
                    var ink = colors.ThemedInk(value) switch
                    {
                        Palette.DarkThenLight => onDark ? "#ffffff" : "#000000",
                        Palette.LightThenDark => onDark ? "#000000" : "#ffffff",
                        var both => both,
                    };
                    Contrast(colors.Of(value, onDark), ink).ShouldBeGreaterThanOrEqualTo(4.5);
                }
            }
        }
    }

    [Fact]
    public void The_middle_of_a_scale_is_calm_on_the_page_that_it_stands_on()
    {
        var colors = new TileColors(Samples.Tiles);
        Contrast(colors.Of(31), "#ffffff").ShouldBeLessThan(1.5);
        Contrast(colors.Of(31, onDark: true), "#14171c").ShouldBeLessThan(1.5);
    }

    [Fact]
    public void The_midpoint_has_the_neutral_colour() =>
        new TileColors(Samples.Tiles).Of(31).ShouldBe(Palette.AroundMidpointSteps[1].Light);

    [Fact]
    public void Tiles_that_all_lie_on_the_midpoint_are_neutral() =>
        new TileColors(Chart.Tiles([1, 2], n => $"{n}", n => n, _ => 0, _ => 100, midpoint: 100)).Of(100)
            .ShouldBe(Palette.AroundMidpointSteps[1].Light);

    private static double[] Linear(string color) =>
        [.. Enumerable.Range(0, 3)
            .Select(channel => Convert.ToInt32(color.Substring(1 + 2 * channel, 2), 16) / 255.0)
            .Select(share => share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4))];

    /// <summary>CIE 1976 colour difference.</summary>
    private static double Distance(double[] one, double[] other)
    {
        var (a, b) = (Lab(one), Lab(other));
        return Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
    }

    private static double[] Lab(double[] rgb)
    {
        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16.0 / 116;
        var x = F((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
        var y = F(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        var z = F((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }
}
