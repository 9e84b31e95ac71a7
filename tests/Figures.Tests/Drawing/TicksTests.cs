namespace Figures.Tests.Drawing;

public class TicksTests
{
    [Theory]
    [InlineData(0, 52.2, new[] { 0.0, 10, 20, 30, 40, 50, 60 })]
    [InlineData(-123.4, 114.4, new[] { -150.0, -100, -50, 0, 50, 100, 150 })]
    [InlineData(0, 0.61, new[] { 0, 0.2, 0.4, 0.6, 0.8 })]
    [InlineData(0, 0, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(5, 5, new[] { 0.0, 1, 2, 3, 4, 5 })]
    public void Ticks_are_round_and_cover_the_values(double minimum, double maximum, double[] expected) =>
        Ticks.Cover(minimum, maximum, 6).ShouldBe(expected);

    [Fact]
    public void Ticks_of_any_range_are_evenly_spaced_few_and_cover_it()
    {
        for (var power = -6; power <= 9; power++)
        {
            foreach (var (from, to) in new[] { (0.3, 7.1), (-2.2, 0.4), (-9.9, -9.1), (0.0, 1.0), (4.99, 5.01) })
            {
                var scale = Math.Pow(10, power);
                var ticks = Ticks.Cover(from * scale, to * scale, 6);
                ticks.Count.ShouldBeInRange(2, 8);
                var step = ticks[1] - ticks[0];
                ticks[0].ShouldBeLessThanOrEqualTo(from * scale + step * 1e-6);
                ticks[^1].ShouldBeGreaterThanOrEqualTo(to * scale - step * 1e-6);
                ticks.Zip(ticks.Skip(1)).ShouldAllBe(pair => Math.Abs(pair.Second - pair.First - step) < step * 1e-6);
            }
        }
    }
}
